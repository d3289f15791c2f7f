/**
 * `node scripts/write-migration.mjs <name>`: writes the next migration for both databases by comparing the present
 * schemas with the ones kept beside the last migration. `--check` writes nothing and exits 1 when one is missing.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { migrationsFolder, readMigrations, readSchema } from "./migrations.mjs";
import { diffSchemas } from "./schema-engine.mjs";

const HELP = `Writes the next migration for SQLite and PostgreSQL. No database is needed.

  node scripts/write-migration.mjs <name>    lower-case words with hyphens: what it does
  node scripts/write-migration.mjs --check   exit 1 when the schemas have moved on since the last migration

Read the SQL before committing it: repair rows first, constrain last.`;

async function missingMigrations() {
  const missing = [];
  for (const provider of ["sqlite", "postgres"]) {
    const migrations = readMigrations(provider);
    const schema = readSchema(provider);
    const sql = await diffSchemas(migrations.at(-1)?.schema ?? null, schema);
    if (sql !== null) missing.push({ provider, sql, schema, number: migrations.length + 1 });
  }
  return missing;
}

async function main(args) {
  if (args.includes("--help") || args.length !== 1) {
    console.log(HELP);
    return args.includes("--help") ? 0 : 2;
  }
  const [name] = args;
  const missing = await missingMigrations();
  if (name === "--check") {
    for (const { provider } of missing)
      console.log(`migrations: ${provider} lacks one: run node scripts/write-migration.mjs <name>`);
    if (missing.length === 0) console.log("migrations: both databases follow their schema");
    return missing.length === 0 ? 0 : 1;
  }
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
    console.error(`migrations: expected a name of lower-case words and hyphens, found ${name}`);
    return 2;
  }
  for (const { provider, sql, schema, number } of missing) {
    const folder = join(migrationsFolder(provider), `${String(number).padStart(4, "0")}-${name}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "migration.sql"), sql);
    writeFileSync(join(folder, "schema.prisma"), schema);
    console.log(`migrations: ${folder} written`);
  }
  if (missing.length === 0) console.log("migrations: nothing to write, both databases follow their schema");
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
