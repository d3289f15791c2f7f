/** `npm run doctor`: what to paste into a report of a fault. */
import { existsSync, readFileSync, statfsSync } from "node:fs";
import { freemem, release, totalmem } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { parseEnv, SETTING_NAMES } from "../lib/env";
import { AppError } from "../lib/errors";
import { DatabaseError, filePathOf, runScript } from "./database.mjs";
import { type DatabaseState, describeDatabase } from "./doctor/database";
import { shownSetting } from "./doctor/settings";
import { providerOf } from "./schema-engine.mjs";

const HELP = `Says how this installation stands: paste it into a report. It holds no secret and changes nothing.

  npm run doctor             for people
  npm run doctor -- --json   for programs

Exit codes: 0 nothing is wrong, 1 something is (lines with "!"), 2 wrong option.`;

const LEAST_FREE_MB = 200;
const MB = 1_000_000;

interface Diagnosis {
  offtake: { version: string; build: string | null; isInstalled: boolean };
  machine: { node: string; platform: string; memoryMb: number; freeMemoryMb: number; freeDiskMb: number | null };
  settings: Record<string, string>;
  database: DatabaseState | null;
  /** What /readyz of a running server says; null = none answers. */
  server: string | null;
  faults: string[];
}

const readText = (path: string): string | null => (existsSync(path) ? readFileSync(path, "utf8").trim() : null);

function freeDiskMb(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(existsSync(folder) ? folder : ".");
    return Math.round((bavail * bsize) / MB);
  } catch {
    return null;
  }
}

/** What the server at PORT says of itself, in one line. */
async function askServer(host: string, port: number): Promise<string | null> {
  const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
  try {
    const response = await fetch(`http://${name}:${port}/readyz`, { signal: AbortSignal.timeout(5000) });
    return `${response.status} ${(await response.text()).slice(0, 400)}`;
  } catch {
    return null;
  }
}

async function diagnose(): Promise<Diagnosis> {
  const faults: string[] = [];
  const given = SETTING_NAMES.filter((name) => (process.env[name] ?? "").trim() !== "");
  const settings = Object.fromEntries(given.map((name) => [name, shownSetting(name, process.env[name] ?? "")]));
  const env = readEnv(faults);
  const url = env?.databaseUrl ?? null;
  const database = url === null ? null : await describeDatabase(url);
  if (database?.fault) faults.push(`database: ${database.fault}`);
  const stopped = database?.lastBatches.find(({ state, failure }) => state === "unfinished" || failure !== null);
  if (stopped)
    faults.push(`${stopped.kind} ${stopped.label} of ${stopped.startedAt}: ${stopped.failure ?? "unfinished"}`);
  for (const { adapter, failures, lastFailure } of database?.sources ?? [])
    if (failures > 0) faults.push(`source ${adapter}: failed ${failures} times in a row, last: ${lastFailure}`);

  const folder = url !== null && providerOf(url) === "sqlite" ? dirname(resolve(filePathOf(url))) : ".";
  const disk = freeDiskMb(folder);
  if (disk !== null && disk < LEAST_FREE_MB) faults.push(`disk: ${disk} MB free in ${folder}`);
  const packageJson: { version?: string } = JSON.parse(readText("package.json") ?? "{}");
  return {
    offtake: {
      version: packageJson.version ?? "unknown",
      build: readText(join(".next", "BUILD_ID")) ?? readText(join(".next-standalone", "BUILD_ID")),
      isInstalled: existsSync(join("node_modules", ".offtake", "installed")) || existsSync("server.js"),
    },
    machine: {
      ...{ node: process.version, platform: `${process.platform} ${process.arch} ${release()}` },
      ...{ memoryMb: Math.round(totalmem() / MB), freeMemoryMb: Math.round(freemem() / MB), freeDiskMb: disk },
    },
    ...{ settings, database, faults },
    server: env === null ? null : await askServer(env.host, env.port),
  };
}

function readEnv(faults: string[]) {
  try {
    return parseEnv(process.env);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    faults.push(`settings: ${error.message}`);
    return null;
  }
}

function* linesOf({ offtake, machine, settings, database, server, faults }: Diagnosis): Generator<string> {
  yield `Offtake    ${offtake.version}, build ${offtake.build ?? "none"}${offtake.isInstalled ? "" : ", packages not installed"}`;
  yield `Node       ${machine.node} on ${machine.platform}`;
  yield `memory     ${machine.freeMemoryMb} of ${machine.memoryMb} MB free`;
  yield `disk       ${machine.freeDiskMb ?? "unknown"} MB free where the data are`;
  for (const [name, value] of Object.entries(settings)) yield `setting    ${name}=${value}`;
  if (database !== null) {
    const size = database.bytes === null ? "" : `, ${(database.bytes / MB).toFixed(1)} MB`;
    yield `database   ${database.kind} ${database.version ?? ""} ${database.label}${size}${database.isReachable ? "" : ", out of reach"}`;
    yield `migration  ${database.migration ?? "none"} (this version: ${database.newestMigration})`;
    yield `facts      revision ${database.revision ?? "unknown"}; ${Object.entries(database.counts)
      .map(([table, count]) => `${table} ${count}`)
      .join(", ")}`;
    for (const batch of database.lastBatches)
      yield `batch      ${batch.startedAt} ${batch.kind} ${batch.label}: ${batch.state}, ${batch.rows}`;
    for (const source of database.sources)
      yield `source     ${source.adapter}: last good ${source.lastSuccessAt ?? "never"}, ${source.failures} failures since`;
  }
  yield `server     ${server ?? "none answers at HOST and PORT"}`;
  for (const fault of faults) yield `!          ${fault}`;
  yield faults.length === 0 ? "Nothing is wrong." : `${faults.length} wrong.`;
}

await runScript(async (args) => {
  let options: { json?: boolean | undefined; help?: boolean | undefined };
  try {
    options = parseArgs({ args, options: { json: { type: "boolean" }, help: { type: "boolean", short: "h" } } }).values;
  } catch (error) {
    throw new DatabaseError(
      `${error instanceof Error ? error.message : error} npm run doctor -- --help lists the options.`,
      2,
    );
  }
  if (options.help) {
    console.log(HELP);
    return 0;
  }
  const diagnosis = await diagnose();
  console.log(options.json ? JSON.stringify(diagnosis, null, 2) : [...linesOf(diagnosis)].join("\n"));
  return diagnosis.faults.length === 0 ? 0 : 1;
});
