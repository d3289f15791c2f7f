// @ts-check
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { passSignalsOn, run } from "./children.mjs";
import { ensureChromium } from "./chromium.mjs";
import { add, countPlaywright, countVitest, NOTHING, notRunLines, summary, withExitCode } from "./counts.mjs";
import { inRoot, ROOT } from "./paths.mjs";
import { freePort } from "./preflight.mjs";
import { lockProject, prepareTools } from "./prepare.mjs";
import { findMissingPrograms } from "./programs.mjs";
import { EXIT_FAILED, EXIT_USAGE, Refusal } from "./refusal.mjs";
import { ensureBuilt, QUIET_ENV } from "./steps.mjs";

const HELP = `npm test             every test: unit, property, integration, operation, then end to end against the production build
npm run test:long    the same with the long tests at their full count

Installs what is missing: packages, and Chromium (the one on PATH, else Playwright's own, else Debian's package when run as root).
What this machine cannot test is listed as "not run here: …" and is in neither count.

Settings: TEST_POSTGRES_URL   a PostgreSQL server to test on, instead of a throwaway one

Ends with a line for each test that failed ("failed: file › test: message") and the counts.

Exit code: 0 all passed, 1 something failed or stands in the way, 2 wrong option.
`;

/** @typedef {import("./counts.mjs").Counts} Counts */

/** @returns {Promise<number>} exit code */
export async function test() {
  const { long, help } = readOptions();
  if (help) {
    process.stdout.write(HELP);
    return 0;
  }
  passSignalsOn();
  await prepareTools();
  const chromium = await ensureChromium({ shell: true });
  const folder = mkdtempSync(join(tmpdir(), "offtake-test-"));
  try {
    const env = { ...process.env, ...QUIET_ENV, ...(long ? { OFFTAKE_TEST_LONG: "1" } : {}) };
    const counts = add(await runVitest(folder, env), await runEndToEnd(folder, env, chromium));
    process.stdout.write(`\n${summary(add(counts, { ...NOTHING, notRun: unlisted(counts.notRun) }))}\n`);
    return counts.failed === 0 ? 0 : EXIT_FAILED;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Missing programs that no test has reported itself.
 * @param {string[]} listed
 */
const unlisted = (listed) =>
  findMissingPrograms().filter(
    (sentence) => !listed.some((other) => other.startsWith(sentence.split(" (")[0] ?? sentence)),
  );

/**
 * @param {string} folder for the report
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Counts>}
 */
async function runVitest(folder, env) {
  const report = join(folder, "vitest.json");
  const program = inRoot("node_modules", "vitest", "vitest.mjs");
  const args = [
    program,
    "run",
    "--allowOnly=false",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ];
  const { code, output } = await run(process.execPath, args, { cwd: ROOT, env, output: "both" });
  const counts = existsSync(report) ? countVitest(JSON.parse(readFileSync(report, "utf8")), ROOT, output) : NOTHING;
  return add(withExitCode(counts, code, "vitest"), { ...NOTHING, notRun: notRunLines(output) });
}

/**
 * @param {string} folder for the report and the server's data
 * @param {NodeJS.ProcessEnv} env
 * @param {string} chromium
 * @returns {Promise<Counts>} a build that fails counts as one failure
 */
async function runEndToEnd(folder, env, chromium) {
  try {
    const giveBack = await lockProject();
    await ensureBuilt().finally(giveBack);
  } catch (error) {
    if (!(error instanceof Refusal) || !error.message) throw error;
    process.stderr.write(`offtake: ${error.message}\n`);
    return { ...NOTHING, failed: 1, failures: [`next build: ${error.message.split("\n")[0]}`] };
  }
  const report = join(folder, "playwright.json");
  const program = inRoot("node_modules", "@playwright", "test", "cli.js");
  const { code, output } = await run(process.execPath, [program, "test"], {
    cwd: ROOT,
    env: {
      ...env,
      OFFTAKE_CHROMIUM: chromium,
      OFFTAKE_E2E_PORT: String(await freePort()),
      OFFTAKE_E2E_DATA: join(folder, "data"),
      OFFTAKE_E2E_REPORT: report,
    },
    output: "both",
  });
  const counts = existsSync(report) ? countPlaywright(JSON.parse(readFileSync(report, "utf8"))) : NOTHING;
  return add(withExitCode(counts, code, "playwright"), { ...NOTHING, notRun: notRunLines(output) });
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: { long: { type: "boolean", default: false }, help: { type: "boolean", short: "h", default: false } },
    });
    return values;
  } catch (error) {
    throw new Refusal(
      `${error instanceof Error ? error.message : error}. npm test -- --help lists the options.`,
      EXIT_USAGE,
    );
  }
}
