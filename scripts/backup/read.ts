import type { ArgScalarType, SqlQueryable } from "@prisma/driver-adapter-utils";
import { applyMigrations, applyWithin, inTransaction } from "../apply-migrations.mjs";
import { DatabaseError, execute, NEWER } from "../database.mjs";
import { readMigrations } from "../migrations.mjs";
import { type Provider, providerOf } from "../schema-engine.mjs";
import { type Cell, type Head, readBackup } from "./format";
import { type Column, type ColumnType, type Table, tablesOf } from "./model";

/** Parameters of one statement; PostgreSQL takes 65,535, SQLite 32,766. */
const MOST_PARAMETERS = 8000;

const SCALAR: Readonly<Record<ColumnType, ArgScalarType>> = {
  Int: "int",
  Float: "float",
  String: "string",
  Boolean: "boolean",
  DateTime: "datetime",
  Json: "string",
};

const quoted = (name: string): string => `"${name}"`;

const run = (connection: SqlQueryable, sql: string): Promise<number> =>
  connection.executeRaw({ sql, args: [], argTypes: [] });

export interface Checked {
  head: Head;
  rows: Record<string, number>;
}

/** Reads a backup to its end without touching a database. @throws DatabaseError that says what is wrong with it */
export async function checkBackup(path: string, provider: Provider): Promise<Checked> {
  let head: Head | null = null;
  let rows: Record<string, number> = {};
  let tables = new Map<string, Table>();
  let current: Table | undefined;
  for await (const part of readBackup(path)) {
    if (part.kind === "head") {
      head = part.head;
      tables = new Map(schemaOf(part.head, provider).map((table) => [table.name, table]));
    } else if (part.kind === "table") {
      current = tables.get(part.table);
      const columns = current?.columns.map(({ name }) => name).join();
      if (columns !== part.columns.join())
        throw misfit(path, `table ${part.table} has other columns than its version of Offtake`);
    } else if (part.kind === "row") {
      const wrong = current?.columns.findIndex((column, at) => !fits(part.row[at] ?? null, column)) ?? 0;
      if (wrong >= 0 || part.row.length !== current?.columns.length)
        throw misfit(path, `a row of ${current?.name} does not fit column ${current?.columns[wrong]?.name ?? "count"}`);
    } else rows = part.rows;
  }
  if (head === null) throw misfit(path, "it is empty");
  const missing = [...tables.keys()].filter((name) => rows[name] === undefined);
  if (missing.length > 0) throw misfit(path, `it lacks table ${missing.join(", ")}`);
  return { head, rows };
}

const misfit = (path: string, why: string): DatabaseError =>
  new DatabaseError(`${path} cannot be restored: ${why}. Nothing was changed.`);

function fits(cell: Cell, { type, isNullable }: Column): boolean {
  if (cell === null) return isNullable;
  if (type === "Int") return Number.isInteger(cell);
  if (type === "Float") return typeof cell === "number";
  if (type === "Boolean") return typeof cell === "boolean";
  return typeof cell === "string";
}

/** Tables at the time of the backup. @throws DatabaseError with code 3 where this code does not know that time */
function schemaOf({ migration }: Head, provider: Provider): Table[] {
  const found = readMigrations(provider).find(({ name }) => name === migration);
  if (found === undefined)
    throw new DatabaseError(
      `The backup was made by a newer version of Offtake (${migration} is not in this code). Update the code first.`,
      NEWER,
    );
  return tablesOf(found.schema);
}

const TABLES_SQL = {
  sqlite: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
  postgres: "SELECT table_name::text FROM information_schema.tables WHERE table_schema = current_schema()",
};

/** Collects rows of one table and writes them in statements of many. */
class TableWriter {
  private args: Cell[] = [];
  private readonly rowsPerStatement: number;

  constructor(
    private readonly connection: SqlQueryable,
    private readonly table: Table,
    private readonly provider: Provider,
  ) {
    this.rowsPerStatement = Math.max(1, Math.floor(MOST_PARAMETERS / table.columns.length));
  }

  async add(row: readonly Cell[]): Promise<void> {
    this.args.push(...row);
    if (this.args.length >= this.rowsPerStatement * this.table.columns.length) await this.flush();
  }

