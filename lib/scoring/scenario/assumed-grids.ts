import { GRIDS } from "../rules";
import type { Assumed, AssumedVerdict } from "./assumed";
import { verdictAt } from "./assumed";

/** Verdicts over two assumptions, the others as they are. One row per multiple in `rows`, one cell per one in `columns`. */
export interface AssumedGrid {
  rows: readonly number[];
  columns: readonly number[];
  /** Where the present assumptions stand. */
  present: { row: number; column: number };
  cells: AssumedVerdict[][];
}

/**
 * An axis on which the present value stands: it takes the place of the nearest one, never that of today (1) or of the
 * end (0), so that a slider moves no column.
 */
export const axisWith = (axis: readonly number[], value: number): { axis: number[]; index: number } => {
  const at = axis.indexOf(value);
  if (at >= 0) return { axis: [...axis], index: at };
  const candidates = axis.map((_, index) => index).filter((index) => axis[index] !== 1 && axis[index] !== 0);
  const distance = (index: number): number => Math.abs((axis[index] ?? Number.POSITIVE_INFINITY) - value);
  const index = candidates.reduce((nearest, next) => (distance(next) < distance(nearest) ? next : nearest));
  const changed = axis.with(index, value);
  const isDescending = (axis[0] ?? 0) > (axis.at(-1) ?? 0);
  const sorted = changed.toSorted((a, b) => (isDescending ? b - a : a - b));
  return { axis: sorted, index: sorted.indexOf(value) };
};

/** The multiples a grid is drawn over, descending or ascending. */
export interface GridAxes {
  taper: readonly number[];
  demand: readonly number[];
  price: readonly number[];
}

/** Emissions (rows) against demand (columns). */
export const assumedTaperGrid = (assumed: Assumed, axes: GridAxes = GRIDS): AssumedGrid => {
  const { price, ...present } = assumed.assumptions;
  const rows = axisWith(axes.taper, present.emissions);
  const columns = axisWith(axes.demand, present.demand);
  return {
    rows: rows.axis,
    columns: columns.axis,
    present: { row: rows.index, column: columns.index },
    cells: rows.axis.map((emissions) => columns.axis.map((demand) => verdictAt(assumed, { demand, emissions, price }))),
  };
};

/** Demand (rows) against the token price (columns). null for an annual record, which has no prices. */
export const assumedPriceGrid = (assumed: Assumed, axes: GridAxes = GRIDS): AssumedGrid | null => {
  const { emissions, ...present } = assumed.assumptions;
  if (assumed.base.isAnnual) return null;
  const rows = axisWith(axes.demand, present.demand);
  const columns = axisWith(axes.price, present.price);
  return {
    rows: rows.axis,
    columns: columns.axis,
    present: { row: rows.index, column: columns.index },
    cells: rows.axis.map((demand) => columns.axis.map((price) => verdictAt(assumed, { demand, emissions, price }))),
  };
};
