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

/**
 * Writes many rows with one parameter, as JSON: twenty times the speed of one bound value per cell. A row whose key is taken
 * is left out.
 *
 * SQLite reads decimal digits of JSON with a last bit that may differ, so whoever needs exact doubles asks for them back
 * by `returning` and compares.
 * @returns of the rows that were written, the columns `returning`
 */
export function insertRows(
  transaction: DbTransaction,
  isPostgres: boolean,
  {
    table,
    columns,
    rows,
    returning,
  }: { table: string; columns: Columns; rows: readonly object[]; returning: string[] },
): Promise<InsertedRow[]> {
  if (rows.length === 0) return Promise.resolve([]);
  const names = Object.keys(columns);
  const target = `INSERT INTO ${quoted(table)} (${names.map(quoted).join(",")})`;
  const source = isPostgres
    ? `SELECT ${names.map(quoted).join(",")} FROM json_to_recordset($1::json) AS given(${names
        .map((name) => `${quoted(name)} ${POSTGRES_TYPES[columns[name] ?? "text"]}`)
        .join(",")})`
    : `SELECT ${names.map((name) => `json_extract(value,'$.${name}')`).join(",")} FROM json_each($1) WHERE true`;
  const sql = `${target} ${source} ON CONFLICT DO NOTHING RETURNING ${returning.map(quoted).join(",")}`;
  return transaction.$queryRawUnsafe<InsertedRow[]>(sql, JSON.stringify(rows));
}
