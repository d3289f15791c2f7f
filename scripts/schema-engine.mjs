/**
 * Prisma's schema engine as WebAssembly: applies and writes migrations without a native binary or a download.
 * Plain `.mjs`, so that it runs before anything is generated or compiled.
 */
import { readFileSync } from "node:fs";
import { PrismaLibSql } from "@prisma/adapter-libsql";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";

/** @typedef {"sqlite" | "postgres"} Provider */

/** Milliseconds that a statement waits for another writer before SQLite gives up; the driver's own default is 0. */
const BUSY_TIMEOUT_MS = 5000;

/** @returns {Provider} */
export const providerOf = (url) => (/^postgres(ql)?:\/\//.test(url) ? "postgres" : "sqlite");

/** Driver adapter factory for a database address. */
export const adapterFor = (url, timeout = BUSY_TIMEOUT_MS) =>
  providerOf(url) === "postgres"
    ? new PrismaPg({ connectionString: url, max: 2, connectionTimeoutMillis: 10_000 })
    : new PrismaLibSql({ url, timeout });

let engineClass = null;

async function loadEngine() {
  if (engineClass !== null) return engineClass;
  // The package's "exports" hide the .wasm file itself, so it is found beside its bindings.
  const location = new URL("schema_engine_bg.wasm", import.meta.resolve("@prisma/schema-engine-wasm/schema_engine_bg"));
  const { instance } = await WebAssembly.instantiate(readFileSync(location), { "./schema_engine_bg.js": bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  engineClass = bindings.SchemaEngine;
  return engineClass;
}

/** Runs `use` with a schema engine on the database at `url`. */
export async function withSchemaEngine(url, use) {
  const SchemaEngine = await loadEngine();
  const factory = adapterFor(url);
  const connections = [];
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const connection = await connect();
    connections.push(connection);
    return connection;
  };
  const options = { datamodels: undefined };
  const engine = await SchemaEngine.new(options, () => {}, bindMigrationAwareSqlAdapterFactory(factory));
  try {
    return await use(engine);
  } finally {
    engine.free();
    // The engine closes nothing itself: the process would stay until PostgreSQL's connections time out.
    for (const connection of connections) await connection.dispose();
  }
}

const NO_FILTERS = { externalTables: [], externalEnums: [] };

/**
 * Applies the migrations that the database does not have yet.
 * @param {{ name: string, sql: string }[]} migrations oldest first
 * @returns {Promise<string[]>} names of those applied now
 */
export async function applyMigrations(url, migrations) {
  const provider = providerOf(url) === "postgres" ? "postgresql" : "sqlite";
  const input = {
    migrationsList: {
      baseDir: "prisma/migrations",
      lockfile: { path: "migration_lock.toml", content: `provider = "${provider}"` },
      shadowDbInitScript: "",
      migrationDirectories: migrations.map(({ name, sql }) => ({
        path: name,
        migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
      })),
    },
    filters: NO_FILTERS,
  };
  const { appliedMigrationNames } = await withSchemaEngine(url, (engine) => engine.applyMigrations(input));
  return appliedMigrationNames;
}

/**
 * SQL that turns a database of one schema into one of another, found without any database: comparing against a live one
 * is wrong or destructive with this engine. Prints SQL of the provider that the schemas name.
 * @param {string | null} from text of the earlier schema; null = an empty database
 * @returns {Promise<string | null>} null when nothing differs
 */
export async function diffSchemas(from, to) {
  const model = (content) => ({ tag: "schemaDatamodel", files: [{ path: "schema.prisma", content }], configDir: "." });
  const params = {
    from: from === null ? { tag: "empty" } : model(from),
    to: model(to),
    script: true,
    exitCode: true,
    shadowDatabaseUrl: null,
    filters: NO_FILTERS,
  };
  const { stdout, exitCode } = await withSchemaEngine(":memory:", (engine) => engine.diff(params));
  return exitCode === 0 ? null : stdout;
}
