// @ts-check
import { parseArgs } from "node:util";
import { passSignalsOn, run } from "./children.mjs";
import { inRoot, NEXT, ROOT } from "./paths.mjs";
import { prepareTools } from "./prepare.mjs";
import { EXIT_FAILED, EXIT_USAGE, Refusal } from "./refusal.mjs";
import { npmCommand, QUIET_ENV } from "./steps.mjs";

const HELP = `npm run check    what a change must pass before its tests: format, lint, types, architecture, shipped facts, derived schema, lock file

Exit code: 0 all passed, 1 something failed, 2 wrong option.
`;

const node = process.execPath;
const inModules = (/** @type {string[]} */ ...parts) => inRoot("node_modules", ...parts);

/** One after the other within a check, the checks side by side. */
function checks() {
  const npm = npmCommand();
  return [
    {
      name: "format and lint",
      commands: [[node, inModules("@biomejs", "biome", "bin", "biome"), "ci", "--colors=off"]],
    },
    {
      name: "types",
      commands: [
        [node, NEXT, "typegen"],
        [node, inModules("typescript", "bin", "tsc"), "--noEmit", "--pretty", "false"],
      ],
    },
    {
      name: "architecture",
      commands: [[node, inModules("vitest", "vitest.mjs"), "run", "tests/architecture.test.ts"]],
    },
    { name: "shipped facts", commands: [[node, "--import", "tsx", inRoot("scripts", "facts-lint.ts")]] },
    { name: "derived schema", commands: [[node, inRoot("scripts", "derive-schema.mjs"), "--check"]] },
    {
      name: "lock file",
      commands: [[npm.program, ...npm.args, "ci", "--dry-run", "--ignore-scripts", "--no-audit", "--no-fund"]],
    },
  ];
}

/** @returns {Promise<number>} exit code */
export async function check() {
  if (readOptions().help) {
    process.stdout.write(HELP);
    return 0;
  }
  passSignalsOn();
  await prepareTools();
  const results = await Promise.all(checks().map(runCheck));
  const failed = results.filter((passed) => !passed).length;
  process.stdout.write(`${results.length - failed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : EXIT_FAILED;
}

/**
 * @param {{ name: string, commands: string[][] }} check
 * @returns {Promise<boolean>} whether it passed
 */
async function runCheck({ name, commands }) {
  const startedMs = performance.now();
  let complaint = "";
  for (const [program = node, ...args] of commands) {
    const { code, output } = await run(program, args, {
      cwd: ROOT,
      env: { ...process.env, ...QUIET_ENV },
      output: "kept",
    });
    if (code === 0) continue;
    complaint = output.trim() || `${args.join(" ")} ended with exit code ${code}`;
    break;
  }
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  process.stdout.write(
    `${complaint ? "FAILED" : "ok    "} ${name.padEnd(16)} ${seconds.padStart(5)} s\n${complaint ? `${complaint}\n` : ""}`,
  );
  return complaint === "";
}

function readOptions() {
  try {
    return parseArgs({ options: { help: { type: "boolean", short: "h", default: false } } }).values;
  } catch (error) {
    throw new Refusal(
      `${error instanceof Error ? error.message : error}. npm run check -- --help lists the options.`,
      EXIT_USAGE,
    );
  }
}
