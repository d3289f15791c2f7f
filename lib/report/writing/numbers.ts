/** Thousandths of a point: finer than any printer. */
const STEPS = 1000;
/** Beyond any page; what lies further out has been computed wrongly. */
const FURTHEST = 1e6;

/** A length as content holds it. @throws where it is no number, or one that no page reaches */
export function lengthText(points: number): string {
  if (!(Math.abs(points) < FURTHEST)) throw new Error(`a report cannot draw anything at ${points} points`);
  const rounded = Math.round(points * STEPS) / STEPS;
  return rounded === 0 ? "0" : `${rounded}`;
}

/** Colours of the reports are few; a bound all the same, for a process that lives long. */
const MAX_COLOURS = 500;
const colours = new Map<string, string>();

/** The three shares of a colour `#rrggbb`. @throws for anything else */
export function colourText(colour: string): string {
  const known = colours.get(colour);
  if (known !== undefined) return known;
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (!match) throw new Error(`a report cannot draw the colour ${colour}`);
  const text = match
    .slice(1)
    .map((part) => `${Math.round((Number.parseInt(part, 16) / 255) * 10_000) / 10_000}`)
    .join(" ");
  if (colours.size >= MAX_COLOURS) colours.clear();
  colours.set(colour, text);
  return text;
}
