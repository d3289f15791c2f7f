// @ts-check

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} failures one line for each that failed: `file › test: first line of its message`
 * @property {string[]} notRun what could not be tested here and why, one sentence each
 */

/** @type {Counts} */
export const NOTHING = { passed: 0, failed: 0, failures: [], notRun: [] };

/**
 * @param {Counts} a
 * @param {Counts} b
 * @returns {Counts}
 */
export const add = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  failures: [...a.failures, ...b.failures],
  notRun: [...new Set([...a.notRun, ...b.notRun])],
});

/** Colours and the like, as terminals read them. */
const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*[A-Za-z]`, "g");

/**
 * A failed test in one line.
 * @param {string[]} place file, groups, test
 * @param {string | undefined} message of its first error
 */
function failureLine(place, message) {
  const [first = ""] = (message ?? "").replace(ESCAPES, "").trim().split("\n");
  return `${place.filter(Boolean).join(" › ")}: ${first.trim() || "no message"}`;
}

/**
 * What a runner that ended badly without a failed test counts as.
 * @param {Counts} counts
 * @param {number} exitCode
 * @param {string} runner what it is called
 * @returns {Counts}
 */
export const withExitCode = (counts, exitCode, runner) =>
  exitCode !== 0 && counts.failed === 0
    ? { ...counts, failed: 1, failures: [`${runner}: ended with exit code ${exitCode}; its own lines above say why`] }
    : counts;

/**
 * @typedef {{ status: string, fullName: string, title?: string, ancestorTitles?: string[], failureMessages?: string[] | null }} VitestTest
 */

/**
 * What Vitest prints of a file that failed outside its tests: its report leaves the error of a set-up out.
 * @param {string} output
 * @param {string} file
 */
function printedError(output, file) {
  const lines = output.replace(ESCAPES, "").split("\n");
  const at = lines.findIndex((line) => /^\s*FAIL\s/.test(line) && line.includes(file));
  return at < 0 ? undefined : lines[at + 1];
}

/**
 * Counts of Vitest's JSON report. A file that does not load, and one whose set-up fails, has failed once.
 * @param {{ testResults: { name: string, status?: string, message?: string, assertionResults: VitestTest[] }[] }} report
 * @param {string} root folder that file names are shortened by
 * @param {string} output what Vitest printed
 * @returns {Counts}
 */
export function countVitest(report, root = "", output = "") {
  let counts = NOTHING;
  for (const { name, status: fileStatus, message, assertionResults } of report.testResults) {
    const file = root && name.startsWith(root) ? name.slice(root.length).replace(/^[/\\]/, "") : name;
    for (const { status, fullName, title, ancestorTitles = [], failureMessages } of assertionResults) {
      if (status === "passed") counts = add(counts, { ...NOTHING, passed: 1 });
      else if (status === "failed") {
        const line = failureLine([file, ...ancestorTitles, title ?? fullName], failureMessages?.[0]);
        counts = add(counts, { ...NOTHING, failed: 1, failures: [line] });
      } else counts = add(counts, { ...NOTHING, notRun: [fullName] });
    }
    if (fileStatus === "failed" && !assertionResults.some(({ status }) => status === "failed"))
      counts = add(counts, {
        ...NOTHING,
        failed: 1,
        failures: [failureLine([file], message || printedError(output, file))],
      });
  }
  return counts;
}

/**
 * @typedef {{ message?: string }} PlaywrightError
 * @typedef {{ status: string, annotations: { type: string, description?: string }[], results?: { errors?: PlaywrightError[] }[] }} PlaywrightTest
 * @typedef {{ title: string, tests: PlaywrightTest[] }} PlaywrightSpec
 * @typedef {{ title?: string, specs?: PlaywrightSpec[], suites?: PlaywrightSuite[] }} PlaywrightSuite
 */

/**
 * Counts of Playwright's JSON report. A test that only passes the second time has failed, and so has what is no test's
 * fault: a file that does not load, a server that does not start.
 * @param {{ suites: PlaywrightSuite[], errors?: PlaywrightError[] }} report
 * @returns {Counts}
 */
export function countPlaywright(report) {
  let counts = NOTHING;
  /**
   * @param {PlaywrightSuite} suite
   * @param {string[]} place
   */
  const visit = (suite, place) => {
    for (const { title, tests } of suite.specs ?? []) {
      for (const { status, annotations, results = [] } of tests) {
        const reason = annotations.find(({ type }) => type === "skip" || type === "fixme")?.description;
        if (status === "expected") counts = add(counts, { ...NOTHING, passed: 1 });
        else if (status === "skipped") counts = add(counts, { ...NOTHING, notRun: [reason ?? title] });
        else {
          const [error] = results.flatMap(({ errors = [] }) => errors);
          const line = failureLine([...place, title], error?.message);
          counts = add(counts, { ...NOTHING, failed: 1, failures: [line] });
        }
      }
    }
    for (const inner of suite.suites ?? []) visit(inner, [...place, inner.title ?? ""]);
  };
  for (const suite of report.suites) visit(suite, [`tests/e2e/${suite.title ?? ""}`]);
  for (const { message } of report.errors ?? [])
    counts = add(counts, { ...NOTHING, failed: 1, failures: [failureLine(["tests/e2e"], message)] });
  return counts;
}

/** Prefix of the lines in which a test file says itself what it cannot test on this machine. */
const NOT_RUN = "not run here: ";

/** Prefix of the lines that name what failed. */
const FAILED = "failed: ";

/**
 * @param {string} output of a runner
 * @returns {string[]} sentences, each once
 */
export function notRunLines(output) {
  const lines = output.split("\n").map((line) => line.trim());
  return [...new Set(lines.filter((line) => line.startsWith(NOT_RUN)).map((line) => line.slice(NOT_RUN.length)))];
}

/**
 * The end of a test run, as people and programs read it: what was not run, what failed, the counts.
 * @param {Counts} counts
 */
export const summary = ({ passed, failed, failures, notRun }) =>
  [
    ...notRun.map((sentence) => `${NOT_RUN}${sentence}`),
    ...failures.map((line) => `${FAILED}${line}`),
    `${passed} passed, ${failed} failed`,
  ].join("\n");
