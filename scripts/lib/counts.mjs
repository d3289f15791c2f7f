// @ts-check

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} notRun what could not be tested here and why, one sentence each
 */

/** @type {Counts} */
export const NOTHING = { passed: 0, failed: 0, notRun: [] };

/**
 * @param {Counts} a
 * @param {Counts} b
 * @returns {Counts}
 */
export const add = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  notRun: [...new Set([...a.notRun, ...b.notRun])],
});

/**
 * What a runner that ended badly without a failed test counts as: a file that does not load has no tests to fail.
 * @param {Counts} counts
 * @param {number} exitCode
 * @returns {Counts}
 */
export const withExitCode = (counts, exitCode) =>
  exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;

/**
 * Counts of Vitest's JSON report.
 * @param {{ testResults: { name: string, assertionResults: { status: string, fullName: string }[] }[] }} report
 * @returns {Counts}
 */
export function countVitest(report) {
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const skipped = tests.filter(({ status }) => status !== "passed" && status !== "failed");
  return {
    passed: tests.filter(({ status }) => status === "passed").length,
    failed: tests.filter(({ status }) => status === "failed").length,
    notRun: skipped.map(({ fullName }) => fullName),
  };
}

/**
 * @typedef {{ title: string, tests: { status: string, annotations: { type: string, description?: string }[] }[] }} PlaywrightSpec
 * @typedef {{ specs?: PlaywrightSpec[], suites?: PlaywrightSuite[] }} PlaywrightSuite
 */

/**
 * Counts of Playwright's JSON report. A test that only passes the second time has failed.
 * @param {{ suites: PlaywrightSuite[] }} report
 * @returns {Counts}
 */
export function countPlaywright(report) {
  let counts = NOTHING;
  /** @param {PlaywrightSuite} suite */
  const visit = (suite) => {
    for (const { title, tests } of suite.specs ?? []) {
      for (const { status, annotations } of tests) {
        const reason = annotations.find(({ type }) => type === "skip" || type === "fixme")?.description;
        if (status === "expected") counts = add(counts, { ...NOTHING, passed: 1 });
        else if (status === "skipped") counts = add(counts, { ...NOTHING, notRun: [reason ?? title] });
        else counts = add(counts, { ...NOTHING, failed: 1 });
      }
    }
    for (const inner of suite.suites ?? []) visit(inner);
  };
  for (const suite of report.suites) visit(suite);
  return counts;
}

/** Prefix of the lines in which a test file says itself what it cannot test on this machine. */
const NOT_RUN = "not run here: ";

/**
 * @param {string} output of a runner
 * @returns {string[]} sentences, each once
 */
export function notRunLines(output) {
  const lines = output.split("\n").map((line) => line.trim());
  return [...new Set(lines.filter((line) => line.startsWith(NOT_RUN)).map((line) => line.slice(NOT_RUN.length)))];
}

/**
 * The end of a test run, as people and programs read it.
 * @param {Counts} counts
 */
export const summary = ({ passed, failed, notRun }) =>
  [...notRun.map((sentence) => `${NOT_RUN}${sentence}`), `${passed} passed, ${failed} failed`].join("\n");
