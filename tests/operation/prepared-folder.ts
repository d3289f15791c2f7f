import { type ChildProcess, spawn } from "node:child_process";
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach } from "vitest";
import { removeFolder } from "../support/remove-folder";

/*
 * A project folder in which the real commands run, and what they start (npm, Prisma, Next) is replaced by programs of a few lines that write down
 * that they were called: what takes a minute in life takes a tenth of a second. The path has a space in it, as people's have.
 */

const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Writes the name of the step down; `STUB_FAIL=<step>:<code>` makes it fail, `STUB_SLOW=<step>` makes it hang until it is ended, or until
 * the file `STUB_UNTIL` is there.
 */
const STEP = `
import { appendFileSync, existsSync } from "node:fs";
export async function step(name) {
  appendFileSync("calls.log", name + "\\n");
  const [failing, code] = (process.env.STUB_FAIL ?? "").split(":");
  if (failing === name) {
    console.error(name + " says why it cannot go on");
    process.exit(Number(code));
  }
  if (process.env.STUB_SLOW === name) {
    appendFileSync("pids.log", process.pid + "\\n");
    const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
    if (process.env.STUB_UNTIL) while (!existsSync(process.env.STUB_UNTIL)) await wait(20);
    else await wait(60_000);
  }
}
`;

const NPM = `
import { cpSync, mkdirSync, symlinkSync } from "node:fs";
import { step } from "../step.mjs";
await step("install");
mkdirSync("node_modules/next/dist/bin", { recursive: true });
cpSync("stubs/next.mjs", "node_modules/next/dist/bin/next");
cpSync("stubs/package.json", "node_modules/next/package.json");
try {
  symlinkSync(process.env.STUB_TSX, "node_modules/tsx");
} catch {}
`;

/** \`next build\` leaves a build id, \`next start\` answers until it is told to end. */
const NEXT = `
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { step } from "../../../../stubs/step.mjs";
const [command, ...args] = process.argv.slice(2);
await step(command);
if (command === "build") {
  mkdirSync(".next", { recursive: true });
  writeFileSync(".next/BUILD_ID", process.env.OFFTAKE_BUILD_ID);
} else {
  const server = createServer((request, response) => {
    response.end(JSON.stringify({ build: process.env.OFFTAKE_BUILD_ID, database: process.env.DATABASE_URL, node: process.env.NODE_ENV }));
    if (request.url === "/leave") process.exit(7);
  });
  server.listen(Number(args[args.indexOf("-p") + 1]), args[args.indexOf("-H") + 1], () => appendFileSync("pids.log", process.pid + "\\n"));
  process.on("SIGTERM", () => setTimeout(() => process.exit(143), Number(process.env.STUB_CLOSE_MS ?? 0)));
  process.on("SIGINT", () => process.exit(130));
}
`;

const stepScript = (name: string) => `import { step } from "../stubs/step.mjs";\nawait step("${name}");\n`;

