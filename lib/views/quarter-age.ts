import type { Assessed } from "@/lib/scoring";
import { oldWords } from "./age";
import { tracer } from "./tracer";

/** The quarter that the numbers of a row belong to, and how old they are. */
export interface QuarterAge {
  /** `2026Q1`; words where there is none. */
  quarter: string;
  /** `8 months old`; null without a quarter. */
  age: string | null;
  /** What the age leads to. */
  trace: string;
}

/** Quarter t of an assessment; `none` says that there is none. */
export const quarterAgeOf = (assessed: Assessed, none: string): QuarterAge => ({
  quarter: assessed.quarter ?? none,
  age: assessed.quarter && oldWords(assessed.ageDays),
  trace: tracer(assessed.slug).formula("age").trace,
});

export const quarterAgeText = ({ quarter, age }: QuarterAge): string => (age ? `${quarter}, ${age}` : quarter);
