/** Text that is markup already; everything else is escaped where it enters a template. */
export class Markup {
  constructor(readonly text: string) {}
}

type Piece = Markup | string | number | null | undefined | false | readonly Markup[];

/** Characters that mean something in HTML or XML, as text; control characters are no part of XML, however they are written. */
const escapeText = (text: string): string =>
  [...text]
    .filter((character) => character >= " " || character === "\n" || character === "\t")
    .join("")
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

function textOf(piece: Piece): string {
  if (piece === null || piece === undefined || piece === false) return "";
  if (piece instanceof Markup) return piece.text;
  if (typeof piece === "object") return piece.map(({ text }) => text).join("");
  return escapeText(String(piece));
}

/** A template of HTML or SVG in which every value is escaped unless it is markup itself; null, undefined and false leave nothing. */
export const markup = (parts: TemplateStringsArray, ...pieces: Piece[]): Markup =>
  new Markup(parts.map((part, index) => part + textOf(pieces[index])).join(""));
