import { join } from "node:path";
import { Font } from "@react-pdf/renderer";

let registered = false;

/** Embeds the fonts that ship with the app; a report needs no network. Safe to call more than once. */
export function registerFonts(root: string = process.cwd()): void {
  if (registered) return;
  const file = (name: string) => join(root, "public", "fonts", name);
  Font.register({
    family: "Sans",
    fonts: [
      { src: file("OfftakeSans-Regular.ttf"), fontWeight: 400 },
      { src: file("OfftakeSans-SemiBold.ttf"), fontWeight: 600 },
      { src: file("OfftakeSans-Italic.ttf"), fontWeight: 400, fontStyle: "italic" },
    ],
  });
  Font.register({ family: "Serif", fonts: [{ src: file("OfftakeSerif-Medium.ttf"), fontWeight: 500 }] });
  // Words are never broken: a hyphen that the source did not write could sit in a name or a number.
  Font.registerHyphenationCallback((word) => [word]);
  registered = true;
}
