import { PrismaLibSql } from "@prisma/adapter-libsql";
import { PrismaPg } from "@prisma/adapter-pg";
import { getEnv } from "@/lib/env";
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
  var offtakeDb: Db | undefined;
}

/** The one client of this process, for the database of the settings. */
export function getDb(): Db {
  globalThis.offtakeDb ??= openDb(getEnv().databaseUrl);
  return globalThis.offtakeDb;
}
