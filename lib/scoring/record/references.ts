/**
 * Numbers in words that lead to what they rest on: `up to [141M HNT](hip-149-authorised) over three years`. The target is
 * the id of an observation, or `series-id@2025Q4` for the reconciled figure of a quarter.
 */

export type ReferenceTarget = { observationId: string } | { seriesId: string; quarter: string };

export interface TextPart {
  text: string;
  /** null = plain words. */
  target: ReferenceTarget | null;
}

const REFERENCE = /\[([^[\]]+)\]\(([a-z0-9][a-z0-9._-]*(?:@\d{4}Q[1-4])?)\)/g;

const targetOf = (text: string): ReferenceTarget => {
  const [id = "", quarter] = text.split("@");
  return quarter === undefined ? { observationId: id } : { seriesId: id, quarter };
};

/** The text cut at its references; joined again, the parts read as a person would read it. */
export const textParts = (text: string): TextPart[] => {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(REFERENCE)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index), target: null });
    parts.push({ text: match[1] ?? "", target: targetOf(match[2] ?? "") });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), target: null });
  return parts;
};

/** The text without its references, as it is read. */
export const plainText = (text: string): string =>
  textParts(text)
    .map((part) => part.text)
    .join("");

/**
 * Digits that count nothing: days, quarters, months, years; names with letters glued to their digits (HIP-149, H100, 5G);
 * numbered names (Prop 283, Phase 2).
 */
const NAMES: readonly RegExp[] = [
  /\b1kx\b/g,
  /\b\d{4}-\d{2}(?:-\d{2})?\b/g,
  /\b(?:19|20)\d{2}(?:Q[1-4]|H[12])\b/g,
  /\bQ[1-4](?: (?:19|20)\d{2})?\b/g,
  /\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b/g,
  /\b(?:Prop|Proposal|Phase|Season|Series|Version|Layer|Tier|Type|Class|Generation|Gen|Epoch|Stage|Article|Appendix) \d+(?:\.\d+)*\b/gi,
  /(?<![\w.])[A-Za-z]+[-.]?\d[\w.-]*/g,
  /(?<![\w.])\d+[A-Z](?![A-Za-z])\b(?! ?(?:USD|HNT|FIL|AKT|tokens))/g,
  /\b(?:19|20)\d{2}(?:[–-]\d{2})?\b/g,
];

/** Numbers as magnitude letters write them: `141M`, `5B`, `64K` count something, `5G`, `4D` are names. */
const AMOUNT = /^\d+[KMBT]$/;

/** What counts something in a text, and where: every number that is neither a day nor part of a name. */
export const numberPlaces = (text: string): { at: number; text: string }[] => {
  // Names are blanked out, not cut out: places stay those of the text.
  const rest = NAMES.reduce(
    (left, pattern) => left.replace(pattern, (found) => (AMOUNT.test(found) ? found : " ".repeat(found.length))),
    text,
  );
  return [...rest.matchAll(/\d[\d.,\u2009\u202f]*/g)].map((match) => ({
    at: match.index,
    text: match[0].replace(/[.,\u2009\u202f]+$/, ""),
  }));
};

export const countingNumbers = (text: string): string[] => numberPlaces(text).map((place) => place.text);
