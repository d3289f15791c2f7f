import type PDFDocument from "pdfkit";
import type { DocumentFont } from "pdfkit";
import { BY_WORD, type Face, type Word } from "../fonts";
import { textWords } from "../setting/lines";
import { takeCommonGlyphs } from "./common-glyphs";
import { lengthText } from "./numbers";

/** A font as one document holds it. */
export interface OpenFont {
  font: DocumentFont;
  /** The glyphs of a word as the inside of a `TJ`: strings of glyphs, and steps between them in thousandths of the font size. */
  glyphsOf: (word: Word) => string;
  /** The same of a text that has not been measured word by word. */
  glyphsOfText: (text: string) => string;
}

/** The fonts of one document, each opened where it is first used. */
export class DocumentFonts {
  readonly #open = new Map<Face, OpenFont>();

  constructor(private readonly document: PDFDocument) {}

  of(face: Face): OpenFont {
    const known = this.#open.get(face);
    if (known) return known;
    const { _font: font } = this.document.font(face.font);
    const glyphsOf = rememberGlyphs(font);
    const glyphsOfText = (text: string) =>
      textWords(text)
        .map((word) => glyphsOf(face.wordOf(word)))
        .join("");
    const opened = { font, glyphsOf, glyphsOfText };
    this.#open.set(face, opened);
    return opened;
  }
}

/** Words come back, on every page and in every report: pdfkit numbers the glyphs of each once. */
function rememberGlyphs(font: DocumentFont): (word: Word) => string {
  const lastCommon = takeCommonGlyphs(font);
  const ownWords = new Map<Word, string>();
  return (word) => {
    const known = word.commonGlyphs ?? ownWords.get(word);
    if (known !== undefined) return known;
    const [codes, places] = font.encode(word.text, BY_WORD);
    const glyphs = steppedGlyphs(codes, places);
    // Every document numbers common glyphs alike.
    if (codes.every((code) => Number.parseInt(code, 16) <= lastCommon)) word.commonGlyphs = glyphs;
    else ownWords.set(word, glyphs);
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
    glyphs += `${text === "" ? "" : `(${text})`}${lengthText(-by)}`;
    text = "";
  };
  for (const [index, code] of codes.entries()) {
    const { xAdvance = 0, xOffset = 0, advanceWidth = 0 } = places[index] ?? {};
    step(xOffset);
    text += byteText(code.slice(0, 2)) + byteText(code.slice(2));
    step(xAdvance - advanceWidth - xOffset);
  }
  return text === "" ? glyphs : `${glyphs}(${text})`;
}

/** A byte, given as two hexadecimal digits, inside a string of the content: half as long as the digits. */
function byteText(digits: string): string {
  const byte = Number.parseInt(digits, 16);
  // What would end the string, or be read as another end of line.
  if (byte === 0x0d) return "\\r";
  const letter = String.fromCharCode(byte);
  return letter === "(" || letter === ")" || letter === "\\" ? `\\${letter}` : letter;
}
