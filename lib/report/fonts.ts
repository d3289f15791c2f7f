import { join } from "node:path";
import { Font } from "@react-pdf/renderer";
import { wordPieces } from "./printable";

const FACES = [
  { fontFamily: "Sans", file: "OfftakeSans-Regular.ttf", fontWeight: 400 },
  { fontFamily: "Sans", file: "OfftakeSans-SemiBold.ttf", fontWeight: 600 },
  { fontFamily: "Sans", file: "OfftakeSans-Italic.ttf", fontWeight: 400, fontStyle: "italic" },
  { fontFamily: "Serif", file: "OfftakeSerif-Medium.ttf", fontWeight: 500 },
] as const;

let loading: Promise<void> | undefined;

/** Loads the fonts that ship with the app, once; a report needs no network. */
export const registerFonts = (root: string = process.cwd()): Promise<void> => {
  loading ??= load(root);
  return loading;
};

async function load(root: string): Promise<void> {
  Font.registerHyphenationCallback(wordPieces);
  for (const { fontFamily, file, ...style } of FACES)
    Font.register({ family: fontFamily, src: join(root, "public", "fonts", file), ...style });
  for (const { file: _file, ...face } of FACES) await Font.load(face);
  for (const { sources } of Object.values(Font.getRegisteredFonts()))
    for (const { data } of sources) if (data) rememberRuns(data);
}

/** Texts of a few long reports; then it starts anew. */
const MAX_RUNS = 20_000;

/**
 * Keeps the glyphs of every text it has set. A report is laid out twice, to measure and to place, and the layout asks for
 * the same text several times each; shaping it is half of the work. What comes back is only read.
 */
function rememberRuns(font: object): void {
  const shaper = font as { layout: (text: string, ...rest: unknown[]) => unknown };
  const shape = shaper.layout.bind(font);
  const runs = new Map<string, unknown>();
  shaper.layout = (text, ...rest) => {
    const key = `${JSON.stringify(rest)}${text}`;
    const known = runs.get(key);
    if (known !== undefined) return known;
    const run = shape(text, ...rest);
    if (runs.size >= MAX_RUNS) runs.clear();
    runs.set(key, run);
    return run;
  };
}
