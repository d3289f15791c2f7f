// @ts-check
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { passSignalsOn, run } from "../lib/children.mjs";
import { inRoot, NEXT, ROOT } from "../lib/paths.mjs";
import { prepareTools } from "../lib/prepare.mjs";
import { EXIT_USAGE, Refusal } from "../lib/refusal.mjs";
import { readStamp, removeStamp, writeStamp } from "../lib/stamps.mjs";
import { buildHash, QUIET_ENV } from "../lib/steps.mjs";
import { COMMAND_BUNDLE, COPIED, THREADS } from "./bundle.mjs";

const HELP = `npm run standalone                     builds a folder that runs by itself: dist/offtake
npm run standalone -- --to <folder>    the same elsewhere; what is there is replaced

The folder holds the server, what it needs of node_modules, the shipped facts, the migrations and the commands:
  node offtake.mjs                     migrate, load the facts, serve
  node offtake.mjs <command> …         migrate, seed, backup, restore, doctor, … ; --help lists them

Exit code: 0 built, 1 something stands in the way, 2 wrong option.
`;

/** Output of this build; not that of npm start, which it would stale. */
const BUILD = ".next-standalone";
const STAMP = inRoot(BUILD, "offtake-stamp");

/** Scripts that are no command of an installation: they need the sources. */
const NOT_SHIPPED = new Set([
  "derive-schema",
  "facts-lint",
  "generate",
  "write-migration",
  "take-screenshots",
  "screenshots",
]);
const SOURCES_ONLY = new Set(["start", "test", "check", "standalone"]);

/** @returns {Promise<number>} exit code */
export async function standalone() {
  const { to, help } = readOptions();
  if (help) {
    process.stdout.write(HELP);
    return 0;
  }
  passSignalsOn();
  await prepareTools();
  const target = resolve(to);
  if (target === ROOT || ROOT.startsWith(`${target}/`)) {
    throw new Refusal(`--to ${to} would replace the project itself. Name a folder of its own.`, EXIT_USAGE);
  }
  const hash = buildHash();
  const buildId = hash.slice(0, 12);
  if (readStamp(STAMP) !== hash) {
    process.stdout.write("standalone: building …\n");
    removeStamp(STAMP);
    await build(buildId);
    writeStamp(STAMP, hash);
  }
  process.stdout.write("standalone: putting the folder together …\n");
  assemble(target);
  await bundleCommands(target);
  const { version } = JSON.parse(readFileSync(inRoot("package.json"), "utf8"));
  writeFileSync(
    join(target, "package.json"),
    `${JSON.stringify({ name: "offtake", version, private: true, type: "module" }, null, 2)}\n`,
  );
  process.stdout.write(`standalone: ${target} is ready, build ${buildId}\n`);
  return 0;
}

/** @param {string} buildId */
async function build(buildId) {
  rmSync(inRoot(BUILD, "standalone"), { recursive: true, force: true });
  const { code, output } = await run(process.execPath, [NEXT, "build"], {
    cwd: ROOT,
    env: { ...process.env, ...QUIET_ENV, NODE_ENV: "production", OFFTAKE_BUILD_ID: buildId, OFFTAKE_STANDALONE: "1" },
    output: "kept",
  });
  if (code === 0) return;
  process.stderr.write(output);
  throw new Refusal(`next build failed (exit code ${code}); the lines above say why.`);
}

/**
 * The server as Next traced it, beside it what Next leaves to others: files for browsers, facts, migrations.
 * @param {string} target
 */
function assemble(target) {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const output = inRoot(BUILD, "standalone");
  for (const name of readdirSync(output)) {
    // The trace may pick up files that a build happened to look at; only the server itself belongs here.
    if (![BUILD, "node_modules", "server.js", "public"].includes(name)) continue;
    cpSync(join(output, name), join(target, name), { recursive: true, verbatimSymlinks: true });
  }
  cpSync(inRoot(BUILD, "static"), join(target, BUILD, "static"), { recursive: true });
  cpSync(inRoot("public"), join(target, "public"), { recursive: true });
  for (const folder of ["prisma/seed", "prisma/migrations"])
    cpSync(inRoot(folder), join(target, folder), { recursive: true });
  for (const file of ["LICENSE", "NOTICE"]) if (existsSync(inRoot(file))) cpSync(inRoot(file), join(target, file));
  for (const name of COPIED) copyPackage(name, target);
}

/**
 * @param {string} name
 * @param {string} target
 */
function copyPackage(name, target) {
  const from = inRoot("node_modules", name);
  if (!existsSync(from)) return;
  mkdirSync(dirname(join(target, "node_modules", name)), { recursive: true });
  cpSync(realpathSync(from), join(target, "node_modules", name), { recursive: true });
  const { optionalDependencies = {} } = JSON.parse(readFileSync(join(from, "package.json"), "utf8"));
  // Of the binaries for other systems, only those that were installed are there.
  for (const other of Object.keys(optionalDependencies))
    if (existsSync(inRoot("node_modules", other))) copyPackage(other, target);
}

/**
 * Every command as one file, so that nothing has to be compiled or installed where the folder runs.
 * @param {string} target
 */
async function bundleCommands(target) {
  const esbuild = await import("esbuild");
  const commands = readdirSync(inRoot("scripts"))
    .filter((name) => /\.(ts|mjs)$/.test(name) && !/\.d\.m?ts$/.test(name))
    .map((name) => ({ name: name.replace(/\.(ts|mjs)$/, ""), file: inRoot("scripts", name) }))
    .filter(({ name, file }) => !NOT_SHIPPED.has(name) && !SOURCES_ONLY.has(name) && isCommand(file));
  await esbuild.build({
    ...COMMAND_BUNDLE,
    entryPoints: [
      ...commands.map(({ name, file }) => ({ in: file, out: name })),
      ...THREADS.map((file) => ({ in: inRoot(file), out: basename(file, ".mjs") })),
    ],
    outdir: join(target, "scripts"),
    outExtension: { ".js": ".mjs" },
  });
  // Its own node: imports only: the first file that runs needs nothing.
  cpSync(inRoot("scripts", "standalone", "offtake.mjs"), join(target, "offtake.mjs"));
}

/**
 * Beside the commands lie files that they share.
 * @param {string} file
 */
const isCommand = (file) => /^await run(Script|Main)\(|^\s*process\.exitCode = /m.test(readFileSync(file, "utf8"));

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        to: { type: "string", default: inRoot("dist", "offtake") },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    return values;
  } catch (error) {
    throw new Refusal(
      `${error instanceof Error ? error.message : error}. npm run standalone -- --help lists the options.`,
      EXIT_USAGE,
    );
  }
}
