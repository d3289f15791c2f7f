/** One cell of a CSV file as it is written; null = an empty cell, numbers unformatted. */
export type CsvValue = string | number | null;

/**
 * What a spreadsheet would take for the start of a formula: = + - @, also as full-width or small forms, which some fold
 * into them, and behind what they pass over: spaces, controls, marks of direction, quotes. A text that begins with a tab
 * or a line end counts, too. The minus sign of printed numbers, U+2212, starts no formula.
 */
const EXECUTED = /^(?:[\s\p{C}\p{Z}"'\u2018-\u201F]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B]|[\t\r\n])/u;

/** Whether a spreadsheet could run a text. */
export const isExecuted = (text: string): boolean => EXECUTED.test(text);

/**
 * Text that a spreadsheet would run gets an apostrophe in front; numbers are numbers, negative ones as well. Quoted where
 * it must be.
 */
export function csvCell(value: CsvValue): string {
  if (value === null) return "";
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : value > 0 ? "Infinity" : "";
  const safe = isExecuted(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Lines end as RFC 4180 has it. */
export const csvText = (rows: readonly (readonly CsvValue[])[]): string =>
  rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");

/** Spreadsheets read a file as UTF-8 only where it says so itself; other readers pass over the mark. */
export const BYTE_ORDER_MARK = "\uFEFF";
