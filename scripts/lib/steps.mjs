// @ts-check
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { run } from "./children.mjs";
import { inRoot, NEXT, ROOT } from "./paths.mjs";
import { Refusal } from "./refusal.mjs";
import { hashOf, readStamp, removeStamp, writeStamp } from "./stamps.mjs";

// The steps between a clone and a running server. Each does nothing when what it makes is there and was made from what is there now.

const STAMPS = {
  installed: inRoot("node_modules", ".offtake", "installed"),
  built: inRoot(".next", "offtake-stamp"),
};

export const LOCK = inRoot("node_modules", ".offtake", "preparing.lock");

const MACHINE = `node ${process.versions.node.split(".")[0]} ${process.platform} ${process.arch}`;

/** Prisma and Next ask the internet for news of themselves unless told not to. */
export const QUIET_ENV = { NEXT_TELEMETRY_DISABLED: "1", CHECKPOINT_DISABLE: "1" };

const hashOfPackages = () => hashOf(ROOT, ["package-lock.json", "package.json"], { texts: [MACHINE] });

/** What cannot change a build: made things, tests, tools, data that the database holds, prose. Any other folder can, so that a new one is never forgotten. */
const NOT_BUILT =
  /^(node_modules|\.[^/]+|data|tests|scripts|docs|prisma\/seed|prisma\/migrations|dist|backups|lib\/data\/generated|test-results|playwright-report|coverage)(\/|$)/;

/** Of the files beside package.json, those that a build can read. */
const TOP_FILE = /^(?!next-env\.d\.ts$)[^.].*\.(ts|tsx|mts|mjs|cjs|js|json|css)$/;

/** Hash of everything a build is made from: the same sources give the same hash on every machine of one kind. */
export function buildHash() {
  const top = readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => (entry.isDirectory() ? !NOT_BUILT.test(entry.name) : TOP_FILE.test(entry.name)))
    .map((entry) => entry.name)
    .sort();
  return hashOf(ROOT, top, { texts: [hashOfPackages()], leaveOut: (path) => NOT_BUILT.test(path) });
}

/**
 * Says what is being made, and when it is there how long it took.
 * @param {string} name
 * @param {string} doing
 * @param {() => Promise<void>} work
 */
async function timed(name, doing, work) {
  const startedMs = performance.now();
  process.stdout.write(`${name}: ${doing} …\n`);
  await work();
  process.stdout.write(`${name}: done in ${((performance.now() - startedMs) / 1000).toFixed(1)} s\n`);
}

/** Installs the packages, developers' ones included: the build needs them. Leaves package-lock.json as it is. */
export async function ensureInstalled() {
  const hash = hashOfPackages();
  if (readStamp(STAMPS.installed) === hash) return;
  await timed("packages", "installing, half a minute the first time", async () => {
    removeStamp(STAMPS.installed);
    const npm = npmCommand();
    // `npm ci` refuses a lock file that lacks other platforms' packages; `install` completes it in memory.
    const args = [
      "install",
      "--no-save",
      "--include=dev",
      "--include=optional",
      "--no-audit",
      "--no-fund",
      "--loglevel=error",
    ];
    await must("npm install", npm.program, [...npm.args, ...args], "Is the package registry within reach (npm ping)?");
    writeStamp(STAMPS.installed, hash);
  });
}

/** Writes the two database clients where the schemas have changed. */
export async function ensureGenerated() {
  await passOn(process.execPath, [inRoot("scripts", "generate.mjs")]);
}

/** Brings the database to this version's schema; its own lines say what it did or why it cannot. */
export async function migrate() {
  await passOn(process.execPath, [inRoot("scripts", "migrate.mjs")]);
}

/** Loads the shipped facts when they differ from those in the database. */
export async function seed() {
  await passOn(process.execPath, ["--import", "tsx", inRoot("scripts", "seed.ts")]);
}

/** Builds the site for production. Gives the id of the build that now is there. */
export async function ensureBuilt() {
  const hash = buildHash();
  const buildId = hash.slice(0, 12);
  if (readStamp(STAMPS.built) === hash && existsSync(inRoot(".next", "BUILD_ID"))) return buildId;
  await timed("site", "building", async () => {
    removeStamp(STAMPS.built);
    await must("next build", process.execPath, [NEXT, "build"], "", {
      NODE_ENV: "production",
      OFFTAKE_BUILD_ID: buildId,
    });
    writeStamp(STAMPS.built, hash);
  });
  return buildId;
}

/**
 * Runs a step quietly; when it fails its output is shown.
 * @param {string} name
 * @param {string} program
 * @param {string[]} args
 * @param {string} hint
 * @param {Record<string, string>} [env]
 */
async function must(name, program, args, hint, env = {}) {
  const { code, output } = await run(program, args, {
    cwd: ROOT,
    env: { ...process.env, ...QUIET_ENV, ...env },
    output: "kept",
  });
  if (code === 0) return;
  process.stderr.write(output.endsWith("\n") ? output : `${output}\n`);
  throw new Refusal(`${name} failed in ${ROOT} (exit code ${code}); the lines above say why. ${hint}`.trim());
}

/**
 * Runs a step whose own lines are meant for the reader. When it fails it has said so itself.
 * @param {string} program
 * @param {string[]} args
 */
async function passOn(program, args) {
  const { code } = await run(program, args, { cwd: ROOT, env: { ...process.env, ...QUIET_ENV } });
  if (code !== 0) throw new Refusal("", code);
}

/**
 * The npm that runs this command, else the one beside this node, else the one on PATH.
 * @returns {{ program: string, args: string[] }}
 */
export function npmCommand() {
  const candidates = [
    process.env.npm_execpath ?? "",
    join(dirname(process.execPath), "..", "lib", "node_modules", "npm", "bin", "npm-cli.js"),
  ];
  const cli = candidates.find((path) => /npm-cli\.[cm]?js$/.test(path) && existsSync(path));
  return cli ? { program: process.execPath, args: [cli] } : { program: "npm", args: [] };
}
