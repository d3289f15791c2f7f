import { LARGEST_FILE_CHARACTERS, type PrintedPages, parseVerdictFile, type VerdictFile } from "@/lib/scoring";
import { isAssumedName } from "./assumed-suffix";
import { PacketError } from "./packet-error";
import { jsonAttachments } from "./pdf/attachments";
import { isPdf, PdfDocument } from "./pdf/document";
import { digestPages } from "./pdf/pages";

/** Reports stay under 2 MB; more than this is something else. */
const LARGEST_BYTES = 60_000_000;

export interface Received {
  /** Name inside the PDF; null for a file that came by itself. */
  name: string | null;
  file: VerdictFile;
  /** Pages of the PDF it came in; null for a file that came by itself. */
  printed: PrintedPages | null;
}

/** What the pages of a PDF draw. @throws PacketError */
export const printedPages = (pdf: Uint8Array): PrintedPages => digestPages(new PdfDocument(pdf));

/**
 * The verdict files in a PDF or a JSON file, parsed. Runs in a browser as on a server.
 *
 * @throws PacketError or VerdictFileError, each in one sentence.
 */
export const readReceived = (bytes: Uint8Array): Received[] => {
  if (bytes.length > LARGEST_BYTES)
    throw new PacketError(
      `This file holds ${bytes.length} bytes; no report or verdict file is larger than ${LARGEST_BYTES}.`,
    );
  if (!isPdf(bytes)) return [{ name: null, file: parseVerdictFile(textIn(bytes)), printed: null }];
  const document = new PdfDocument(bytes);
  const attached = jsonAttachments(document);
  if (attached.length === 0)
    throw new PacketError(
      "No verdict file is attached to this PDF, so there is nothing to recompute. Printing or exporting a report again drops it: use the file as it was downloaded.",
    );
  const printed = digestPages(document);
  const received = attached.map(({ name, text }) => ({ name, file: parseVerdictFile(text), printed }));
  // A PDF lists its attachments by name; the verdicts that its pages print come first, a reader's own after them.
  return [
    ...received.filter(({ name }) => !isAssumedName(name)),
    ...received.filter(({ name }) => isAssumedName(name)),
  ];
};

const textIn = (bytes: Uint8Array): string => {
  // Told apart before decoding: a picture or an archive is no damaged text.
  if (bytes.length > 0 && bytes.length <= LARGEST_FILE_CHARACTERS * 4 && bytes.subarray(0, 4096).includes(0))
    throw new PacketError("This is neither a PDF nor a JSON file.");
  return new TextDecoder("utf-8").decode(bytes);
};
