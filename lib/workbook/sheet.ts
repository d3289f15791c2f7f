/** A sheet as it is being written: rows of cells, and the addresses by which formulas find them. */

export type CellKind = "title" | "caption" | "heading" | "note" | "text" | "label" | "input" | "live" | "value";

/** How a number is shown; the number itself is never rounded. */
export type CellFormat = "usd" | "tokens" | "price" | "ratio" | "points" | "percent" | "whole" | "plain";

export interface WorkbookCell {
  kind: CellKind;
  /** null = empty: unknown, or nothing to say. */
  value: string | number | null;
  /** Without "="; set for live cells alone. */
  formula?: string;
  format?: CellFormat;
}

export type Row = (WorkbookCell | null)[];

export const title = (value: string): WorkbookCell => ({ kind: "title", value });
/** Over a table; it may run on into the cells beside it. */
export const caption = (value: string): WorkbookCell => ({ kind: "caption", value });
export const heading = (value: string): WorkbookCell => ({ kind: "heading", value });
export const note = (value: string): WorkbookCell => ({ kind: "note", value });
export const text = (value: string | null): WorkbookCell => ({ kind: "text", value });
export const label = (value: string): WorkbookCell => ({ kind: "label", value });
/** A number that formulas read; null leaves the cell empty. */
export const input = (value: number | string | null, format: CellFormat = "plain"): WorkbookCell => ({
  kind: "input",
  value: storable(value),
  format,
});
/** A number that the method computed and the workbook does not compute again. */
export const value = (of: number | string | null, format: CellFormat = "plain"): WorkbookCell => ({
  kind: "value",
  value: storable(of),
  format,
});
export const live = (formula: string, format: CellFormat = "plain"): WorkbookCell => ({
  kind: "live",
  value: null,
  formula,
  format,
});

/** What stands in a cell for a coverage over nothing: spreadsheets know no infinity. */
export const NO_EMISSIONS = "no emissions";

const storable = (value: number | string | null): number | string | null => {
  if (typeof value !== "number") return value;
  if (value === Number.POSITIVE_INFINITY) return NO_EMISSIONS;
  return Number.isFinite(value) ? value : null;
};

/** `A`, `Z`, `AA`; columns count from 1. */
export function columnName(column: number): string {
  let rest = column;
  let name = "";
  while (rest > 0) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
    rest = Math.floor((rest - 1) / 26);
  }
  return name;
}

/** A sheet's name in a formula. */
const quoted = (name: string): string => `'${name.replaceAll("'", "''")}'`;

/** Characters that a sheet's name may not hold, and its longest length, in every program that reads these files. */
const FORBIDDEN = /[[\]:*?/\\]/g;
const LONGEST_NAME = 31;

export const sheetName = (name: string): string => name.replaceAll(FORBIDDEN, " ").slice(0, LONGEST_NAME);

export class SheetDraft {
  readonly rows: Row[] = [];
  /** Rows that stay in sight and repeat in print. */
  frozenRows = 0;

  constructor(
    readonly name: string,
    /** In characters, by column. */
    readonly widths: readonly number[],
  ) {}

  /** Appends a row; gives back its number, from 1. */
  add(...cells: Row): number {
    this.rows.push(cells);
    return this.rows.length;
  }

  blank(): void {
    this.rows.push([]);
  }

  /** Everything so far stays in sight. */
  freeze(): void {
    this.frozenRows = this.rows.length;
  }

  /** `'Inputs'!$C$12`; both count from 1. */
  ref(row: number, column: number): string {
    return `${quoted(this.name)}!$${columnName(column)}$${row}`;
  }

  /** `'Inputs'!$C$12:$C$19`. */
  range(fromRow: number, toRow: number, column: number, toColumn: number = column): string {
    return `${this.ref(fromRow, column)}:$${columnName(toColumn)}$${toRow}`;
  }
}
