import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { copyFileSync, existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, inject } from "vitest";
import { execute } from "../../scripts/database.mjs";
import { compileScript, SHORT_LIVED } from "../support/compiled-script";
import { removeFolder } from "../support/remove-folder";
import { onceInRun } from "./once-in-run";
import { whyNoPostgres } from "./postgres";

/** A kind of database that tests run on. */
export interface TestDatabase {
  name: "SQLite" | "PostgreSQL";
  /** Address of a new, empty database; removed after the tests of the file. */
  create: () => Promise<string>;
  /** Address of a new database with all tables: a copy of one that the command has migrated. */
  createMigrated: () => Promise<string>;
  /** Address of a new database with all shipped facts: a copy of one into which the command has loaded them. */
  createShipped: () => Promise<string>;
  /** Address of a copy of a database that nobody has open. */
  copy: (url: string) => Promise<string>;
}

const root = mkdtempSync(join(tmpdir(), "offtake-integration-"));
const created: string[] = [];

/** A folder for the tests of the file; removed after them. */
export const makeFolder = (): string => mkdtempSync(join(root, "folder-"));

const addressIn = (folder: string): string => `file:${join(folder, "offtake.db")}`;
const filePathOf = (url: string): string => url.slice("file:".length);

function copyFile(from: string, to: string): string {
  for (const suffix of ["", "-wal"])
    if (existsSync(filePathOf(from) + suffix)) copyFileSync(filePathOf(from) + suffix, filePathOf(to) + suffix);
  return to;
}

/** Address of the server's maintenance database. */
function serverUrl(): string {
  const url = inject("postgresUrl");
  if (url === null) throw new Error("no PostgreSQL server was started");
  return url;
}

/** @param template name of the database to copy; nobody may be connected to it */
async function createDatabase(template: string): Promise<{ name: string; url: string }> {
  const name = `offtake_test_${randomBytes(6).toString("hex")}`;
  await execute(serverUrl(), `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const address = new URL(serverUrl());
  address.pathname = `/${name}`;
  return { name, url: address.href };
}

async function createPostgres(template = "template1"): Promise<string> {
  const { name, url } = await createDatabase(template);
  created.push(name);
  return url;
}

/** How databases of a kind are made. */
interface Kind {
  name: TestDatabase["name"];
  create: () => Promise<string>;
  /** One that is there until the end of the run. */
  createShared: () => Promise<string>;
  copy: (url: string) => Promise<string>;
}

const SQLITE: Kind = {
  name: "SQLite",
  create: async () => addressIn(makeFolder()),
  createShared: async () => addressIn(mkdtempSync(join(inject("sharedFolder"), "database-"))),
  copy: async (url) => copyFile(url, addressIn(makeFolder())),
};

const POSTGRES: Kind = {
  name: "PostgreSQL",
  create: () => createPostgres(),
  createShared: async () => (await createDatabase("template1")).url,
  copy: (url) => createPostgres(new URL(url).pathname.slice(1)),
};

/** What a command has done to a database once serves all test files of a run. */
function testDatabaseOf({ name, create, createShared, copy }: Kind): TestDatabase {
  const once = (what: string, commands: ((url: string) => Promise<ScriptRun>)[]): Promise<string> =>
    onceInRun(`${name}-${what}`, async () => {
      const url = await createShared();
      for (const command of commands) {
        const { exitCode, stderr } = await command(url);
        if (exitCode !== 0 || stderr !== "") throw new Error(stderr || `${what}: ended with ${exitCode}`);
      }
      return url;
    });
  return {
    ...{ name, create, copy },
    createMigrated: async () => copy(await once("migrated", [migrate])),
    createShipped: async () => copy(await once("shipped", [migrate, (url) => seed(url, "prisma/seed")])),
  };
}

/** The databases that this machine has; says which it has not. Call once per test file, at its top. */
export function testDatabases(): TestDatabase[] {
  afterAll(async () => {
    removeFolder(root);
    for (const name of created.splice(0)) await execute(serverUrl(), `DROP DATABASE ${name} WITH (FORCE)`);
  });
  const missing = whyNoPostgres();
  if (missing === null) return [testDatabaseOf(SQLITE), testDatabaseOf(POSTGRES)];
  console.log(`not run here: PostgreSQL (${missing})`);
  return [testDatabaseOf(SQLITE)];
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
    ? [...SHORT_LIVED, compileScript(script)]
    : script.endsWith(".ts")
      ? ["--import", "tsx", script]
      : [...SHORT_LIVED, script];
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
