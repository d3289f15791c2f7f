import { AFRelationship, PDFDocument } from "@cantoo/pdf-lib";
import { type PrintedPages, type VerdictFile, verdictFileText, withPrinted } from "@/lib/scoring";
import { assumedSuffix } from "./assumed-suffix";
import { printedPages } from "./read";

export interface JsonFile {
  /** `verdict-helium.json`. */
  name: string;
  text: string;
}

/**
 * A PDF with files attached; the same bytes for the same arguments. Titles are shown in the window of a reader, which the
 * writer of the pages does not ask for.
 *
 * @param asOf `YYYY-MM-DD`, the only day in the file: a clock would give other bytes each time.
 */
export const attachFiles = async (pdf: Uint8Array, files: readonly JsonFile[], asOf: string): Promise<Uint8Array> => {
  const day = new Date(`${asOf}T00:00:00Z`);
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  for (const { name, text } of files) {
    await document.attach(new TextEncoder().encode(text), name, {
      mimeType: "application/json",
      description: "The verdict with its inputs, rules and options: it can be recomputed from this file alone",
      creationDate: day,
      modificationDate: day,
      afRelationship: AFRelationship.Data,
    });
  }
  document.catalog.getOrCreateViewerPreferences().setDisplayDocTitle(true);
  return document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });
};

export interface PacketPdf {
  bytes: Uint8Array;
  /** The files as attached: bound to the pages. */
  files: VerdictFile[];
}

/** Digests of rendered pages that are still held: reading a report's fonts costs more than attaching to it. */
const known = new WeakMap<Uint8Array, PrintedPages>();

const printedOnce = (pdf: Uint8Array): PrintedPages => {
  const printed = known.get(pdf) ?? printedPages(pdf);
  known.set(pdf, printed);
  return printed;
};

/** Rendered pages and the verdicts they print, made one: each file is bound to the pages, then attached. */
export const packetPdf = async (pdf: Uint8Array, files: readonly VerdictFile[]): Promise<PacketPdf> => {
  const printed = printedOnce(pdf);
  const bound = files.map((file) => withPrinted(file, printed));
  const asOf = bound[0]?.options.asOf ?? "1970-01-01";
  const attached = bound.map((file, index) => ({
    name: `verdict-${file.facts.network.slug}${assumedSuffix(bound, index)}.json`,
    text: verdictFileText(file),
  }));
  return { bytes: await attachFiles(pdf, attached, asOf), files: bound };
};
