import type { DocumentFont } from "pdfkit";
import { BY_WORD } from "../fonts";

/**
 * The glyphs that nearly every report uses, and the ligatures of the fonts. Every document holds them under the same numbers,
 * so that what is made of nothing else (words as glyphs, the font cut down to them) is made once for all reports.
 */
const COMMON = [
  ..." etaoinsrhldcumfpgwybvkxjqzETAOINSRHLDCUMFPGWYBVKXJQZ0123456789.,:;-()/%$&+?=_'\u2013\u2019\u201c\u201d\u00b7\u2026",
  ...["ff", "fi", "fl", "ffi", "ffl"],
];

/**
 * Gives a document the common glyphs of a font that it has just opened.
 * @returns the number of the last of them
 * @throws where the document has used the font before: its glyphs would have other numbers
 */
export function takeCommonGlyphs(font: DocumentFont): number {
  let last = 0;
  for (const text of COMMON)
    for (const code of font.encode(text, BY_WORD)[0]) {
      if (last === 0 && Number.parseInt(code, 16) !== 1) throw new Error("a font of the document was in use already");
      last = Math.max(last, Number.parseInt(code, 16));
    }
  return last;
}
