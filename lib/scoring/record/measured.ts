import type { Claim } from "./claims";
import type { LineAmount } from "./definitions";
import { type Grade, weakest } from "./grades";
import type { Figure, InputState, Span } from "./output";

/** An input of the assessment as measured from the record, known or not. */
export interface Measured {
  /** null = unknown. `value` null = only bounded. */
  span: Span | null;
  /** The weakest input; null when unknown or when nothing was claimed. */
  grade: Grade | null;
  claims: readonly Claim[];
  /** In words, with the numbers; or what is missing. */
  formula: string;
  unknownBecause: InputState["unknownBecause"];
}

export const known = (
  span: Span,
  grades: readonly (Grade | null)[],
  claims: readonly Claim[],
  formula: string,
): Measured => {
  const present = grades.filter((grade) => grade !== null);
  return {
    span,
    grade: present.length > 0 ? weakest(present) : null,
    claims: [...new Set(claims)],
    formula,
    unknownBecause: null,
  };
};

export const unknown = (because: NonNullable<InputState["unknownBecause"]>, formula: string): Measured => ({
  span: null,
  grade: null,
  claims: [],
  formula,
  unknownBecause: because,
});

/** Nobody looked, unless every missing figure says that someone did. */
export const becauseOf = (figures: readonly Figure[]): "not_disclosed" | "not_researched" =>
  figures.length > 0 && figures.every(({ missing }) => missing === "not_disclosed")
    ? "not_disclosed"
    : "not_researched";

export const missingAmong = (amounts: readonly LineAmount[]): LineAmount[] =>
  amounts.filter(({ span }) => span === null);

export const namesOf = (amounts: readonly LineAmount[]): string =>
  [...new Set(amounts.map(({ line }) => line.series.label))].join(", ");
