import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { create } from "fontkit";
import type { Look } from "./setting/look";
import { rememberSubsets, type Subset } from "./writing/subsets";

const FACES = [
  { fontFamily: "Sans", file: "OfftakeSans-Regular.ttf", fontWeight: 400 },
  { fontFamily: "Sans", file: "OfftakeSans-SemiBold.ttf", fontWeight: 600 },
  { fontFamily: "Sans", file: "OfftakeSans-Italic.ttf", fontWeight: 400, fontStyle: "italic" },
  { fontFamily: "Serif", file: "OfftakeSerif-Medium.ttf", fontWeight: 500 },
] as const;

/** A font as it was read. */
export interface FontFile {
  postscriptName: string;
  unitsPerEm: number;
  /** Of its own units, above the line that letters stand on. */
  ascent: number;
  layout: (text: string, ...rest: unknown[]) => ShapedRun;
  createSubset: () => Subset;
}
interface ShapedRun {
  advanceWidth: number;
  glyphs: { advanceWidth: number }[];
  positions: Record<string, number>[];
}

/** A font that texts are set in. */
export interface Face {
  font: FontFile;
  /** Share of the font size that letters reach above their line. */
  ascent: number;
  /** Width of a text as a share of the font size. */
  widthOf: (text: string) => number;
  /** A word, or a gap, with its glyphs. */
  wordOf: (text: string) => Word;
}

let loading: Promise<void> | undefined;

/** Loads the fonts that ship with the app, once; a report needs no network. */
export const registerFonts = (root: string = process.cwd()): Promise<void> => {
  loading ??= load(root);
  return loading;
};

const faces = new Map<string, Face>();

async function load(root: string): Promise<void> {
  await Promise.all(
    FACES.map(async ({ file, ...face }) => {
      faces.set(nameOf(face), faceFrom(create(await readFile(join(root, "public", "fonts", file)))));
    }),
  );
}

const nameOf = ({
  fontFamily,
  fontWeight,
  fontStyle,
}: Pick<Look, "fontFamily" | "fontWeight"> & { fontStyle?: string }) =>
  fontFamily === "Serif" ? "Serif" : fontStyle === "italic" ? "Sans italic" : fontWeight === 600 ? "Sans 600" : "Sans";

/** The font that a text is set in. @throws where `registerFonts` has not been awaited */
export function faceOf(look: Pick<Look, "fontFamily" | "fontWeight" | "fontStyle">): Face {
  const face = faces.get(nameOf(look));
  if (!face) throw new Error("the fonts are not loaded");
  return face;
}

/** Texts of a few long reports; then it starts anew. */
const MAX_KEPT = 20_000;

function faceFrom(font: FontFile): Face {
  const wordOf = rememberWords(font);
  rememberSubsets(font);
  return {
    font,
    ascent: font.ascent / font.unitsPerEm,
    widthOf: (text) => wordOf(text).width,
    wordOf,
  };
}

/** Glyphs of a word and their places. */
export interface Word {
  text: string;
  /** Share of the font size. */
  width: number;
  glyphs: { advanceWidth: number }[];
  places: Place[];
  /** How a document writes it, where that is the same in each; null where it is not, or has not been asked for. */
  commonGlyphs: string | null;
}

/**
 * Where a glyph stands, in thousandths of the font size. pdfkit scales what a font tells it in place, each time it is told: these
 * keep their values, so that one word serves every text of every report. What it writes is left out of sight.
 */
class Place {
  readonly #at: readonly [xAdvance: number, xOffset: number, yOffset: number, advanceWidth: number];
  constructor(...at: [xAdvance: number, xOffset: number, yOffset: number, advanceWidth: number]) {
    this.#at = at;
  }
  get xAdvance() {
    return this.#at[0];
  }
  get xOffset() {
    return this.#at[1];
  }
  get yOffset() {
    return this.#at[2];
  }
  get advanceWidth() {
    return this.#at[3];
  }
  set advanceWidth(_scaled: number) {
    // Has been.
  }
}

/** Says to a font that one word is asked for; the shaping of it is that of any text. */
export const BY_WORD: unknown[] = [];

/** Keeps the glyphs of every word it has shaped, from one report to the next, and hands them to pdfkit too. */
function rememberWords(font: FontFile): (text: string) => Word {
  const shape = font.layout.bind(font);
  const scale = 1000 / font.unitsPerEm;
  const words = new Map<string, Word>();
  const wordOf = (text: string): Word => {
    const known = words.get(text);
    if (known) return known;
    const { glyphs, positions, advanceWidth } = shape(text);
    const places = positions.map(
      ({ xAdvance = 0, xOffset = 0, yOffset = 0 }, index) =>
        new Place(xAdvance * scale, xOffset * scale, yOffset * scale, (glyphs[index]?.advanceWidth ?? 0) * scale),
    );
    const word = { text, width: advanceWidth / font.unitsPerEm, glyphs, places, commonGlyphs: null };
    if (words.size >= MAX_KEPT) words.clear();
    words.set(text, word);
    return word;
  };
  font.layout = (text, features, ...rest) => {
    if (features !== BY_WORD) return shape(text, features, ...rest);
    const { width, glyphs, places } = wordOf(text);
    return { advanceWidth: width, glyphs, positions: places as unknown as Record<string, number>[] };
  };
  return wordOf;
}
