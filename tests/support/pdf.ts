import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from "@cantoo/pdf-lib";
import { findProgram } from "../../scripts/lib/programs.mjs";
import { removeFolder } from "./remove-folder";

/** Reading PDFs back, with the programs of poppler and, for what those do not tell, with pdf-lib. */

export const HAS_POPPLER = findProgram("pdftotext") !== null;
export const NO_POPPLER = "text of the PDFs (no pdftotext on this machine: it comes with poppler-utils)";

/** What one of poppler's programs says about a document. */
export function poppler(
  program: "pdftotext" | "pdfinfo" | "pdffonts",
  bytes: Uint8Array,
  ...options: string[]
): string {
  const folder = mkdtempSync(join(tmpdir(), "offtake-pdf-"));
  try {
    const path = join(folder, "report.pdf");
    writeFileSync(path, bytes);
    const output = program === "pdftotext" ? [path, "-"] : [path];
    return execFileSync(program, [...options, ...output], { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  } finally {
    removeFolder(folder);
  }
}

/** Text in the order in which it was written, so that wrapped cells stay whole; spaces and line breaks folded. */
export const pdfText = (bytes: Uint8Array, ...options: string[]): string =>
  poppler("pdftotext", bytes, "-raw", ...options).replaceAll(/\s+/g, " ");

/** Fields of `pdfinfo`: Title, Pages, Page size … */
export const pdfInfo = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(
    poppler("pdfinfo", bytes)
      .split("\n")
      .flatMap((line) => {
        const at = line.indexOf(":");
        return at < 0 ? [] : [[line.slice(0, at), line.slice(at + 1).trim()]];
      }),
  );

export interface Word {
  page: number;
  text: string;
  xMin: number;
  yMin: number;
  xMax: number;
  yMax: number;
}

const PAGE_OR_WORD =
  /<page width="([\d.]+)" height="([\d.]+)">|<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)</g;

/** Every word with its box, and the size of the pages, in points. */
export function pdfWords(bytes: Uint8Array): { words: Word[]; width: number; height: number } {
  const words: Word[] = [];
  let [page, width, height] = [0, 0, 0];
  for (const match of poppler("pdftotext", bytes, "-bbox").matchAll(PAGE_OR_WORD)) {
    if (match[1] === undefined) {
      const [xMin = 0, yMin = 0, xMax = 0, yMax = 0] = match.slice(3, 7).map(Number);
      words.push({ page, text: match[7] ?? "", xMin, yMin, xMax, yMax });
    } else {
      page += 1;
      width = Number(match[1]);
      height = Number(match[2]);
    }
  }
  return { words, width, height };
}

/** Titles of the bookmarks, in their order, those of a level below after theirs. */
export async function pdfOutline(bytes: Uint8Array): Promise<string[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const titles: string[] = [];
  const visit = (node: PDFDict): void => {
    for (let item = node.lookupMaybe(PDFName.of("First"), PDFDict); item; ) {
      const title = item.lookup(PDFName.of("Title"));
      if (title instanceof PDFString || title instanceof PDFHexString) titles.push(title.decodeText());
      visit(item);
      item = item.lookupMaybe(PDFName.of("Next"), PDFDict);
    }
  };
  const outlines = document.catalog.lookupMaybe(PDFName.of("Outlines"), PDFDict);
  if (outlines) visit(outlines);
  return titles;
}
