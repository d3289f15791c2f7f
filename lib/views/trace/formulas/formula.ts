import type { NumberView } from "../../number-view";
import type { AssessedContext, TraceContext } from "../context";
import type { TracePart } from "../trace-view";

/** A number that is computed: what it is, from what, and where each part leads. */
export interface Formula {
  title: string;
  what: string;
  number: NumberView | null;
  /**
   * In words. `{coverage.half-year}` stands for the number of that formula and leads on to it; other digits are this
   * formula's own.
   */
  formula: string;
  /** Figures or formulas it takes that the words do not name. */
  parts?: TracePart[];
  /** Observations it rests on directly. */
  observationIds?: readonly string[];
  period?: string | null;
  series?: { label: string; rows: TracePart[] } | null;
}

/** Looks a formula up by its whole id; null where it is not one of its own, or has no meaning here. */
export type FormulaBook = (context: AssessedContext, id: string) => Formula | null;
/** Formulas that need no assessment. */
export type RecordFormulaBook = (context: TraceContext, id: string) => Formula | null;

/** `quarter.demand@2025Q4` → the part between the prefix and the end; null where the id has another beginning. */
export const idAfter = (id: string, prefix: string): string | null =>
  id.startsWith(prefix) ? id.slice(prefix.length) : null;
