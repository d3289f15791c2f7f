import type PDFDocument from "pdfkit";
import type { DocumentFont } from "pdfkit";
import { BY_WORD, type FontFile } from "../fonts";
import { lengthText } from "./numbers";

/** A font as one document holds it. */
export interface OpenFont {
  font: DocumentFont;
  /** The glyphs of a text as the inside of a `TJ`: strings of glyphs, and steps between them in thousandths of the font size. */
  glyphsOf: (text: string) => string;
}

/** The fonts of one document, each opened where it is first used. */
export class DocumentFonts {
  readonly #open = new Map<FontFile, OpenFont>();

  constructor(private readonly document: PDFDocument) {}

  of(file: FontFile): OpenFont {
    const known = this.#open.get(file);
    if (known) return known;
    const { _font: font } = this.document.font(file);
    const opened = { font, glyphsOf: rememberGlyphs(font) };
    this.#open.set(file, opened);
    return opened;
  }
}

/** Words come back on every page of a report: pdfkit numbers the glyphs of each once. */
function rememberGlyphs(font: DocumentFont): (text: string) => string {
  const words = new Map<string, string>();
  const glyphsOfWord = (word: string): string => {
    const known = words.get(word);
    if (known !== undefined) return known;
    const glyphs = steppedGlyphs(...font.encode(word, BY_WORD));
    words.set(word, glyphs);
    return glyphs;
  };
  return (text) => {
    let glyphs = "";
    // As `textWidth` counts them: a word with the gap behind it.
    for (let from = 0; from < text.length; ) {
      const gap = text.indexOf(" ", from);
      let to = gap < 0 ? text.length : gap + 1;
      while (text[to] === " ") to += 1;
      glyphs += glyphsOfWord(text.slice(from, to));
      from = to;
    }
    return glyphs;
  };
}

type Places = ReturnType<DocumentFont["encode"]>[1];

/** A glyph that is kerned, or stands beside its place, is followed by a step; all others go on where the one before ends. */
function steppedGlyphs(codes: readonly string[], places: Places): string {
  let glyphs = "";
  let text = "";
  const step = (by: number) => {
    if (by === 0) return;
    glyphs += `${text === "" ? "" : `<${text}>`}${lengthText(-by)}`;
    text = "";
  };
  for (const [index, code] of codes.entries()) {
    const { xAdvance = 0, xOffset = 0, advanceWidth = 0 } = places[index] ?? {};
    step(xOffset);
    text += code;
    step(xAdvance - advanceWidth - xOffset);
  }
  return text === "" ? glyphs : `${glyphs}<${text}>`;
}
