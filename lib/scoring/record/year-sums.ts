import { amountInTokens, amountInUsd, type LineAmount, linesOf } from "./definitions";
import { becauseOf, missingAmong, namesOf } from "./measured";
import type { Span } from "./output";
import { YEAR } from "./slopes";
import { NOTHING, sum } from "./spans";
import type { Role } from "./types";
import type { View } from "./view";

/** Quarters t−3 … t, oldest first. */
export const yearOf = (t: number): number[] => [t - 3, t - 2, t - 1, t];

/** The lines of some roles over four quarters. */
export interface YearSum {
  /** null when a required line misses a quarter, or an optional one misses all four. */
  span: Span | null;
  amounts: LineAmount[];
  /** Why not, and what. */
  missing: { because: "not_disclosed" | "not_researched"; names: string } | null;
}

/** null when the definition has no line in the role. */
export const sumOverYear = (view: View, role: Role, t: number, unit: "usd" | "tokens"): YearSum | null => {
  const lines = linesOf(view.lens, role);
  if (lines.length === 0) return null;
  const convert = unit === "usd" ? amountInUsd : amountInTokens;
  const byLine = lines.map((line) => yearOf(t).map((index) => convert(view.lens, view.book, line, index)));
  const amounts = byLine.flat();
  const gaps = byLine.flatMap((quarters) => {
    const missing = missingAmong(quarters);
    const isEnough = quarters[0]?.line.required ? missing.length === 0 : missing.length < YEAR;
    return isEnough ? [] : missing;
  });
  if (gaps.length > 0) {
    const missing = { because: becauseOf(gaps.map(({ figure }) => figure)), names: namesOf(gaps) };
    return { span: null, amounts, missing };
  }
  const span = amounts.reduce<Span>((total, amount) => (amount.span ? sum(total, amount.span) : total), NOTHING);
  return { span, amounts: amounts.filter((amount) => amount.span !== null), missing: null };
};
