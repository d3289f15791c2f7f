import type { DbTransaction } from "./client";

/** How a column's values travel in JSON. */
export type ColumnType = "int" | "double" | "text" | "bool" | "json";
export type Columns = Readonly<Record<string, ColumnType>>;
export type InsertedRow = Readonly<Record<string, unknown>>;

const POSTGRES_TYPES: Record<ColumnType, string> = {
  int: "integer",
  double: "double precision",
  text: "text",
  bool: "boolean",
  json: "jsonb",
};

/** Names come from the tables of lib/data alone, never from what somebody sent. */
const quoted = (name: string): string => `"${name}"`;

interface Rows {
  table: string;
  columns: Columns;
  rows: readonly object[];
}

/**
 * Writes many rows with one parameter, as JSON: twenty times the speed of one bound value per cell. A row whose key is taken
 * is left out.
 *
 * SQLite reads decimal digits of JSON with a last bit that may differ where there are more than fifteen: whoever needs such
 * doubles exactly asks for them back with `insertReturning` and compares.
 * @returns how many were written
 */
export const insertRows = (transaction: DbTransaction, postgres: boolean, rows: Rows): Promise<number> =>
  rows.rows.length === 0
    ? Promise.resolve(0)
    : transaction.$executeRawUnsafe(statement(postgres, rows), JSON.stringify(rows.rows));

/** The same. @returns of the rows that were written, the columns `returning` */
export const insertReturning = (
  transaction: DbTransaction,
  postgres: boolean,
  rows: Rows,
  returning: readonly string[],
): Promise<InsertedRow[]> =>
  transaction.$queryRawUnsafe<InsertedRow[]>(
    `${statement(postgres, rows)} RETURNING ${returning.map(quoted).join(",")}`,
    JSON.stringify(rows.rows),
  );

function statement(postgres: boolean, { table, columns }: Rows): string {
  const names = Object.keys(columns);
  const target = `INSERT INTO ${quoted(table)} (${names.map(quoted).join(",")})`;
  const source = postgres
    ? `SELECT ${names.map(quoted).join(",")} FROM json_to_recordset($1::json) AS given(${names
        .map((name) => `${quoted(name)} ${POSTGRES_TYPES[columns[name] ?? "text"]}`)
        .join(",")})`
    : `SELECT ${names.map((name) => `json_extract(value,'$.${name}')`).join(",")} FROM json_each($1) WHERE true`;
  return `${target} ${source} ON CONFLICT DO NOTHING`;
}

/** True where decimal digits do not name the double beyond doubt in every reader. */
export const hasManyDigits = (value: number | null): boolean =>
  value !== null &&
  String(value)
    .replace(/e.*$/, "")
    .replace(/\D/g, "")
    .replace(/^0+|0+$/g, "").length > 15;
