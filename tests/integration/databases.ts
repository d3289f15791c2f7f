import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { execute } from "../../scripts/database.mjs";
import { type PostgresServer, startPostgres, whyNoPostgres } from "./postgres";

/** A kind of database that tests run on. */
export interface TestDatabase {
  name: "SQLite" | "PostgreSQL";
  /** Address of a new, empty database; removed after the tests of the file. */
  create: () => Promise<string>;
}

const root = mkdtempSync(join(tmpdir(), "offtake-integration-"));
let server: Promise<PostgresServer> | null = null;
const created: string[] = [];

/** A folder for the tests of the file; removed after them. */
export const makeFolder = (): string => mkdtempSync(join(root, "folder-"));

const createSqlite = async (): Promise<string> => `file:${join(makeFolder(), "offtake.db")}`;

async function createPostgres(): Promise<string> {
  server ??= startPostgres();
  const { url } = await server;
  const name = `offtake_test_${randomBytes(6).toString("hex")}`;
  await execute(url, `CREATE DATABASE ${name}`);
  created.push(name);
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

/** The databases that this machine has; says which it has not. Call once per test file, at its top. */
export function testDatabases(): TestDatabase[] {
  afterAll(async () => {
    rmSync(root, { recursive: true, force: true });
    if (server === null) return;
    const { url, stop } = await server;
    for (const name of created) await execute(url, `DROP DATABASE ${name} WITH (FORCE)`);
    await stop();
  });
  const sqlite: TestDatabase = { name: "SQLite", create: createSqlite };
  const missing = whyNoPostgres();
  if (missing === null) return [sqlite, { name: "PostgreSQL", create: createPostgres }];
  console.log(`not run here: PostgreSQL (${missing})`);
  return [sqlite];
}

export interface ScriptRun {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

/** A script of the project as a process of its own. */
export interface RunningScript {
  done: Promise<ScriptRun>;
  /** Settles when the output contains the text, or the process ends. */
  printed: (text: string) => Promise<void>;
  /** As a power cut would: no handler runs. */
  kill: () => void;
}

export function startScript(script: string, args: string[], url: string): RunningScript {
  const loader = script.endsWith(".ts") ? ["--import", "tsx"] : [];
  const child = spawn(process.execPath, [...loader, script, ...args], { env: { ...process.env, DATABASE_URL: url } });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (data) => {
    stdout += data;
  });
  child.stderr.on("data", (data) => {
    stderr += data;
  });
  const done = new Promise<ScriptRun>((resolve) => {
    child.once("close", (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
  const printed = (text: string) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (stdout.includes(text)) resolve();
      };
      child.stdout.on("data", look);
      child.once("close", () => resolve());
      look();
    });
  return { done, printed, kill: () => void child.kill("SIGKILL") };
}

export const runScript = (script: string, args: string[], url: string): Promise<ScriptRun> =>
  startScript(script, args, url).done;

export const migrate = (url: string): Promise<ScriptRun> => runScript("scripts/migrate.mjs", [], url);

export const seed = (url: string, folder: string): Promise<ScriptRun> => runScript("scripts/seed.ts", [folder], url);
