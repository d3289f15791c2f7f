import { assessParsed, gatedClassOf } from "../assess";
import { DVS_1_0, type Method } from "../kernel";
import { GRIDS } from "../rules";
import { type AssessmentInput, isScored, type RefusalReason, type Verdict, type VerdictClass } from "../types";
import { NO_SHOCK, type Shock, shockInput } from "./shock";

export interface GridCell {
  verdict: Verdict;
  reason: RefusalReason | null;
  /** After gates, whatever is refused; null without a score. */
  verdictClass: VerdictClass | null;
  prudentCoverage: number | null;
}

/** One row per multiple in `rows`, one cell per multiple in `columns`. */
export interface Grid {
  rows: readonly number[];
  columns: readonly number[];
  cells: GridCell[][];
}

export interface GridOptions {
  rows?: readonly number[];
  columns?: readonly number[];
  method?: Method;
}

/** Verdict at each level of emissions (rows, 1 = today … 0 = off) and of demand (columns). */
export const taperGrid = (input: AssessmentInput, options: GridOptions = {}): Grid =>
  gridOf(input, { rows: GRIDS.taper, columns: GRIDS.demand, ...options }, (emissions, demand) => ({
    ...NO_SHOCK,
    emissions,
    demand,
  }));

/** Verdict at each level of demand (rows) and of the token price (columns). */
export const priceGrid = (input: AssessmentInput, options: GridOptions = {}): Grid =>
  gridOf(input, { rows: GRIDS.demand, columns: GRIDS.price, ...options }, (demand, price) => ({
    ...NO_SHOCK,
    demand,
    price,
  }));

/** @throws InputError for a multiple that is negative or not finite. */
const gridOf = (
  input: AssessmentInput,
  { rows, columns, method = DVS_1_0 }: Required<Omit<GridOptions, "method">> & Pick<GridOptions, "method">,
  shockAt: (row: number, column: number) => Shock,
): Grid => ({
  rows,
  columns,
  cells: rows.map((row) => columns.map((column) => cellOf(shockInput(input, shockAt(row, column), method), method))),
});

const cellOf = (input: AssessmentInput, method: Method): GridCell => {
  const result = assessParsed(input, { flipMultiples: false, method });
  return {
    verdict: result.verdict,
    reason: result.reason ?? null,
    verdictClass: gatedClassOf(result),
    prudentCoverage: isScored(result) ? result.ratios.prudentCoverage : null,
  };
};
