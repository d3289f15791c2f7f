/** The migrations that ship with the code: prisma/migrations/<provider>/<name>/{migration.sql,schema.prisma}. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder above this file that holds the migrations: bundled, this file lies elsewhere. */
function findRoot(folder = dirname(fileURLToPath(import.meta.url))) {
  if (existsSync(join(folder, "prisma/migrations")) || folder === dirname(folder)) return folder;
  return findRoot(dirname(folder));
}

const ROOT = findRoot();

/** @param {import("./schema-engine.mjs").Provider} provider */
export const migrationsFolder = (provider) => join(ROOT, "prisma/migrations", provider);

/** Text of the present schema. */
export const readSchema = (provider) =>
  readFileSync(join(ROOT, provider === "postgres" ? "prisma/postgres/schema.prisma" : "prisma/schema.prisma"), "utf8");

/** @returns {{ name: string, sql: string, schema: string }[]} oldest first; `schema` as it is once `sql` has run */
export function readMigrations(provider) {
  const folder = migrationsFolder(provider);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => ({
      name,
      sql: readFileSync(join(folder, name, "migration.sql"), "utf8"),
      schema: readFileSync(join(folder, name, "schema.prisma"), "utf8"),
    }));
}
