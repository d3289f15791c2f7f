import { type ProseView, proseText } from "@/lib/views";

/** Characters the shipped fonts can draw (the ranges they were cut to). */
const DRAWABLE =
  /[\u0020-\u007e\u00a0-\u017f\u02c6\u02da\u02dc\u0394\u03a3\u03b1-\u03c9\u2009\u200a\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u202f\u2030\u2032\u2033\u2039\u203a\u2044\u20ac\u2116\u2122\u2126\u2150-\u215e\u2190-\u2199\u2202\u2206\u220f\u2211\u2212\u2215\u221a\u221e\u222b\u2248\u2260\u2264\u2265\u2713]/u;

/** Nearly all texts. */
const ALL_DRAWABLE = new RegExp(`^${DRAWABLE.source}*$`, "u");

/** Drawn in place of what the fonts lack: a box, as wide as a letter. */
export const SUBSTITUTE = "\ufffd";

/** Text as the report can draw it: whatever the fonts lack becomes a visible substitute, never a gap or an overlap. */
export function printable(words: string | ProseView): string {
  // On paper nothing leads on: words with links print as they are read.
  const text = typeof words === "string" ? words : proseText(words);
  if (ALL_DRAWABLE.test(text)) return text;
  let out = "";
  for (const character of text) out += DRAWABLE.test(character) ? character : /\s/u.test(character) ? " " : SUBSTITUTE;
  return out;
}

/** After these a long address may end its line, but not at the point inside a number. */
const ADDRESS_BREAK = /(?<=[/?&=_.-])(?=[^\s/?&=_.-])(?!(?<=\d\.)\d)/u;
/** Between the ends of a range, `$157k–$370k`, any line may end. */
const RANGE_BREAK = /(?<=\u2013)(?=\S)/u;
/** A word without a gap that is longer than this may end its line in steps of PIECE. */
const LONG_WORD = 18;
const PIECE = 6;
/** Glues a number to its unit: what it joins stays together as long as there is a line that holds it. */
const GLUE = "\u00a0";
/** A number with its points, commas and narrow gaps; else a single letter. */
const NUMBER_OR_LETTER = /\d+(?:[.,\u202f]\d+)+|./gsu;

/** Nearly all words stay whole, and this says so at once. */
export const mayBePieces = (word: string): boolean => word.length > LONG_WORD || word.includes("\u2013");

/**
 * Where a word may end its line, between an empty piece and the next: without a hyphen, which the source did not write and which
 * could sit in a name or a number.
 */
export function wordPieces(word: string): string[] {
  if (!mayBePieces(word)) return [word];
  const parts = word
    .split(RANGE_BREAK)
    .flatMap((part) => (isLong(part) ? part.split(ADDRESS_BREAK) : [part]))
    .flatMap((part) => (isLong(part) ? inPieces(part) : [part]));
  return parts.flatMap((part, index) => (index === 0 ? [part] : ["", part]));
}

const isLong = (part: string): boolean =>
  part.length > LONG_WORD && part.split(GLUE).some(({ length }) => length > LONG_WORD);

/** Letters one by one, numbers whole: read in two halves, a number says something else. */
export const lettersOf = (text: string): string[] => text.match(NUMBER_OR_LETTER) ?? [];

function inPieces(text: string): string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const next of lettersOf(text).flatMap((one) => (one.length > LONG_WORD ? [...one] : [one]))) {
    if (piece !== "" && piece.length + next.length > PIECE) {
      pieces.push(piece);
      piece = "";
    }
    piece += next;
  }
  return [...pieces, piece];
}

/** A text in pieces of at most `max` characters, cut between sentences where there are any, else between words. */
export function textPieces(text: string, max: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const head = rest.slice(0, max);
    const sentence = head.lastIndexOf(". ");
    const word = head.lastIndexOf(" ");
    const at = sentence > max / 2 ? sentence + 1 : word > 0 ? word : max;
    pieces.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return [...pieces, rest];
}
