/** `npm run import`: observations and whole networks from a CSV file. docs/import.md describes the file. */
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { tellWhatChanges } from "../lib/alerts";
import { openDb } from "../lib/data";
import { parseAlertSettings } from "../lib/env";
import { AppError } from "../lib/errors";
import { FileError } from "../lib/import";
import { type CommandOptions, runCommand } from "../lib/import/command";
import { DatabaseError, prepareDatabaseUrl, runScript, toDatabaseError } from "./database.mjs";

const HELP = `Imports observations, or whole networks, from a CSV file. Readers see nothing of it until it is published.

  npm run import -- file.csv                    check every row, store those that hold, show them to nobody yet
  npm run import -- file.csv --dry-run          check every row, store nothing
  npm run import -- file.csv --publish          and show it at once
  npm run import -- --publish <import>          show an import that waits
  npm run import -- --undo <import>             take it back; what was never shown is discarded
  npm run import -- --list                      imports so far
  npm run import -- --rejects <import>          rows that were not stored, and why
  npm run import -- --clean                     remove imports that were cut short

  --map column=field    take a column for a field, column= leaves it out; may be repeated
  --force               publish although rows were rejected

docs/import.md describes the file. DATABASE_URL: file:<path> (default file:./data/offtake.db) or postgres://…
Exit codes: 0 done, 1 not possible, 2 wrong option, 3 rows were rejected.`;

function readOptions(args: string[]): CommandOptions | "help" {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      help: { type: "boolean", short: "h" },
      "dry-run": { type: "boolean" },
      publish: { type: "boolean" },
      undo: { type: "boolean" },
      list: { type: "boolean" },
      rejects: { type: "boolean" },
      clean: { type: "boolean" },
      force: { type: "boolean" },
      map: { type: "string", multiple: true },
    },
  });
  if (values.help) return "help";
  const [target] = positionals;
  const modes = (["undo", "list", "rejects", "clean"] as const).filter((name) => values[name]);
  if (modes.length > 1 || (modes.length === 1 && values.publish))
    throw new TypeError(`One thing at a time: ${modes.map((name) => `--${name}`).join(", ")}`);
  if (positionals.length > 1) throw new TypeError(`One file or import at a time, found ${positionals.join(", ")}`);
  const mode = modes[0];
  if (mode === "list" || mode === "clean") return { mode };
  if (target === undefined) throw new TypeError("Which file, or which import?");
  if (mode !== undefined) return { mode, batchId: target };
  if (values.publish && /^[0-9a-f]{32}$/.test(target)) return { mode: "publish", batchId: target, force: true };
  return {
    mode: "read",
    path: target,
    label: basename(target),
    map: values.map ?? [],
    dryRun: values["dry-run"] === true,
    publish: values.publish === true,
    force: values.force === true,
  };
}

/** Whether readers may see something else afterwards. */
const isShown = (options: CommandOptions): boolean =>
  options.mode === "publish" || options.mode === "undo" || (options.mode === "read" && options.publish);

await runScript(async (args) => {
  let options: CommandOptions | "help";
  try {
    options = readOptions(args);
  } catch (error) {
    throw new DatabaseError(`${error instanceof Error ? error.message : error}\n\n${HELP}`, 2);
  }
  if (options === "help") {
    console.log(HELP);
    return 0;
  }
  const url = prepareDatabaseUrl();
  const db = openDb(url);
  try {
    const run = () => runCommand(db, options, "command line", (line) => console.log(line));
    if (!isShown(options)) return await run();
    return await tellWhatChanges(db, { settings: parseAlertSettings(), log: console.log }, run);
  } catch (error) {
    if (error instanceof AppError || error instanceof FileError) throw new DatabaseError(error.message);
    throw toDatabaseError(error, url);
  } finally {
    await db.$disconnect().catch(() => {});
  }
});
