import { formatPercent } from "@/lib/format";
import {
  type Assumed,
  type AssumedGrid,
  type AssumedVerdict,
  assumedPriceGrid,
  assumedTaperGrid,
  type GridAxes,
  type RefusalReason,
} from "@/lib/scoring";
import { rangeWords, verdictStep, verdictWord } from "../words";

export interface GridAxisView {
  /** Its place, which it keeps while its value moves. */
  id: string;
  text: string;
  isPresent: boolean;
}

export interface GridCellView {
  /** Place of its column. */
  id: string;
  /** The class, or the classes at both ends. */
  words: string;
  /** Step of the ladder for the tint; null where there is no one class. */
  step: 1 | 2 | 3 | 4 | null;
  /** Why the class is not published, in two words; null where it is. */
  withheld: string | null;
  isPresent: boolean;
}

export interface GridView {
  id: "taper" | "price";
  title: string;
  note: string;
  rowTitle: string;
  columnTitle: string;
  columns: GridAxisView[];
  rows: { axis: GridAxisView; cells: GridCellView[] }[];
}

/** Two words that fit a cell; the sentence stands in the method. */
const WITHHELD: Readonly<Record<RefusalReason, string>> = {
  revenue_missing: "revenue missing",
  emissions_missing: "emissions missing",
  inactive: "nothing paid or issued",
  too_small: "too small",
  low_confidence: "low confidence",
  stale: "too old",
  uncorroborated: "uncorroborated",
  weak_evidence: "weak evidence",
  contested: "contested",
  range: "range",
  no_admissible_reading: "no reading",
};

function cellView(id: string, { verdict, reason, range, classes }: AssumedVerdict, isPresent: boolean): GridCellView {
  const withheld = reason === null || reason === "range" ? null : WITHHELD[reason];
  const [low, high] = classes;
  if (low === null || high === null) return { id, words: "No class", step: null, withheld, isPresent };
  if (range !== null) {
    const words = rangeWords(range);
    return { id, words: words.charAt(0).toUpperCase() + words.slice(1), step: null, withheld, isPresent };
  }
  const shown = verdict === "insufficient_evidence" ? low : verdict;
  return { id, words: verdictWord(shown), step: verdictStep(shown), withheld, isPresent };
}

const axisView = (values: readonly number[], present: number): GridAxisView[] =>
  values.map((value, index) => ({ id: `at-${index}`, text: formatPercent(value), isPresent: index === present }));

function gridView(
  grid: AssumedGrid,
  words: Pick<GridView, "id" | "title" | "note" | "rowTitle" | "columnTitle">,
): GridView {
  const rows = axisView(grid.rows, grid.present.row);
  return {
    ...words,
    columns: axisView(grid.columns, grid.present.column),
    rows: grid.cells.map((cells, row) => ({
      axis: rows[row] ?? { id: "", text: "", isPresent: false },
      cells: cells.map((cell, column) =>
        cellView(`at-${column}`, cell, row === grid.present.row && column === grid.present.column),
      ),
    })),
  };
}

/**
 * Both grids under the assumptions that they do not vary.
 *
 * @param axes the multiples they are drawn over; without them the method's own.
 */
export function gridViews(assumed: Assumed, axes?: GridAxes): GridView[] {
  const taper = gridView(assumedTaperGrid(assumed, axes), {
    id: "taper",
    title: "Taper against demand",
    note: "What is issued, in rows, against what customers pay, in columns; both as a share of what is recorded.",
    rowTitle: "Emissions",
    columnTitle: "Demand",
  });
  const price = assumedPriceGrid(assumed, axes);
  if (price === null) return [taper];
  return [
    taper,
    gridView(price, {
      id: "price",
      title: "Price against demand",
      note: "A lower token price makes what is issued worth less, so coverage rises without a customer paying more, while operators earn less: read it with O and I above, never as help.",
      rowTitle: "Demand",
      columnTitle: "Token price",
    }),
  ];
}
