import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { build } from "esbuild";
import * as scoring from "../../lib/scoring";

/**
 * The library computes in a reader's browser what it computed on the server. `Math.exp` and `Math.log` differ between
 * engines in the last bit, so numbers are compared to 1e-9 and classes exactly.
 */
const TOLERANCE = 1e-9;
const ENTRY = fileURLToPath(new URL("../../lib/scoring/index.ts", import.meta.url));
const GOLDEN = readFileSync(new URL("../fixtures/golden.json", import.meta.url), "utf8");

/** Every golden case, and for those with quarters the scenarios, stresses, grids and the tornado. Runs on both sides. */
const compute = (library: typeof scoring, text: string): string => {
  const golden: Record<string, { input?: unknown }> = JSON.parse(text);
  const schedule = {
    kind: "steps",
    steps: [{ date: "2026-08-01", multiple: 0.5 }],
    repeatEveryQuarters: 8,
    source: "test",
  } as const;
  const operators = { revenueShare: 0.8, costUsd: 4e6, supplyEmissionsUsd: 3e6, costSpread: null };
  const weights = { shares: { base: 0.5, high: 0.2, low: 0.3 }, on: "2026-01-01", by: "test" };
  const beyond = Object.entries(golden).flatMap(([id, item]) => {
    if (item.input === undefined) return [];
    const input = library.parseInput(item.input);
    return [
      {
        id,
        scenarios: library.projectScenarios(input, { schedule, weights }),
        direction: library.directionOf(input, { schedule }),
        stress: library.stressTest(input, { operators, discount: 0.3 }),
        taper: library.taperGrid(input),
        tornado: library.tornado(input),
        weighing: library.weighingShares(input),
        trend: library.testRevenueTrend(input),
        fingerprint: library.fingerprint(input),
      },
    ];
  });
  const results = { golden: library.resultsOf(library.scoreDocument(golden)), beyond };
  return JSON.stringify(results, (_, value) => (value === Number.POSITIVE_INFINITY ? "Infinity" : value));
};

/** Every place where two values differ: numbers by more than the tolerance (relative above 1), all else at all. */
const differences = (a: unknown, b: unknown, path = ""): string[] => {
  if (typeof a === "number" && typeof b === "number") {
    return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(b)) ? [] : [`${path}: ${a} in the browser, ${b} here`];
  }
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) {
    return a === b ? [] : [`${path}: ${String(a)} in the browser, ${String(b)} here`];
  }
  const [left, right] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((key) =>
    differences(left.get(key), right.get(key), `${path}.${key}`),
  );
};

test("every golden case agrees with Node to 1e-9 and in class exactly", async ({ page }) => {
  const bundle = await build({
    entryPoints: [ENTRY],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "scoring",
  });
  await page.goto("about:blank");
  await page.addScriptTag({ content: bundle.outputFiles[0]?.text ?? "" });
  const inBrowser: unknown = JSON.parse(
    String(await page.evaluate(`(${compute.toString()})(scoring, ${JSON.stringify(GOLDEN)})`)),
  );
  const here: unknown = JSON.parse(compute(scoring, GOLDEN));
  expect(Object.keys(JSON.parse(GOLDEN))).toHaveLength(34);
  expect(differences(inBrowser, here)).toEqual([]);
  expect(differences({ x: [1 + 1e-8] }, { x: [1] })).toHaveLength(1);
  expect(differences({ verdict: "demand_led" }, { verdict: "demand_leaning" })).toHaveLength(1);
});
