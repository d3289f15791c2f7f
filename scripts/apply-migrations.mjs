/**
 * Applies migrations, each in one transaction with its entry in the list of those applied: killed, cut off or out of room,
 * a migration has happened or it has not. Prisma's engine, which writes them, would run them statement by statement.
 */
import { createHash, randomUUID } from "node:crypto";
import { adapterFor, providerOf } from "./schema-engine.mjs";

/** @typedef {import("@prisma/driver-adapter-utils").SqlQueryable} Queryable */

const run = (connection, sql) => connection.executeRaw({ sql, args: [], argTypes: [] });
const rowsOf = async (connection, sql) => (await connection.queryRaw({ sql, args: [], argTypes: [] })).rows;

/**
 * Statements of a script. Knows texts, quoted names and comments of a line; a migration has no procedures.
 * @param {string} sql
 * @returns {string[]}
 */
export function statementsOf(sql) {
  const parts = sql.match(/'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|;|[^'"\-;]+|-/g) ?? [];
  const statements = [""];
  for (const part of parts) {
    if (part === ";") statements.push("");
    else if (!part.startsWith("--")) statements[statements.length - 1] += part;
  }
  return statements.map((statement) => statement.trim()).filter(Boolean);
}

/** The list of applied migrations, as Prisma keeps it. */
function listSql(provider) {
  const instant = provider === "sqlite" ? "DATETIME" : "TIMESTAMPTZ";
  return `CREATE TABLE IF NOT EXISTS "_prisma_migrations" ("id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL,
    "finished_at" ${instant}, "migration_name" TEXT NOT NULL, "logs" TEXT, "rolled_back_at" ${instant},
    "started_at" ${instant} NOT NULL DEFAULT CURRENT_TIMESTAMP, "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`;
}

/**
 * Within a transaction of the caller's.
 * @param {Queryable} transaction
 * @param {import("./schema-engine.mjs").Provider} provider
 * @param {{ name: string, sql: string }[]} migrations oldest first, none of them applied
 */
export async function applyWithin(transaction, provider, migrations) {
  await run(transaction, listSql(provider));
  for (const { name, sql } of migrations) {
    for (const statement of statementsOf(sql)) await run(transaction, statement);
    const checksum = createHash("sha256").update(sql).digest("hex");
    await run(
      transaction,
      `INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name", "applied_steps_count")
       VALUES ('${randomUUID()}', '${checksum}', CURRENT_TIMESTAMP, '${name.replaceAll("'", "''")}', 1)`,
    );
  }
}

/**
 * Runs `use` in one transaction. SQLite does not enforce references in it, since remaking a table would delete what refers
 * to it; that all of them hold is checked before it is made to last.
 * @template Result
 * @param {string} url
 * @param {(transaction: Queryable) => Promise<Result>} use
 * @returns {Promise<Result>}
 */
export async function inTransaction(url, use) {
  const isPostgres = providerOf(url) === "postgres";
  const connection = await adapterFor(url).connect();
  try {
    // Holds for the connection's next transaction, which is this one.
    if (!isPostgres) await run(connection, "PRAGMA foreign_keys = OFF");
    const transaction = await connection.startTransaction();
    try {
      const result = await use(transaction);
      if (!isPostgres) {
        const [broken] = await rowsOf(transaction, "PRAGMA foreign_key_check");
        if (broken !== undefined) throw new Error(`A row of ${broken[0]} would refer to what is not there.`);
      }
      // The driver for PostgreSQL leaves the word to its caller, the one for SQLite says it itself.
      if (isPostgres) await run(transaction, "COMMIT");
      await transaction.commit();
      return result;
    } catch (error) {
      if (isPostgres) await run(transaction, "ROLLBACK").catch(() => {});
      await transaction.rollback().catch(() => {});
      throw error;
    }
  } finally {
    await connection.dispose();
  }
}

/** Applies migrations one after the other. @param {{ name: string, sql: string }[]} migrations oldest first, none of them applied */
export async function applyMigrations(url, migrations) {
  for (const migration of migrations)
    await inTransaction(url, (transaction) => applyWithin(transaction, providerOf(url), [migration]));
}
