/** `npm run backup`: everything that the database holds at one instant, as one file. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { finished } from "node:stream/promises";
import { parseArgs } from "node:util";
import { createGzip } from "node:zlib";
import { backUpInto } from "./backup/file";
import { writeBackup } from "./backup/write";
import { DatabaseError, filePathOf, labelOf, prepareDatabaseUrl, runScript, toDatabaseError } from "./database.mjs";
import { providerOf } from "./schema-engine.mjs";

const HELP = `Writes everything that the database holds at one instant into one file, while the site and imports go on.

  npm run backup                      into backups/ beside the database file (PostgreSQL: ./backups)
  npm run backup -- --to <file>       into that file; it must not exist yet
  npm run backup -- --to -            onto standard output

The file restores into SQLite and PostgreSQL alike (npm run restore). It holds the hashes of write tokens, no token, and
is readable by its owner alone. DATABASE_URL: file:<path> (default file:./data/offtake.db) or postgres://…
Exit codes: 0 done, 1 not possible, 2 wrong option, 3 the database was made by a newer version.`;

/** Where a backup goes that nobody named a place for. */
function usualPlace(url: string, now: Date): string {
  const folder = providerOf(url) === "sqlite" ? join(dirname(filePathOf(url)), "backups") : "backups";
  return join(folder, `offtake-${now.toISOString().slice(0, 19).replaceAll(":", "")}Z.ndjson.gz`);
}

async function backUpOnto(url: string, now: Date): Promise<void> {
  const gzip = createGzip();
  gzip.pipe(process.stdout, { end: false });
  await writeBackup(url, gzip, now);
  gzip.end();
  await finished(gzip);
}

function optionsOf(args: string[]): { to: string | undefined; help: boolean | undefined } {
  try {
    const { values } = parseArgs({ args, options: { to: { type: "string" }, help: { type: "boolean", short: "h" } } });
    return { to: values.to, help: values.help };
  } catch (error) {
    throw new DatabaseError(
      `${error instanceof Error ? error.message : error} npm run backup -- --help lists the options.`,
      2,
    );
  }
}

await runScript(async (args) => {
  const { to, help } = optionsOf(args);
  if (help) {
    console.log(HELP);
    return 0;
  }
  const url = prepareDatabaseUrl();
  const now = new Date();
  try {
    if (to === "-") {
      await backUpOnto(url, now);
      return 0;
    }
    const path = to ?? usualPlace(url, now);
    if (existsSync(path)) throw new DatabaseError(`${path} exists already. Name another file.`);
    const { rows, bytes } = await backUpInto(url, path, now);
    console.log(`backup: ${labelOf(url)}, ${rows} rows, ${(bytes / 1_000_000).toFixed(1)} MB, into ${path}`);
    return 0;
  } catch (error) {
    throw toDatabaseError(error, url);
  }
});
