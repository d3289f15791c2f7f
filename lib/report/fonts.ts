import { join } from "node:path";
import { Font } from "@react-pdf/renderer";
import type { Look } from "./setting/look";

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
}
interface ShapedRun {
  advanceWidth: number;
  glyphs: unknown[];
  positions: Record<string, number>[];
}

/** A font that texts are set in. */
export interface Face {
  font: FontFile;
  /** Share of the font size that letters reach above their line. */
  ascent: number;
  /** Width of a text as a share of the font size. */
  widthOf: (text: string) => number;
}

let loading: Promise<void> | undefined;

/** Loads the fonts that ship with the app, once; a report needs no network. */
export const registerFonts = (root: string = process.cwd()): Promise<void> => {
  loading ??= load(root);
  return loading;
};

const faces = new Map<string, Face>();

async function load(root: string): Promise<void> {
  for (const { fontFamily, file, ...style } of FACES)
    Font.register({ family: fontFamily, src: join(root, "public", "fonts", file), ...style });
  for (const { file: _file, ...face } of FACES) await Font.load(face);
  for (const { file: _file, ...face } of FACES) {
    const font = Font.getFont(face)?.data as unknown as FontFile | undefined;
    if (!font) throw new Error(`the font ${face.fontFamily} ${face.fontWeight} was not read`);
    faces.set(nameOf(face), faceFrom(font));
  }
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
  rememberRuns(font);
  const widths = new Map<string, number>();
  return {
    font,
    ascent: font.ascent / font.unitsPerEm,
    widthOf(text) {
      const known = widths.get(text);
      if (known !== undefined) return known;
      const width = font.layout(text).advanceWidth / font.unitsPerEm;
      if (widths.size >= MAX_KEPT) widths.clear();
      widths.set(text, width);
      return width;
    },
  };
}

/** Keeps the glyphs of every text it has shaped, from one report to the next. Who asks gets positions of its own: pdfkit scales them in place. */
function rememberRuns(font: FontFile): void {
  const shape = font.layout.bind(font);
  const runs = new Map<string, ShapedRun>();
  font.layout = (text, ...rest) => {
    const isPlain = rest.every((one) => one === undefined);
    const run = (isPlain ? runs.get(text) : undefined) ?? shape(text, ...rest);
    if (!isPlain) return run;
    if (runs.size >= MAX_KEPT) runs.clear();
    runs.set(text, run);
    return { advanceWidth: run.advanceWidth, glyphs: run.glyphs, positions: run.positions.map((one) => ({ ...one })) };
  };
}
