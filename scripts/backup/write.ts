import { once } from "node:events";
import type { Writable } from "node:stream";
import type { SqlQueryable, Transaction } from "@prisma/driver-adapter-utils";
import { DatabaseError, labelOf, NEWER, readApplied } from "../database.mjs";
import { readMigrations } from "../migrations.mjs";
import { adapterFor, type Provider, providerOf } from "../schema-engine.mjs";
import { type Cell, FORMAT_VERSION, LineWriter } from "./format";
import { type Column, type Table, tablesOf } from "./model";

/** Rows in memory at once. */
const CHUNK_ROWS = 500;

const quoted = (name: string): string => `"${name}"`;

/** A column as a value that both kinds of database write alike. */
function selected({ name, type }: Column, provider: Provider): string {
  if (provider === "sqlite") return quoted(name);
  if (type === "Json") return `${quoted(name)}::text`;
  if (type === "DateTime") return `to_char(${quoted(name)}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  return quoted(name);
}

/** A value of the driver as it stands in the file. */
function cellOf(value: unknown, { type }: Column): Cell {
  if (value === null || value === undefined) return null;
  if (type === "Boolean") return value === true || value === 1 || value === "1";
  if (type === "DateTime") return new Date(String(value)).toISOString();
  if (type === "Int" || type === "Float") return Number(value);
  return String(value);
}

const rowsOf = async (connection: SqlQueryable, sql: string): Promise<unknown[][]> =>
  (await connection.queryRaw({ sql, args: [], argTypes: [] })).rows;

/** Rows of a table, chunk by chunk, in the order in which they were written. */
async function* chunksOf(transaction: Transaction, table: Table, provider: Provider): AsyncGenerator<unknown[][]> {
  const columns = table.columns.map((column) => selected(column, provider)).join(", ");
  if (provider === "postgres") {
    const run = (sql: string) => transaction.executeRaw({ sql, args: [], argTypes: [] });
    await run(`DECLARE chunks NO SCROLL CURSOR FOR SELECT ${columns} FROM ${quoted(table.name)}`);
    for (;;) {
      const rows = await rowsOf(transaction, `FETCH ${CHUNK_ROWS} FROM chunks`);
      if (rows.length > 0) yield rows;
      if (rows.length < CHUNK_ROWS) break;
    }
    await run("CLOSE chunks");
    return;
  }
  let after = 0;
  for (;;) {
    const sql = `SELECT rowid, ${columns} FROM ${quoted(table.name)} WHERE rowid > ${after} ORDER BY rowid LIMIT ${CHUNK_ROWS}`;
    const rows = await rowsOf(transaction, sql);
    if (rows.length > 0) yield rows.map(([, ...row]) => row);
    if (rows.length < CHUNK_ROWS) return;
    after = Number(rows.at(-1)?.[0]);
  }
}

/** The migration whose schema the database has. @throws DatabaseError where it is empty, half migrated or newer */
async function migrationOf(url: string): Promise<{ name: string; tables: Table[] }> {
  const applied = await readApplied(url);
  const newest = applied.at(-1);
  if (newest === undefined) throw new DatabaseError(`${labelOf(url)} is empty: there is nothing to back up.`);
  const migration = readMigrations(providerOf(url)).find(({ name }) => name === newest);
  if (migration === undefined)
    throw new DatabaseError(
      `${labelOf(url)} was made by a newer version of Offtake. Back it up with that version.`,
      NEWER,
    );
  return { name: newest, tables: tablesOf(migration.schema) };
}

export interface BackupResult {
  rows: number;
  revision: number;
}

/**
 * Writes everything that the database holds at one instant, while others go on reading and writing.
 * SQLite: one read transaction sees one state of the write-ahead log. PostgreSQL: one repeatable-read transaction.
 */
export async function writeBackup(url: string, out: Writable, now: Date): Promise<BackupResult> {
  const provider = providerOf(url);
  const { name, tables } = await migrationOf(url);
  const lines = new LineWriter();
  const write = async (text: string): Promise<void> => {
    if (out.destroyed) throw out.errored ?? new Error("The backup was closed while it was written.");
    if (!out.write(text)) await once(out, "drain");
  };
  const connection = await adapterFor(url).connect();
  try {
    const transaction = await connection.startTransaction(provider === "postgres" ? "REPEATABLE READ" : undefined);
    try {
      const [[counter] = [0]] = await rowsOf(transaction, 'SELECT "counter" FROM "Revision" WHERE "id" = 1');
      const revision = Number(counter ?? 0);
      const madeAt = now.toISOString();
      await write(
        lines.line({ offtake: "backup", version: FORMAT_VERSION, madeAt, from: provider, migration: name, revision }),
      );
      const counts: Record<string, number> = {};
      for (const table of tables) {
        await write(lines.line({ table: table.name, columns: table.columns.map((column) => column.name) }));
        counts[table.name] = 0;
        for await (const rows of chunksOf(transaction, table, provider)) {
          const text = rows.map((row) => lines.line(table.columns.map((column, at) => cellOf(row[at], column))));
          await write(text.join(""));
          counts[table.name] = (counts[table.name] ?? 0) + rows.length;
        }
      }
      await write(lines.end(counts));
      return { rows: Object.values(counts).reduce((sum, count) => sum + count, 0), revision };
    } finally {
      await transaction.rollback();
    }
  } finally {
    await connection.dispose();
  }
}
