import { NO_EMISSIONS } from "./sheet";

/**
 * Spreadsheet formulas for the forms the method uses, built from addresses. Only functions that every spreadsheet has.
 * An empty cell is unknown: what depends on one reads "unknown", never 0.
 */

export const UNKNOWN = "unknown";
export const NOT_APPLICABLE = "not applicable";

export const quote = (words: string): string => `"${words.replaceAll('"', '""')}"`;

const allNumbers = (cells: readonly string[]): string =>
  cells.length === 1 ? `ISNUMBER(${cells[0]})` : `AND(${cells.map((cell) => `ISNUMBER(${cell})`).join(",")})`;

/** The formula where every one of these cells holds a number, else the word. */
export const whereKnown = (cells: readonly string[], formula: string, otherwise = UNKNOWN): string =>
  `IF(${allNumbers(cells)},${formula},${quote(otherwise)})`;

/** A piecewise-linear curve as two columns; values ascend. */
export interface CurveCells {
  xs: string;
  ys: string;
  firstX: string;
  firstY: string;
  lastX: string;
  lastY: string;
}

/** Height of the curve at `x`, flat outside its anchors; unknown stays unknown. An anchor starts its segment. */
export const curveHeight = (x: string, { xs, ys, firstX, firstY, lastX, lastY }: CurveCells): string => {
  const at = (column: string, step = ""): string => `INDEX(${column},MATCH(${x},${xs},1)${step})`;
  const share = `(${x}-${at(xs)})/(${at(xs, "+1")}-${at(xs)})`;
  const between = `${at(ys)}+${share}*(${at(ys, "+1")}-${at(ys)})`;
  return whereKnown([x], `IF(${x}<=${firstX},${firstY},IF(${x}>=${lastX},${lastY},${between}))`);
};

/** `part ÷ whole`; "no emissions" over nothing, and 0 where both are 0. */
export const coverage = (part: string, whole: string): string =>
  whereKnown([part, whole], `IF(${whole}=0,IF(${part}>0,${quote(NO_EMISSIONS)},0),${part}/${whole})`);

/** C/(1+C); 1 without emissions. */
export const demandShare = (cell: string): string =>
  `IF(${cell}=${quote(NO_EMISSIONS)},1,${whereKnown([cell], `${cell}/(1+${cell})`)})`;

/** A condition: the coverage or number reaches the fixed one; a coverage without emissions reaches any. */
export const reaches = (cell: string, fixed: string, tolerance: string): string =>
  `IF(${cell}=${quote(NO_EMISSIONS)},TRUE,IF(ISNUMBER(${cell}),${cell}>=${fixed}-${tolerance},FALSE))`;

/** A condition: below the fixed number; false for unknown. */
export const isBelow = (cell: string, fixed: string, tolerance: string): string =>
  `IF(ISNUMBER(${cell}),${cell}<${fixed}-${tolerance},FALSE)`;

/** A condition: above the fixed number; false for unknown. */
export const exceeds = (cell: string, fixed: string, tolerance: string): string =>
  `IF(ISNUMBER(${cell}),${cell}>${fixed}+${tolerance},FALSE)`;
