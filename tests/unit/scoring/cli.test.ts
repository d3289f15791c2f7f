import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compileScript } from "../../support/compiled-script";
import { removeFolder } from "../../support/remove-folder";
import { differences } from "./compare";
import { cornersCases, goldenInput, networkCases, readingsCases, sequenceCases } from "./golden-cases";

const ROOT = join(import.meta.dirname, "../../..");
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "score-"));
});
afterAll(() => removeFolder(folder));

const runNode = (args: string[], stdin: string) => {
  const run = spawnSync(process.execPath, args, {
    cwd: ROOT,
    input: stdin,
    encoding: "utf8",
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
};

/** Runs the command, compiled. */
const score = (args: string[], stdin = "") => runNode([compileScript("scripts/score.ts"), ...args], stdin);

/** Runs the command as `npm run score` does. */
const scoreAsShipped = (args: string[]) => runNode(["--import", "tsx", "scripts/score.ts", ...args], "");

const file = (value: unknown): string => {
  const path = join(folder, `${Math.random().toString(36).slice(2)}.json`);
  writeFileSync(path, typeof value === "string" ? value : JSON.stringify(value));
  return path;
};

const printed = (value: unknown): unknown => JSON.parse(score([file(value)]).out);

describe("npm run score", () => {
  it("prints what is expected of a bare input, with 20,000 draws", () => {
    const [, first] = networkCases[0] ?? [];
    expect(differences(printed(first?.input), first?.expected)).toEqual([]);
  });

  it("takes all golden cases as a list, each in the shape of its expectation", () => {
    const entries = [...networkCases, ...readingsCases, ...cornersCases, ...sequenceCases].map(([, entry]) => entry);
    const results = printed(entries);
    if (!Array.isArray(results)) throw new Error("a list gives a list");
    expect(results.flatMap((result, i) => differences(result, entries[i]?.expected))).toEqual([]);
  });

  it("takes the fixture as it is: an object of cases by name", () => {
    const fixture = join(ROOT, "tests/fixtures/golden.json");
    const { code, out } = scoreAsShipped([fixture]);
    expect(code).toBe(0);
    expect(score([fixture]).out).toBe(out);
    expect(Object.keys(JSON.parse(out))).toHaveLength(34);
  });

  it("reads standard input", () => {
    const { code, out } = score(["-", "--json"], JSON.stringify(goldenInput("K20")));
    expect([code, JSON.parse(out)]).toEqual([0, { verdict: "insufficient_evidence", reason: "inactive" }]);
  });

  it("spells infinity", () => {
    expect(printed(goldenInput("K47"))).toMatchObject({
      ratios: { prudentCoverage: "Infinity" },
      flips: { coverage: "unbounded: no emissions" },
    });
  });

  it("tells it in words", () => {
    const { code, out } = score(["--text", file({ name: "x", input: goldenInput("K01") })]);
    expect(code).toBe(0);
    expect(out).toMatch(/^Subsidy-leaning\nFor every \$1 of tokens issued customers paid \$0\.26\.\n/);
    expect(out).toContain("What would change it:");
    const sequence = score([
      "--text",
      file({ start: "demand_led", steps: [{ candidate: "demand_led", prudentCoverage: "Infinity", score: 70 }] }),
    ]);
    expect(sequence.out).toBe("Demand-led (unchanged)\n");
  });

  it.each([
    [
      "a negative number",
      { ...goldenInput("K01"), evidence: { ...goldenInput("K01").evidence, ageDays: -1 } },
      "score: evidence.ageDays: expected a finite number ≥ 0\n",
    ],
    [
      "a number beyond doubles",
      JSON.stringify(goldenInput("K01")).replace('"ageDays":60', '"ageDays":1e999'),
      "score: evidence.ageDays: expected a finite number ≥ 0\n",
    ],
    ["nothing known", {}, "score: category: expected one of compute, storage, wireless, sensor, data, ai, energy\n"],
    ["a number", 5, "score: expected an object\n"],
    ["one corner", { corners: [goldenInput("K01")] }, /^score: corners: expected two inputs/],
    ["an item of a list", [goldenInput("K20"), null], "score: [1]: expected an object\n"],
    ["no JSON", "{", /not JSON/],
  ])("bad input, %s: names the field, exits with 2, shows no stack", (_name, value, message) => {
    const { code, out, err } = score([file(value)]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(message);
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(err).not.toMatch(/\bat .*:\d+:\d+/);
  });

  it.each([[["nowhere.json"]], [[]], [["--fast"]], [["a.json", "b.json"]], [["--json", "--text", "a.json"]]])(
    "bad call %j exits with 2",
    (args) => {
      const { code, out, err } = score(args);
      expect([code, out]).toEqual([2, ""]);
      expect(err).toMatch(/^score: /);
    },
  );

  it("helps", () => {
    const { code, out } = score(["--help"]);
    expect(code).toBe(0);
    expect(out).toMatch(/^Usage: npm run --silent score/);
  });
});
