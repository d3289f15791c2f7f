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
    expect(counts).toEqual({ passed: 2, failed: 1, notRun: ["pending 3", "todo 4"] });
  });

  it("of Playwright: a test that passes only the second time has failed", () => {
    expect(countPlaywright(playwright("expected", "expected", "unexpected", "flaky"))).toEqual({
      passed: 2,
      failed: 2,
      notRun: [],
    });
  });

  it("of Playwright: what was skipped is named by its reason, each reason once", () => {
    const annotations = [{ type: "skip", description: "no pdftotext on this machine" }];
    const tests = [1, 2].map(() => ({ status: "skipped", annotations }));
    const counts = countPlaywright({ suites: [{ specs: [{ title: "prints", tests }] }] });
    expect(counts).toEqual({ passed: 0, failed: 0, notRun: ["no pdftotext on this machine"] });
  });

  it("a runner that ends badly without a failed test as one failure", () => {
    expect(withExitCode({ ...NOTHING, passed: 3 }, 1)).toMatchObject({ passed: 3, failed: 1 });
    expect(withExitCode({ ...NOTHING, failed: 2 }, 1)).toMatchObject({ failed: 2 });
    expect(withExitCode(NOTHING, 0)).toEqual(NOTHING);
  });

  it("what the test files say themselves, once", () => {
    const output =
      "ok\n stdout | a.test.ts\nnot run here: PostgreSQL (no initdb)\n\nnot run here: PostgreSQL (no initdb)\n";
    expect(notRunLines(output)).toEqual(["PostgreSQL (no initdb)"]);
  });

  it("and ends with the sum of both runners", () => {
    const counts = add({ passed: 2, failed: 0, notRun: ["a"] }, { passed: 3, failed: 1, notRun: ["a", "b"] });
    expect(summary(counts)).toBe("not run here: a\nnot run here: b\n5 passed, 1 failed");
  });
});
