/** One cell of a CSV file as it is written; null = an empty cell, numbers unformatted. */
export type CsvValue = string | number | null;

/** What a spreadsheet would take for the start of a formula. */
const EXECUTED = /^[=+\-@\t\r]/;

/** Text that a spreadsheet would run gets an apostrophe in front; numbers are numbers. Quoted where it must be. */
export function csvCell(value: CsvValue): string {
  if (value === null) return "";
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : value > 0 ? "Infinity" : "";
  const safe = EXECUTED.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Lines end as RFC 4180 has it. */
export const csvText = (rows: readonly (readonly CsvValue[])[]): string =>
  rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