export interface Run {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

export interface RunningCommand {
  process: ChildProcess;
  done: Promise<Run>;
  /** Settles when the output holds the text; rejects when the command ends without it. */
  printed: (text: string) => Promise<void>;
}

export interface CommandOptions {
  args?: string[];
  env?: Record<string, string>;
  /** Runs as a user to whom permission bits apply, also when the tests run as root. */
  ordinaryUser?: boolean;
  /** As npm does: a shell is started, which starts the command. */
  throughShell?: boolean;
}

export interface PreparedFolder {
  path: string;
  port: number;
  /** Runs one of the commands. */
  command: (name: "start" | "test", options?: CommandOptions) => RunningCommand;
  /** Steps that ran so far, in order. */
  calls: () => string[];
  /** Whether any process that a stub started is still there. */
  leftovers: () => number[];
  write: (path: string, content: string) => void;
}

const folders: string[] = [];
const running = new Set<ChildProcess>();

/** Ends what a test left running and removes its folders. Call once per test file, at its top. */
export function cleanUpAfterEach(): void {
  afterEach(async () => {
    for (const child of running) child.kill("SIGKILL");
    for (const folder of folders.splice(0)) {
      for (const pid of readLines(join(folder, "pids.log")).map(Number)) if (isAlive(pid)) process.kill(pid, "SIGKILL");
      removeFolder(folder);
    }
  });
}

/** A fresh clone, as far as the commands can tell. */
export async function prepareFolder(): Promise<PreparedFolder> {
  const path = mkdtempSync(join(tmpdir(), "offtake operation "));
  folders.push(path);
  const write = (name: string, content: string) => {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  };
  for (const part of ["scripts/lib", "scripts/start.mjs", "scripts/test.mjs"]) {
    cpSync(join(REPOSITORY, part), join(path, part), { recursive: true });
  }
  write("package.json", '{ "type": "module" }\n');
  write("package-lock.json", "{}\n");
  write("app/page.tsx", "export default function Page() {}\n");
  write("README.md", "prose\n");
  write("stubs/package.json", '{ "type": "module" }\n');
  write("stubs/step.mjs", STEP);
  write("stubs/npm/npm-cli.js", NPM);
  write("stubs/next.mjs", NEXT);
  for (const name of ["generate.mjs", "migrate.mjs", "seed.ts"])
    write(`scripts/${name}`, stepScript(name.replace(/\..*/, "")));
  const port = await freePort();
  return {
    path,
    port,
    write,
    command: (name, options = {}) =>
      startCommand(path, name, { ...options, env: { PORT: String(port), ...options.env } }),
    calls: () => readLines(join(path, "calls.log")),
    leftovers: () => readLines(join(path, "pids.log")).map(Number).filter(isAlive),
  };
}

/** Puts the real database scripts in the place of the stub, with the packages they need. */
export function installRealMigrations(folder: PreparedFolder): void {
  for (const part of [
    "scripts/migrate.mjs",
    "scripts/apply-migrations.mjs",
    "scripts/migrations.mjs",
    "scripts/database.mjs",
    "scripts/schema-engine.mjs",
    "prisma/migrations",
  ]) {
    cpSync(join(REPOSITORY, part), join(folder.path, part), { recursive: true });
  }
  for (const name of ["@prisma", "@libsql", "pg"]) {
    mkdirSync(join(folder.path, "node_modules"), { recursive: true });
    if (existsSync(join(REPOSITORY, "node_modules", name))) {
      symlinkSync(join(REPOSITORY, "node_modules", name), join(folder.path, "node_modules", name));
    }
  }
}

/** A user to whom permission bits apply; null when we are one ourselves. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : null;

/** Hands the folder to that user. */
function giveAway(path: string): void {
  if (NOBODY === null) return;
  chownSync(path, NOBODY.uid, NOBODY.gid);
  if (!statSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) giveAway(join(path, name));
}

function startCommand(
  cwd: string,
  name: string,
  { args = [], env = {}, ordinaryUser = false, throughShell = false }: CommandOptions,
): RunningCommand {
  if (ordinaryUser) giveAway(cwd);
  const command = [process.execPath, `scripts/${name}.mjs`, ...args];
  // The second command keeps the shell from becoming the first.
  const [program = "", ...rest] = throughShell ? ["sh", "-c", `'${command.join("' '")}'; exit $?`] : command;
  const child = spawn(program, rest, {
    cwd,
    ...(ordinaryUser ? NOBODY : null),
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      // As on many servers: what building needs must be installed all the same.
      NODE_ENV: "production",
      npm_execpath: join(cwd, "stubs", "npm", "npm-cli.js"),
      STUB_TSX: join(REPOSITORY, "node_modules", "tsx"),
      ...env,
    },
  });
  running.add(child);
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  const done = new Promise<Run>((resolve) => {
    child.once("close", (exitCode) => {
      running.delete(child);
      resolve({ exitCode, stdout, stderr });
    });
  });
  const printed = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (stdout.includes(text)) resolve();
      };
      child.stdout.on("data", look);
      child.once("close", () => reject(new Error(`ended without "${text}":\n${stdout}${stderr}`)));
      look();
    });
  return { process: child, done, printed };
}

function readLines(file: string): string[] {
  return existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : [];
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** A port that nobody listens on. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