  async flush(): Promise<void> {
    const { columns, name } = this.table;
    const rows = this.args.length / columns.length;
    if (rows === 0) return;
    const sqlite = this.provider === "sqlite";
    const tuples = Array.from(
      { length: rows },
      (_, row) => `(${columns.map((_column, at) => (sqlite ? "?" : `$${row * columns.length + at + 1}`)).join()})`,
    );
    const types = columns.map(({ type }) => ({ scalarType: SCALAR[type], arity: "scalar" as const }));
    const args = this.args.map((cell) => (sqlite && typeof cell === "boolean" ? Number(cell) : cell));
    await this.connection.executeRaw({
      sql: `INSERT INTO ${quoted(name)} (${columns.map((column) => quoted(column.name)).join()}) VALUES ${tuples.join()}`,
      args,
      argTypes: Array.from({ length: rows }, () => types).flat(),
    });
    this.args = [];
  }
}

/** Counts that the database makes itself go on after the highest number restored. SQLite does so by itself. */
async function setCounters(connection: SqlQueryable, tables: readonly Table[]): Promise<void> {
  for (const { name, counted } of tables) {
    if (counted === null) continue;
    await connection.queryRaw({
      sql: `SELECT setval(pg_get_serial_sequence('${quoted(name)}', '${counted}'), COALESCE(max("${counted}"), 1), max("${counted}") IS NOT NULL)::text FROM ${quoted(name)}`,
      args: [],
      argTypes: [],
    });
  }
}

/** Revision in the database; 0 where there is none. Readers that run must see another one afterwards. */
async function revisionOf(connection: SqlQueryable, names: readonly string[]): Promise<number> {
  if (!names.includes("Revision")) return 0;
  const { rows } = await connection.queryRaw({ sql: 'SELECT max("counter") FROM "Revision"', args: [], argTypes: [] });
  return Number(rows[0]?.[0] ?? 0);
}

/**
 * Puts what a checked backup holds in place of everything that is in the database, in one transaction: readers see what
 * was there, then what was restored. The tables are counted before it is made to last. Later migrations follow.
 * @returns the revision of the facts afterwards
 */
export async function restoreInto(url: string, path: string, { head, rows }: Checked): Promise<number> {
  const provider = providerOf(url);
  if (provider === "sqlite") await execute(url, "PRAGMA journal_mode = WAL");
  const tables = schemaOf(head, provider);
  const migrations = readMigrations(provider);
  const upTo = migrations.findIndex(({ name }) => name === head.migration) + 1;
  const revision = await inTransaction(url, async (transaction) => {
    const listed = await transaction.queryRaw({ sql: TABLES_SQL[provider], args: [], argTypes: [] });
    const present = listed.rows.map(([name]) => String(name));
    const before = await revisionOf(transaction, present);
    await dropAll(transaction, provider, present, tables);
    await applyWithin(transaction, provider, migrations.slice(0, upTo));
    await fill(transaction, provider, tables, path);
    await compareCounts(transaction, path, rows);
    if (provider === "postgres") await setCounters(transaction, tables);
    if (before === 0) return head.revision;
    const moved = Math.max(before, head.revision) + 1;
    await run(transaction, `UPDATE "Revision" SET "counter" = ${moved}`);
    return moved;
  });
  await applyMigrations(url, migrations.slice(upTo));
  return revision;
}

/** Tables that refer to others go first, so that nothing is deleted row by row. */
async function dropAll(
  connection: SqlQueryable,
  provider: Provider,
  present: readonly string[],
  tables: readonly Table[],
): Promise<void> {
  const newest = tablesOf(readMigrations(provider).at(-1)?.schema ?? "").map(({ name }) => name);
  const order = [...new Set([...newest, ...tables.map(({ name }) => name)])].reverse();
  const known = order.filter((name) => present.includes(name));
  for (const name of [...known, ...present.filter((other) => !order.includes(other))])
    await run(connection, `DROP TABLE ${quoted(name)}${provider === "postgres" ? " CASCADE" : ""}`);
}

async function fill(
  connection: SqlQueryable,
  provider: Provider,
  tables: readonly Table[],
  path: string,
): Promise<void> {
  let writer: TableWriter | null = null;
  for await (const part of readBackup(path)) {
    if (part.kind === "table") {
      await writer?.flush();
      const table = tables.find(({ name }) => name === part.table);
      writer = table === undefined ? null : new TableWriter(connection, table, provider);
    } else if (part.kind === "row") await writer?.add(part.row);
  }
  await writer?.flush();
}

async function compareCounts(connection: SqlQueryable, path: string, rows: Record<string, number>): Promise<void> {
  for (const [name, expected] of Object.entries(rows)) {
    const result = await connection.queryRaw({ sql: `SELECT count(*) FROM ${quoted(name)}`, args: [], argTypes: [] });
    const count = Number(result.rows[0]?.[0]);
    if (count !== expected) throw misfit(path, `${name} would hold ${count} rows, not ${expected}`);
  }
}
