import { faceOf, type Word } from "../fonts";
import { lettersOf, mayBePieces, wordPieces } from "../printable";
import type { Look } from "./look";

/** Words of one look. */
export interface Span {
  text: string;
  look: Look;
}
/** A part of a line in one look; `x` from where the line begins. */
export interface LinePart extends Span {
  x: number;
  width: number;
  /** The text word by word, gaps among them. */
  words: Word[];
}
export interface SetLine {
  parts: LinePart[];
  width: number;
}

/** What is never parted; a word is one of them, or several where `wordPieces` lets it end its line. */
interface Atom {
  word: Word;
  look: Look;
  width: number;
  isGap: boolean;
  /** A line may end before it. */
  mayBreak: boolean;
}

/** Layouts round to single precision; as much more may stand on a line. */
const SPARE = 0.02;

export const widthOf = (text: string, look: Look): number =>
  faceOf(look).widthOf(text) * look.fontSize + look.letterSpacing * text.length;

/**
 * Words on lines of at most `maxWidth` points, each filled as far as it goes. A word that is wider than a line by itself is
 * cut between letters, so that nothing ever leaves its column.
 */
export function breakLines(spans: readonly Span[], maxWidth: number): SetLine[] {
  const room = maxWidth + SPARE;
  const atoms = atomsOf(spans);
  const lines: SetLine[] = [];
  let line: SetLine = { parts: [], width: 0 };
  /** A gap is drawn only where words go on behind it. */
  let gapsFrom = 0;
  let gapWidth = 0;
  for (let at = 0; at < atoms.length; ) {
    const first = atoms[at] as Atom;
    if (first.isGap) {
      gapWidth += first.width;
      at += 1;
      continue;
    }
    const gapsTo = at;
    let width = 0;
    // What stands on one line together.
    do {
      width += (atoms[at] as Atom).width;
      at += 1;
    } while (at < atoms.length && !atoms[at]?.isGap && !atoms[at]?.mayBreak);
    if (line.parts.length > 0 && line.width + gapWidth + width > room) line = nextLine(lines, line);
    else if (line.parts.length > 0) for (let gap = gapsFrom; gap < gapsTo; gap += 1) append(line, atoms[gap] as Atom);
    for (let index = gapsTo; index < at; index += 1) {
      const atom = atoms[index] as Atom;
      for (const piece of width > room ? piecesOf(atom, room) : [atom]) {
        if (line.parts.length > 0 && line.width + piece.width > room) line = nextLine(lines, line);
        append(line, piece);
      }
    }
    gapsFrom = at;
    gapWidth = 0;
  }
  nextLine(lines, line);
  return lines;
}

function nextLine(lines: SetLine[], line: SetLine): SetLine {
  lines.push(line);
  return { parts: [], width: 0 };
}

/** Neighbours of one look are drawn as one text. */
function append(line: SetLine, { word, look, width, isGap }: Atom): void {
  const last = line.parts.at(-1);
  if (last?.look === look) {
    last.text += word.text;
    last.width += width;
    const before = last.words.at(-1);
    // Pieces of one word that stand on one line after all are drawn as the word.
    if (before && !isGap && before.text.charCodeAt(0) !== GAP)
      last.words[last.words.length - 1] = faceOf(look).wordOf(before.text + word.text);
    else last.words.push(word);
  } else line.parts.push({ text: word.text, words: [word], look, x: line.width, width });
  line.width += width;
}

/** Words and the gaps between them. This runs for every letter of a report. */
function atomsOf(spans: readonly Span[]): Atom[] {
  const atoms: Atom[] = [];
  for (const { text: written, look } of spans) {
    const text = look.isUppercase ? written.toUpperCase() : written;
    const face = faceOf(look);
    for (const word of textWords(text)) {
      const isGap = word.charCodeAt(0) === GAP;
      if (isGap || !mayBePieces(word)) atoms.push(atomOf(face.wordOf(word), look, isGap, isGap));
      else
        for (const [index, piece] of wordPieces(word).entries())
          atoms.push(atomOf(face.wordOf(piece), look, false, index > 0));
    }
  }
  return atoms;
}

function atomOf(word: Word, look: Look, isGap: boolean, mayBreak: boolean): Atom {
  const width = word.width * look.fontSize + look.letterSpacing * word.text.length;
  return { word, look, width, isGap, mayBreak };
}
const GAP = 32;

/** The words of a text and the gaps between them, in their order. */
export function textWords(text: string): string[] {
  const words: string[] = [];
  for (let from = 0; from < text.length; ) {
    let to = from + 1;
    if (text.charCodeAt(from) === GAP) while (text.charCodeAt(to) === GAP) to += 1;
    else to = text.indexOf(" ", to);
    if (to < 0) to = text.length;
    words.push(text.slice(from, to));
    from = to;
  }
  return words;
}

/**
 * A word that is wider than a line: parted behind its hyphens and the like, else between any two letters; inside a number only
 * where that alone is wider than a line.
 */
function piecesOf({ word, look }: Atom, room: number): Atom[] {
  const cutWide = (cut: (text: string) => string[]) => (piece: string) =>
    widthOf(piece, look) > room ? cut(piece) : [piece];
  return word.text
    .split(INNER_BREAK)
    .flatMap(cutWide(lettersOf))
    .flatMap(cutWide((piece) => [...piece]))
    .map((piece) => atomOf(faceOf(look).wordOf(piece), look, false, true));
}
const INNER_BREAK = /(?<=[-/_.\u00a0])(?=[^-/_.\u00a0])(?!(?<=\d\.)\d)/u;

/** A text on one line, cut visibly where it is too wide. */
export function oneLine(text: string, look: Look, maxWidth: number): string {
  if (widthOf(text, look) <= maxWidth) return text;
  let end = text.length;
  while (end > 1 && widthOf(`${text.slice(0, end)}…`, look) > maxWidth) end -= 1;
  return `${text.slice(0, end).trimEnd()}…`;
}

/** Words that are set in several widths until their box has its place. */
export class Words {
  /** Points from one line to the next: of the tallest of the words. */
  readonly lineHeight: number;
  #lines: SetLine[] = [];
  /** All widths from the first to the second give these lines. */
  #from = Number.POSITIVE_INFINITY;
  #to = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly spans: readonly Span[],
    lineHeight: number,
  ) {
    this.lineHeight = spans.reduce((height, { look }) => Math.max(height, look.lineHeight), lineHeight);
  }

  linesAt(width: number): SetLine[] {
    if (width < this.#from || width > this.#to) {
      this.#lines = breakLines(this.spans, width);
      // Lines that fit a narrower box break there as well: the word behind each did not even fit the wider one.
      this.#from = widest(this.#lines);
      this.#to = width;
    }
    return this.#lines;
  }

  sizeAt(width: number): { width: number; height: number } {
    const lines = this.linesAt(width);
    return { width: widest(lines), height: lines.length * this.lineHeight };
  }
}

const widest = (lines: readonly SetLine[]): number => lines.reduce((most, { width }) => Math.max(most, width), 0);
