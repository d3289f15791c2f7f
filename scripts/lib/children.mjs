// @ts-check
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { isAlive } from "./processes.mjs";
import { Refusal } from "./refusal.mjs";

// Whoever ends this process ends what it started: signals are passed on, and the process itself leaves last.

const SIGNALS = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);
/** A child that ignores the signal for this long is killed. */
const GRACE_MS = 10_000;
/** A terminal signals the whole group and npm passes its own copy on: what comes this soon after the first is the same wish. */
const SAME_WISH_MS = 1_000;
const STARTER_POLL_MS = 250;

/**
 * @typedef {import("node:child_process").ChildProcess} ChildProcess
 * @typedef {{ process: ChildProcess, end: Promise<number> }} Child
 *   end: its exit code; 128 + n when a signal ended it, 127 when it could not be started
 */

/** @type {Map<ChildProcess, Promise<number>>} */
const running = new Map();
/** @type {NodeJS.Signals | null} */
let asked = null;
let askedAtMs = 0;
let leaving = false;
let listening = false;

/** @param {NodeJS.Signals} signal */
const exitCodeOf = (signal) => 128 + constants.signals[signal];

/** @param {NodeJS.Signals} signal */
function signalChildren(signal) {
  for (const child of running.keys()) child.kill(signal);
  setTimeout(() => {
    for (const child of running.keys()) child.kill("SIGKILL");
  }, GRACE_MS).unref();
}

/** @param {NodeJS.Signals} signal */
function end(signal) {
  if (running.size === 0) process.exit(exitCodeOf(signal));
  if (asked !== null && performance.now() - askedAtMs < SAME_WISH_MS) return;
  // Asked again, a child that hangs is killed.
  signalChildren(asked === null ? signal : "SIGKILL");
  if (asked === null) askedAtMs = performance.now();
  asked = signal;
}

/** From now on a signal to this process is passed on to its children; without children it ends the process. */
export function passSignalsOn() {
  if (listening) return;
  listening = true;
  for (const signal of SIGNALS) process.on(signal, () => end(signal));
  // A fault of our own must not leave them behind either.
  process.on("exit", () => {
    for (const child of running.keys()) child.kill("SIGTERM");
  });
  // Whoever read our lines may leave (`npm start | head`); the server stays.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  const starterHasGone = watchStarter();
  const looking = setInterval(() => {
    if (!starterHasGone()) return;
    clearInterval(looking);
    end("SIGTERM");
  }, STARTER_POLL_MS);
  looking.unref();
}

/**
 * Whether the program on whose behalf we run has gone without being able to say so.
 * npm runs a command through a shell and hands a signal to that shell, which dies of it without a word.
 * The end-to-end tests name themselves in OFFTAKE_END_WITH: they may be killed, and their server is in a session of its own.
 */
function watchStarter() {
  const parent = process.env.npm_lifecycle_event === undefined ? null : process.ppid;
  const starter = Number(process.env.OFFTAKE_END_WITH) || null;
  return () => (parent !== null && process.ppid !== parent) || (starter !== null && !isAlive(starter));
}

/**
 * Starts a program.
 * @param {string} program
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} options
 * @returns {Child}
 */
export function startChild(program, args, options) {
  passSignalsOn();
  const child = spawn(program, args, options);
  /** @type {Promise<number>} */
  const whenEnded = new Promise((resolve) => {
    child.once("error", () => resolve(127));
    child.once("close", (code, signal) => resolve(code ?? exitCodeOf(signal ?? "SIGKILL")));
  });
  const ending = whenEnded.finally(() => running.delete(child));
  running.set(child, ending);
  return { process: child, end: ending };
}

/** Ends the children that are still at work and waits for them; what waited for one of them stops without a word. */
export async function endChildren() {
  leaving = true;
  signalChildren("SIGTERM");
  await Promise.all(running.values());
}

/** Throws when the process is about to end, so that no further step begins. */
export function stopIfAsked() {
  if (asked !== null) throw new Refusal("", exitCodeOf(asked));
  if (leaving) throw new Refusal("");
}

/**
 * Runs a program to its end.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, output?: "shown" | "kept" | "both" }} options
 * @returns {Promise<{ code: number, output: string }>} output: stdout and stderr as they came; empty when only shown
 */
export async function run(program, args, { cwd, env = process.env, output = "shown" }) {
  stopIfAsked();
  /** @type {import("node:child_process").StdioOptions} */
  const stdio = output === "shown" ? "inherit" : ["ignore", "pipe", "pipe"];
  const child = startChild(program, args, { cwd, env, stdio });
  /** @type {Buffer[]} */
  const chunks = [];
  for (const stream of [child.process.stdout, child.process.stderr]) {
    stream?.on("data", (chunk) => {
      chunks.push(chunk);
      if (output === "both") process.stdout.write(chunk);
    });
  }
  const code = await child.end;
  stopIfAsked();
  return { code, output: Buffer.concat(chunks).toString("utf8") };
}
