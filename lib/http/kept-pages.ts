import { LRUCache } from "lru-cache";
import type { Sent } from "./answer";

/** A page as it was sent, cut where the nonce of its request stood. */
interface KeptPage {
  headers: [name: string, value: string][];
  parts: Buffer[];
  bytes: number;
}

const MAX_BYTES = 32 * 1024 * 1024;
const pages = new LRUCache<string, KeptPage>({ maxSize: MAX_BYTES, sizeCalculation: ({ bytes }) => bytes });

/** What is said with a page and follows from it; everything else is said anew each time. */
const HEADERS = ["content-type", "cache-control", "vary", "link"];

const END = Buffer.from("</html>");

/** Stands where the nonce stood. */
const CUT = "\u0000";

/**
 * Keeps a page for those who ask for the same. A page that failed or broke off is not kept.
 * @param key names all that the page follows from
 * @param nonce of the request that it answered
 */
export function keepPage(key: string, { status, headers, body }: Sent, nonce: string): void {
  const isWhole = body.subarray(-END.length).equals(END);
  if (status !== 200 || !isWhole || headers["set-cookie"] !== undefined) return;
  pages.set(key, {
    headers: HEADERS.flatMap((name) => {
      const value = headers[name];
      return value === undefined ? [] : [[name, String(value).replaceAll(nonce, CUT)] as [string, string]];
    }),
    // Latin-1 reads and writes every byte as it is.
    parts: body
      .toString("latin1")
      .split(nonce)
      .map((part) => Buffer.from(part, "latin1")),
    bytes: body.length,
  });
}

/** The page kept under this key with another nonce in its places; null = none is kept. */
export function keptPage(key: string, nonce: string): { headers: [string, string][]; body: Uint8Array } | null {
  const page = pages.get(key);
  if (!page) return null;
  const between = Buffer.from(nonce, "latin1");
  return {
    headers: page.headers.map(([name, value]) => [name, value.replaceAll(CUT, nonce)]),
    body: new Uint8Array(Buffer.concat(page.parts.flatMap((part, index) => (index === 0 ? [part] : [between, part])))),
  };
}
