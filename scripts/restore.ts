/** `npm run restore`: puts what a backup holds into a database. */
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { backUpInto } from "./backup/file";
import { tablesOf } from "./backup/model";
import { checkBackup, restoreInto } from "./backup/read";
import {
  DatabaseError,
  filePathOf,
  labelOf,
  prepareDatabaseUrl,
  queryRows,
  readApplied,
  runScript,
  toDatabaseError,
  withDatabaseLock,
} from "./database.mjs";
import { readMigrations } from "./migrations.mjs";
import { providerOf } from "./schema-engine.mjs";

const HELP = `Puts what a backup holds into the database at DATABASE_URL, SQLite or PostgreSQL, whichever it was made from.

  npm run restore -- <file>           into a database that holds nothing yet
  npm run restore -- <file> --force   in place of what is there, which is backed up first

The file is read to its end and its checksum and counts are compared before anything is touched. All is replaced in one
transaction: whoever reads meanwhile sees the old or the new, and a restore that is cut short has done nothing.
Exit codes: 0 done, 1 not possible, 2 wrong option, 3 the backup or the database was made by a newer version.`;

function optionsOf(args: string[]): { path: string | null; force: boolean; help: boolean } {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { force: { type: "boolean", default: false }, help: { type: "boolean", short: "h", default: false } },
    });
    if (positionals.length > 1) throw new Error("One file at a time.");
    return { path: positionals[0] ?? null, ...values };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DatabaseError(`${reason} npm run restore -- --help lists the options.`, 2);
  }
}

/** Whether any table has a row. @throws DatabaseError where it holds tables of something else */
async function holdsRows(url: string): Promise<boolean> {
  const applied = await readApplied(url);
  const schema = readMigrations(providerOf(url)).find(({ name }) => name === applied.at(-1))?.schema;
  // Newer than this code: what is in it cannot be told, so it counts as something.
  if (schema === undefined) return applied.length > 0;
  for (const { name } of tablesOf(schema))
    if ((await queryRows(url, `SELECT 1 FROM "${name}" LIMIT 1`)).length > 0) return true;
  return false;
}

async function restore(url: string, path: string, force: boolean): Promise<void> {
  const provider = providerOf(url);
  const checked = await checkBackup(path, provider);
  const total = Object.values(checked.rows).reduce((sum, count) => sum + count, 0);
  console.log(
    `restore: ${path} is whole: ${total} rows of ${checked.head.madeAt}, facts revision ${checked.head.revision}`,
  );
  if (await holdsRows(url)) {
    if (!force)
      throw new DatabaseError(
        `${labelOf(url)} is not empty. Restore into another DATABASE_URL, or add --force: what is there is then backed up first.`,
      );
    const folder = provider === "sqlite" ? dirname(filePathOf(url)) : ".";
    const copy = join(folder, "backups", `before-restore-${new Date().toISOString().replaceAll(":", "")}.ndjson.gz`);
    await backUpInto(url, copy, new Date());
    console.log(`restore: what was there is in ${copy}`);
  }
  const revision = await restoreInto(url, path, checked);
  console.log(`restore: ${labelOf(url)} holds ${total} rows, facts revision ${revision}`);
}

await runScript(async (args) => {
  const { path, force, help } = optionsOf(args);
  if (help) {
    console.log(HELP);
    return 0;
  }
  if (path === null) throw new DatabaseError("Name the backup: npm run restore -- <file>", 2);
  const url = prepareDatabaseUrl();
  try {
    await withDatabaseLock(url, () => restore(url, path, force));
    return 0;
  } catch (error) {
    throw toDatabaseError(error, url);
  }
});
