import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, inject } from "vitest";
import { execute } from "../../scripts/database.mjs";
import { compileScript } from "../support/compiled-script";
import { whyNoPostgres } from "./postgres";

/** A kind of database that tests run on. */
export interface TestDatabase {
  name: "SQLite" | "PostgreSQL";
  /** Address of a new, empty database; removed after the tests of the file. */
  create: () => Promise<string>;
  /** Address of a new database with all tables: a copy of one that the command has migrated. */
  createMigrated: () => Promise<string>;
  /** Address of a copy of a database that nobody has open. */
  copy: (url: string) => Promise<string>;
}

const root = mkdtempSync(join(tmpdir(), "offtake-integration-"));
const created: string[] = [];

/** A folder for the tests of the file; removed after them. */
export const makeFolder = (): string => mkdtempSync(join(root, "folder-"));

const createSqlite = async (): Promise<string> => `file:${join(makeFolder(), "offtake.db")}`;

/** Address of the server's maintenance database. */
function serverUrl(): string {
  const url = inject("postgresUrl");
  if (url === null) throw new Error("no PostgreSQL server was started");
  return url;
}

/** @param template name of the database to copy; nobody may be connected to it */
async function createPostgres(template = "template1"): Promise<string> {
  const name = `offtake_test_${randomBytes(6).toString("hex")}`;
  await execute(serverUrl(), `CREATE DATABASE ${name} TEMPLATE ${template}`);
  created.push(name);
  const address = new URL(serverUrl());
  address.pathname = `/${name}`;
  return address.href;
}

/** The address, once the command has made its tables. */
async function migrated(url: string): Promise<string> {
  const run = await migrate(url);
  if (run.exitCode !== 0) throw new Error(run.stderr);
  return url;
}

const filePathOf = (url: string): string => url.slice("file:".length);

async function copyFile(from: string): Promise<string> {
  const url = await createSqlite();
  for (const suffix of ["", "-wal"])
    if (existsSync(filePathOf(from) + suffix)) copyFileSync(filePathOf(from) + suffix, filePathOf(url) + suffix);
  return url;
}

let sqliteTemplate: Promise<string> | null = null;
async function copySqlite(): Promise<string> {
  sqliteTemplate ??= createSqlite().then(migrated);
  return copyFile(await sqliteTemplate);
}

const copyDatabase = (from: string): Promise<string> => createPostgres(new URL(from).pathname.slice(1));

let postgresTemplate: Promise<string> | null = null;
async function copyPostgres(): Promise<string> {
  postgresTemplate ??= createPostgres().then(migrated);
  return copyDatabase(await postgresTemplate);
}

/** The databases that this machine has; says which it has not. Call once per test file, at its top. */
export function testDatabases(): TestDatabase[] {
  afterAll(async () => {
    rmSync(root, { recursive: true, force: true });
    for (const name of created.splice(0)) await execute(serverUrl(), `DROP DATABASE ${name} WITH (FORCE)`);
  });
  const sqlite: TestDatabase = { name: "SQLite", create: createSqlite, createMigrated: copySqlite, copy: copyFile };
  const missing = whyNoPostgres();
  if (missing === null)
    return [
      sqlite,
      { name: "PostgreSQL", create: () => createPostgres(), createMigrated: copyPostgres, copy: copyDatabase },
    ];
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

/** A script in TypeScript runs compiled; `asShipped`: through the loader, as the real command does. */
export function startScript(script: string, args: string[], url: string, { asShipped = false } = {}): RunningScript {
  const isCompiled = script.endsWith(".ts") && !asShipped;
  const program = isCompiled
    ? [compileScript(script)]
    : script.endsWith(".ts")
      ? ["--import", "tsx", script]
      : [script];
  const child = spawn(process.execPath, [...program, ...args], { env: { ...process.env, DATABASE_URL: url } });
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

export const runScript = (
  script: string,
  args: string[],
  url: string,
  options?: { asShipped: boolean },
): Promise<ScriptRun> => startScript(script, args, url, options).done;

export const migrate = (url: string): Promise<ScriptRun> => runScript("scripts/migrate.mjs", [], url);

export const seed = (url: string, folder: string): Promise<ScriptRun> => runScript("scripts/seed.ts", [folder], url);
