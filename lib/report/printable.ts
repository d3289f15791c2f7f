import { type ProseView, proseText } from "@/lib/views";

/** Characters the shipped fonts can draw (the ranges they were cut to). */
const DRAWABLE =
  /[\u0020-\u007e\u00a0-\u017f\u02c6\u02da\u02dc\u0394\u03a3\u03b1-\u03c9\u2009\u200a\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u202f\u2030\u2032\u2033\u2039\u203a\u2044\u20ac\u2116\u2122\u2126\u2150-\u215e\u2190-\u2199\u2202\u2206\u220f\u2211\u2212\u2215\u221a\u221e\u222b\u2248\u2260\u2264\u2265\u2713]/u;

/** Long addresses may break after these, by a break opportunity that draws nothing. */
const BREAK_AFTER = /([/?&=_.-])(?=[^\s]{12})/g;

/** Text as the report can draw it: whatever the fonts lack becomes a visible substitute, never a gap or an overlap. */
export function printable(words: string | ProseView): string {
  // On paper nothing leads on: words with links print as they are read.
  const text = typeof words === "string" ? words : proseText(words);
  let out = "";
  for (const character of text) out += DRAWABLE.test(character) ? character : character === "\n" ? " " : "\ufffd";
  return out;
}

/** Parts of an address between which a line may end. */
export const breakable = (url: string): string[] => printable(url).replace(BREAK_AFTER, "$1\u0000").split("\u0000");
