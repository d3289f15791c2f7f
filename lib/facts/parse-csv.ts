import { parse } from "csv-parse/sync";
import type * as z from "zod";
import type { Finding } from "./findings";
import { describeIssue } from "./issues";

export interface ParsedRows<Row> {
  /** Rows that fit, in the order of the file. */
  rows: Row[];
  /** Line in the file of each of `rows`, header = 1. */
  lines: number[];
  /** Ids of all rows, those that do not fit included: a broken row is not also an unknown id elsewhere. */
  ids: Set<string>;
  findings: Finding[];
}

const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/** An empty cell is null; a numeric column becomes a number where it reads as one and stays text where it does not. */
function toValue(cell: string, numeric: boolean): string | number | null {
  if (cell === "") return null;
  return numeric && NUMBER.test(cell) ? Number(cell) : cell;
}

/**
 * Reads one CSV file (RFC 4180, header exactly the keys of `schema` in their order) into rows of that schema.
 * Never throws: what does not fit comes back as findings with line and column.
 */
export function parseCsv<Row>(
  file: string,
  content: string,
  schema: z.ZodType<Row> & { shape: Record<string, unknown> },
  numericColumns: readonly string[],
): ParsedRows<Row> {
  const parsed: ParsedRows<Row> = { rows: [], lines: [], ids: new Set(), findings: [] };
  const report = (line: number | null, where: string, message: string) =>
    parsed.findings.push({ file, line, where, message });

  const columns = Object.keys(schema.shape);
  let records: string[][];
  try {
    records = parse(content, { relax_column_count: true });
  } catch (error) {
    report(null, "", `expected CSV as in RFC 4180: ${error instanceof Error ? error.message : String(error)}`);
    return parsed;
  }
  const header = records[0] ?? [];
  if (header.join(",") !== columns.join(",")) {
    report(1, "header", `expected ${columns.join(",")}, found ${header.join(",")}`);
    return parsed;
  }

  let line = 1 + lineBreaks(header);
  for (const cells of records.slice(1)) {
    line += 1;
    const id = cells[0] ?? "";
    parsed.ids.add(id);
    if (cells.length !== columns.length) {
      report(line, id, `expected ${columns.length} cells, found ${cells.length}`);
    } else {
      const row = Object.fromEntries(
        columns.map((column, index) => [column, toValue(cells[index] ?? "", numericColumns.includes(column))]),
      );
      const result = schema.safeParse(row);
      if (result.success) {
        parsed.rows.push(result.data);
        parsed.lines.push(line);
      } else {
        for (const issue of result.error.issues)
          report(line, `${id} ${issue.path.join(".")}`, describeIssue(issue, row));
      }
    }
    line += lineBreaks(cells);
  }
  return parsed;
}

const lineBreaks = (cells: string[]): number => cells.reduce((sum, cell) => sum + cell.split("\n").length - 1, 0);
