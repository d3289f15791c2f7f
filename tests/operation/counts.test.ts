import { describe, expect, it } from "vitest";
import {
  add,
  countPlaywright,
  countVitest,
  NOTHING,
  notRunLines,
  summary,
  withExitCode,
} from "../../scripts/lib/counts.mjs";

const vitest = (...statuses: string[]) => ({
  testResults: [
    {
      name: "a.test.ts",
      assertionResults: statuses.map((status, index) => ({ status, fullName: `${status} ${index}` })),
    },
  ],
});

const playwright = (...statuses: string[]) => ({
  suites: [
    { suites: [{ specs: [{ title: "opens", tests: statuses.map((status) => ({ status, annotations: [] })) }] }] },
  ],
});

describe("what npm test counts", () => {
  it("of Vitest: passed and failed; what was skipped is in neither, and named", () => {
    const counts = countVitest(vitest("passed", "passed", "failed", "pending", "todo"));
    expect(counts).toMatchObject({ passed: 2, failed: 1, notRun: ["pending 3", "todo 4"] });
  });

  it("of Vitest: a failed test by file, groups and name, with the first line of its message, without colours", () => {
    const failed = { status: "failed", fullName: "sums adds up", title: "adds up", ancestorTitles: ["sums"] };
    const report = {
      testResults: [
        {
          name: "/home/me/offtake/tests/a.test.ts",
          status: "failed",
          assertionResults: [
            {
              ...failed,
              failureMessages: ["\u001b[31mAssertionError\u001b[39m: expected 1 to be 2\n    at a.test.ts:3"],
            },
            { ...failed, title: "says nothing", failureMessages: [] },
          ],
        },
      ],
    };
    expect(countVitest(report, "/home/me/offtake")).toMatchObject({
      failed: 2,
      failures: [
        "tests/a.test.ts › sums › adds up: AssertionError: expected 1 to be 2",
        "tests/a.test.ts › sums › says nothing: no message",
      ],
    });
  });

  it("of Vitest: a file that does not load, or whose set-up fails, beside those that ran", () => {
    const passed = { status: "passed", fullName: "a" };
    const report = {
      testResults: [
        { name: "a.test.ts", status: "passed", assertionResults: [passed] },
        { name: "b.test.ts", status: "failed", message: "Error: no such module\nat b", assertionResults: [] },
        { name: "c.test.ts", status: "failed", message: "", assertionResults: [passed] },
      ],
    };
    const output = "\u001b[41m FAIL \u001b[49m  unit  c.test.ts > group\nError: set-up failed\n";
    expect(countVitest(report, "", output)).toEqual({
      passed: 2,
      failed: 2,
      failures: ["b.test.ts: Error: no such module", "c.test.ts: Error: set-up failed"],
      notRun: [],
    });
  });

  it("of Playwright: a test that passes only the second time has failed", () => {
    expect(countPlaywright(playwright("expected", "expected", "unexpected", "flaky"))).toMatchObject({
      passed: 2,
      failed: 2,
      notRun: [],
    });
  });

  it("of Playwright: a failed test by file, groups and name; a server that does not start by what it says", () => {
    const results = [
      { errors: [{ message: "\u001b[2mexpect(\u001b[22mlocator).toBeVisible() failed\n\nLocator: h1" }] },
    ];
    const tests = [{ status: "unexpected", annotations: [], results }];
    const report = {
      suites: [{ title: "pages.spec.ts", suites: [{ title: "dark", specs: [{ title: "opens", tests }] }] }],
      errors: [{ message: "Error: the web server was not able to start\nexit code 1" }],
    };
    expect(countPlaywright(report)).toMatchObject({
      failed: 2,
      failures: [
        "tests/e2e/pages.spec.ts › dark › opens: expect(locator).toBeVisible() failed",
        "tests/e2e: Error: the web server was not able to start",
      ],
    });
  });

  it("of Playwright: what was skipped is named by its reason, each reason once", () => {
    const annotations = [{ type: "skip", description: "no pdftotext on this machine" }];
    const tests = [1, 2].map(() => ({ status: "skipped", annotations }));
    const counts = countPlaywright({ suites: [{ specs: [{ title: "prints", tests }] }] });
    expect(counts).toEqual({ ...NOTHING, notRun: ["no pdftotext on this machine"] });
  });

  it("a runner that ends badly without a failed test as one failure", () => {
    expect(withExitCode({ ...NOTHING, passed: 3 }, 1, "vitest")).toMatchObject({
      passed: 3,
      failed: 1,
      failures: ["vitest: ended with exit code 1; its own lines above say why"],
    });
    expect(withExitCode({ ...NOTHING, failed: 2 }, 1, "vitest")).toMatchObject({ failed: 2, failures: [] });
    expect(withExitCode(NOTHING, 0, "vitest")).toEqual(NOTHING);
  });

  it("what the test files say themselves, once", () => {
    const output =
      "ok\n stdout | a.test.ts\nnot run here: PostgreSQL (no initdb)\n\nnot run here: PostgreSQL (no initdb)\n";
    expect(notRunLines(output)).toEqual(["PostgreSQL (no initdb)"]);
  });

  it("and ends with what failed and the sum of both runners", () => {
    const counts = add(
      { ...NOTHING, passed: 2, notRun: ["a"] },
      { passed: 3, failed: 1, failures: ["tests/a.test.ts › adds up: not equal"], notRun: ["a", "b"] },
    );
    expect(summary(counts)).toBe(
      "not run here: a\nnot run here: b\nfailed: tests/a.test.ts › adds up: not equal\n5 passed, 1 failed",
    );
  });
});
