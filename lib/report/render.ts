import { type DocumentProps, renderToBuffer } from "@react-pdf/renderer";
import { LRUCache } from "lru-cache";
import type { ReactElement } from "react";
import { registerFonts } from "./fonts";

/** Rendered reports by what they follow from; the same key always means the same bytes. */
const rendered = new LRUCache<string, Buffer>({
  max: 40,
  maxSize: 64 * 1024 * 1024,
  sizeCalculation: (bytes) => bytes.length,
});

/** One document at a time: laying out pages holds the main thread, and a queue keeps the site answering between them. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * Bytes of a document. `key` names everything it follows from (fingerprints, page size, as-of).
 * @throws whatever laying out throws; a failed document does not hold up the next one.
 */
export function renderReport(key: string, document: () => ReactElement<DocumentProps>): Promise<Buffer> {
  const ready = rendered.get(key);
  if (ready) return Promise.resolve(ready);
  const next = queue.then(async () => {
    registerFonts();
    const bytes = rendered.get(key) ?? (await renderToBuffer(document()));
    rendered.set(key, bytes);
    return bytes;
  });
  queue = next.catch(() => undefined);
  return next;
}

/** A PDF reply with a name that says what is in it. */
export function pdfResponse(bytes: Buffer, filename: string, headOnly = false): Response {
  return new Response(headOnly ? null : new Uint8Array(bytes), {
    headers: {
      "content-type": "application/pdf",
      "content-length": String(bytes.length),
      "content-disposition": `inline; filename="${filename}"`,
      "cache-control": "no-cache",
    },
  });
}

/**
 * react-pdf takes an element of its own Document; a component that returns one is typed by its own props.
 * The component's one root is a Document, so the cast only says what the renderer finds.
 */
export const asDocument = (element: ReactElement): ReactElement<DocumentProps> =>
  element as ReactElement<DocumentProps>;
