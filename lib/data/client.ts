import { statSync } from "node:fs";
import { PrismaLibSql } from "@prisma/adapter-libsql";
import { PrismaPg } from "@prisma/adapter-pg";
import { getEnv } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { PrismaClient as PostgresClient } from "./generated/postgres/client";
import { PrismaClient as SqliteClient } from "./generated/sqlite/client";

/** The SQLite client's type is the narrower one (no `mode: "insensitive"`, no `skipDuplicates`): what compiles runs on both. */
export type Db = SqliteClient;

/** What an interactive transaction offers of it. */
export type DbTransaction = Parameters<Parameters<Db["$transaction"]>[0]>[0];

/** The models are the same by construction (`scripts/derive-schema.mjs --check`); only the generated types differ. */
const asDb = (client: PostgresClient): Db => client as unknown as Db;

/** Clients of PostgreSQL: what is handed out is a proxy, of which nothing tells the class. */
const postgresClients = new WeakSet<Db>();

/** Which of the two databases it is, where a statement of our own has to know. */
export const isPostgres = (db: Db): boolean => postgresClients.has(db);

function openPostgres(url: string): Db {
  const adapter = new PrismaPg({ connectionString: url, max: 8, connectionTimeoutMillis: 5000 });
  const db = asDb(new PostgresClient({ adapter }));
  postgresClients.add(db);
  return db;
}

/** Milliseconds a statement waits for another writer. The driver's own default is 0, which loses writes. */
const BUSY_TIMEOUT_MS = 5000;

/** Opens a database by its address, `file:…` or `postgres://…`; nothing is read until the first query. */
export const openDb = (url: string): Db =>
  /^postgres(ql)?:\/\//.test(url)
    ? openPostgres(url)
    : new SqliteClient({ adapter: new PrismaLibSql({ url, timeout: BUSY_TIMEOUT_MS }) });

declare global {
  /** Survives that the development server loads this module again and again. */
  var offtakeDb: { db: Db; file: string | null } | undefined;
}

/** Which file a SQLite address leads to now: device and inode; null for PostgreSQL. @throws AppError where there is none */
function fileIdentity(url: string): string | null {
  if (!url.startsWith("file:")) return null;
  const path = url.replace(/^file:(\/\/)?/, "").replace(/\?.*$/, "");
  const stat = statSync(path, { throwIfNoEntry: false });
  // Opened, a missing file would be made, empty, and would swallow the log of one that is moved back.
  if (stat === undefined) throw new AppError("database_unavailable", "The database file is not where it was.");
  return `${stat.dev} ${stat.ino}`;
}

/** The one client of this process, for the database of the settings. */
export function getDb(): Db {
  globalThis.offtakeDb ??= { db: openDb(getEnv().databaseUrl), file: fileIdentity(getEnv().databaseUrl) };
  return globalThis.offtakeDb.db;
}

/**
 * An open SQLite file stays the same file when another takes its place: a client that reads one which was moved away or
 * replaced is closed, and the next `getDb` opens what is there. @throws AppError where no file is there
 */
export async function followFile(): Promise<void> {
  const file = fileIdentity(getEnv().databaseUrl);
  const opened = globalThis.offtakeDb;
  if (opened === undefined || opened.file === file) return;
  globalThis.offtakeDb = undefined;
  await opened.db.$disconnect();
}

/** Closes the client, if there is one. */
export async function closeDb(): Promise<void> {
  const opened = globalThis.offtakeDb;
  globalThis.offtakeDb = undefined;
  await opened?.db.$disconnect();
}
