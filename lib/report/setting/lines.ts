import { faceOf } from "../fonts";
import { wordPieces } from "../printable";
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
}
export interface SetLine {
  parts: LinePart[];
  width: number;
}

/** What is never parted; a word is one of them, or several where `wordPieces` lets it end its line. */
interface Atom extends Span {
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
  const lines: Atom[][] = [];
  let line: Atom[] = [];
  let used = 0;
  let gaps: Atom[] = [];
  const endLine = () => {
    lines.push(line);
    line = [];
    used = 0;
    gaps = [];
  };
  for (const unit of unitsOf(spans)) {
    const [first] = unit;
    if (first?.isGap) {
      // Drawn only where words go on behind it.
      if (line.length > 0) gaps.push(first);
      continue;
    }
    const width = sumOf(unit);
    const gapWidth = sumOf(gaps);
    if (line.length > 0 && used + gapWidth + width > room) endLine();
    else if (gaps.length > 0) {
      line.push(...gaps);
      used += gapWidth;
      gaps = [];
    }
    for (const atom of width > room ? unit.flatMap((wide) => piecesOf(wide, room)) : unit) {
      if (line.length > 0 && used + atom.width > room) endLine();
      line.push(atom);
      used += atom.width;
    }
  }
  endLine();
  return lines.map(joinedLine);
}

const sumOf = (atoms: readonly Atom[]): number => atoms.reduce((sum, { width }) => sum + width, 0);

/** Atoms that stand on one line together. */
function unitsOf(spans: readonly Span[]): Atom[][] {
  const units: Atom[][] = [];
  for (const atom of spans.flatMap(atomsOf)) {
    const last = units.at(-1);
    if (last && !atom.isGap && !atom.mayBreak && !last[0]?.isGap) last.push(atom);
    else units.push([atom]);
  }
  return units;
}

function atomsOf({ text: written, look }: Span): Atom[] {
  const text = look.isUppercase ? written.toUpperCase() : written;
  const atoms: Atom[] = [];
  for (const word of text.split(GAPS)) {
    if (word === "") continue;
    if (word[0] === " ") {
      atoms.push({ text: word, look, width: widthOf(word, look), isGap: true, mayBreak: true });
      continue;
    }
    for (const [index, piece] of wordPieces(word).entries())
      atoms.push({ text: piece, look, width: widthOf(piece, look), isGap: false, mayBreak: index > 0 });
  }
  return atoms;
}
const GAPS = /( +)/u;

/** A word that is wider than a line: parted behind its hyphens and the like, else between any two letters. */
const piecesOf = ({ text, look }: Atom, room: number): Atom[] =>
  text
    .split(INNER_BREAK)
    .flatMap((piece) => (widthOf(piece, look) > room ? [...piece] : [piece]))
    .map((piece) => ({ text: piece, look, width: widthOf(piece, look), isGap: false, mayBreak: true }));
const INNER_BREAK = /(?<=[-/_.])(?=[^-/_.])/u;

/** Neighbours of one look are drawn as one text. */
function joinedLine(atoms: readonly Atom[]): SetLine {
  const parts: LinePart[] = [];
  let x = 0;
  for (const { text, look, width } of atoms) {
    const last = parts.at(-1);
    if (last?.look === look) {
      last.text += text;
      last.width += width;
    } else parts.push({ text, look, x, width });
    x += width;
  }
  return { parts, width: x };
}

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
