// @ts-check
/**
 * The first file of the standalone folder and of the image: `node offtake.mjs [command] …`. node: imports only.
 * Without a command it brings the database to this version, loads the shipped facts and serves.
 */
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
process.chdir(HERE);

/** Longer than proxies keep an idle connection: else they send into one that is being closed. */
const KEEP_ALIVE_MS = "65000";

const commands = readdirSync(join(HERE, "scripts"))
  .filter((name) => name.endsWith(".mjs"))
  .map((name) => name.slice(0, -".mjs".length))
  .sort();

const HELP = `node offtake.mjs                 migrate, load the shipped facts, serve
node offtake.mjs serve           serve, nothing else
node offtake.mjs healthy         exit code 0 when the server of this machine answers
node offtake.mjs every 6h <command> …   run a command again and again; s, m, h
node offtake.mjs <command> …     ${commands.join(", ")}; each takes --help
`;

const isJson = process.env.OFFTAKE_LOG === "json";

/**
 * A line about what this process does, in the form of the server's own lines.
 * @param {"info" | "error"} level
 * @param {string} event
 * @param {Record<string, unknown>} fields
 */
function say(level, event, fields) {
  const line = isJson
    ? JSON.stringify({ time: new Date().toISOString(), level, event, ...fields })
    : `${event}: ${Object.values(fields).join(" ")}`;
  process.stdout.write(`${line}\n`);
}

/** @type {import("node:child_process").ChildProcess | null} */
let child = null;
let isEnding = false;
for (const signal of /** @type {const} */ (["SIGTERM", "SIGINT"])) {
  process.on(signal, () => {
    isEnding = true;
    child?.kill(signal);
  });
}

/**
 * Runs a command to its end. What it prints is its own where somebody asked for it; in a service its lines are lines of the log.
 * @param {string} name
 * @param {string[]} args
 * @param {boolean} isAsked
 * @returns {Promise<number>} exit code
 */
async function step(name, args, isAsked) {
  const startedMs = performance.now();
  const isLogged = isJson && !isAsked;
  const running = spawn(process.execPath, [join(HERE, "scripts", `${name}.mjs`), ...args], {
    stdio: isLogged ? ["inherit", "pipe", "pipe"] : "inherit",
  });
  child = running;
  for (const [stream, level] of /** @type {const} */ ([
    [running.stdout, "info"],
    [running.stderr, "error"],
  ])) {
    let rest = "";
    stream?.on("data", (chunk) => {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      for (const text of lines) say(level, "command", { command: name, text });
    });
    stream?.on("end", () => {
      if (rest) say(level, "command", { command: name, text: rest });
    });
  }
  /** @type {number} */
  const exitCode = await new Promise((resolve) => {
    running.once("error", () => resolve(127));
    running.once("close", (code, signal) => resolve(code ?? (signal === "SIGINT" ? 130 : 143)));
  });
  child = null;
  if (isLogged) {
    const ms = Math.round(performance.now() - startedMs);
    say(exitCode === 0 ? "info" : "error", "command-end", { command: name, exitCode, ms });
  }
  return exitCode;
}

/** What the server and the commands read from the environment where nothing else is said. */
function setDefaults() {
  const env = process.env;
  env.NODE_ENV = "production";
  env.NEXT_TELEMETRY_DISABLED = "1";
  env.CHECKPOINT_DISABLE = "1";
  // The server ends itself: it finishes what it has begun.
  env.NEXT_MANUAL_SIG_HANDLE = "1";
  env.KEEP_ALIVE_TIMEOUT ??= KEEP_ALIVE_MS;
  env.PORT ||= "3000";
  // Next's server takes the address it listens on from HOSTNAME, which in a container is the container's name.
  env.HOST ||= "127.0.0.1";
  env.HOSTNAME = env.HOST;
  env.OFFTAKE_BUILD_FOLDER = join(HERE, ".next-standalone");
  const idFile = join(env.OFFTAKE_BUILD_FOLDER, "BUILD_ID");
  if (existsSync(idFile)) env.OFFTAKE_BUILD_ID = readFileSync(idFile, "utf8").trim();
}

async function serve() {
  const shown = process.env.HOST === "0.0.0.0" || process.env.HOST === "::" ? "localhost" : process.env.HOST;
  process.removeAllListeners("SIGTERM");
  process.removeAllListeners("SIGINT");
  // What Next prints before the server itself takes over becomes lines of the same log.
  if (isJson)
    for (const name of /** @type {const} */ (["log", "info", "warn"]))
      console[name] = (...parts) => say("info", "message", { text: parts.join(" ").trim() });
  say("info", "serve", { address: `http://${shown}:${process.env.PORT}` });
  await import(join(HERE, "server.js"));
  readAll();
}

/** Asks until the site is ready: from then on every record is in memory, and outlives the database. Nobody waits for it. */
function readAll() {
  fetch(`http://127.0.0.1:${process.env.PORT}/readyz`)
    .then(async (response) => {
      await response.body?.cancel();
      if (!response.ok) throw new Error("not yet");
    })
    .catch(() => setTimeout(readAll, 1000).unref());
}

/** @returns {Promise<number>} exit code for a health check */
async function healthy() {
  try {
    const response = await fetch(`http://127.0.0.1:${process.env.PORT}/healthz`, { signal: AbortSignal.timeout(4000) });
    await response.body?.cancel();
    return response.ok ? 0 : 1;
  } catch {
    return 1;
  }
}

/**
 * Runs a command, waits, and runs it again until a signal comes. A run that fails is followed by the next all the same.
 * @param {string[]} args
 * @returns {Promise<number>} exit code
 */
async function every([interval = "", command = "", ...args]) {
  const [, amount, unit] = /^([1-9]\d{0,4})([smh])$/.exec(interval) ?? [];
  if (amount === undefined || !commands.includes(command)) {
    process.stderr.write(
      `offtake: every <interval> <command>: such as every 6h ${command || "ingest"}; the commands are ${commands.join(", ")}\n`,
    );
    return 2;
  }
  const pauseMs = Number(amount) * { s: 1_000, m: 60_000, h: 3_600_000 }[/** @type {"s" | "m" | "h"} */ (unit)];
  while (!isEnding) {
    await step(command, args, false);
    for (const untilMs = performance.now() + pauseMs; !isEnding && performance.now() < untilMs; )
      await new Promise((resolve) => setTimeout(resolve, Math.min(500, pauseMs)));
  }
  return 0;
}

async function main() {
  const [command = "", ...args] = process.argv.slice(2);
  setDefaults();
  if (command === "--help" || command === "-h") {
    process.stdout.write(HELP);
    return 0;
  }
  if (command === "serve") {
    await serve();
    return null;
  }
  if (command === "healthy") return healthy();
  if (command === "every") return every(args);
  if (command !== "") {
    if (commands.includes(command)) return step(command, args, true);
    process.stderr.write(`offtake: no command ${command}; there are serve, ${commands.join(", ")}\n`);
    return 2;
  }
  for (const name of ["migrate", "seed"]) {
    const exitCode = await step(name, [], false);
    if (exitCode !== 0) return exitCode;
    if (isEnding) return 143;
  }
  await serve();
  return null;
}

const exitCode = await main();
// null: the server runs, and ends the process itself.
if (exitCode !== null) process.exitCode = exitCode;
