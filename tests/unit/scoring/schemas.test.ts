import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  assess,
  INPUT_SCHEMA,
  InputError,
  ITEM_SCHEMA,
  parseInput,
  RESULT_SCHEMA,
  resultsOf,
  rounded,
  scoreDocument,
} from "@/lib/scoring";
import golden from "../../fixtures/golden.json";
import { faults } from "./json-schema";
import { networks, RUNS, steady } from "./networks";

describe("schemas (draft 2020-12)", () => {
  it.each(Object.entries(golden))("%s: the item, what is expected and what comes back are valid", (_id, item) => {
    expect(faults(item, ITEM_SCHEMA)).toEqual([]);
    expect(faults(item.expected, RESULT_SCHEMA)).toEqual([]);
    expect(faults(JSON.parse(JSON.stringify(rounded(resultsOf(scoreDocument(item))))), RESULT_SCHEMA)).toEqual([]);
  });

  it("every result of a random network is valid", () => {
    fc.assert(
      fc.property(networks(), (input) => {
        expect(faults(input, INPUT_SCHEMA)).toEqual([]);
        const result = assess(input, { flipMultiples: false, robustness: { draws: 10 } });
        expect(faults(rounded(result), RESULT_SCHEMA)).toEqual([]);
      }),
      { ...RUNS, numRuns: 60 },
    );
  });

  it.each<[unknown, string]>([
    [{ verdict: "demand_led" }, "half a result"],
    [{ verdict: "insufficient_evidence", reason: "stale" }, "a late refusal without its score"],
    [{ verdict: "insufficient_evidence", reason: "inactive", score: 3 }, "a field too many"],
    [[{ verdict: "demand_led", note: "raised" }], "an unknown note"],
  ])("refuses %j: %s", (result) => expect(faults(result, RESULT_SCHEMA)).not.toEqual([]));

  it("says about an input what the method says about it, whatever is put anywhere", () => {
    const hostile = fc.constantFrom<unknown>(
      null,
      undefined,
      "",
      "yes",
      "Infinity",
      -1,
      0,
      0.5,
      1e-9,
      2,
      1e31,
      true,
      [],
      {},
    );
    const places = [
      "category",
      "quarters",
      "annual",
      "factors",
      "answers",
      "evidence",
      "quarters.0",
      "quarters.0.quarter",
      "quarters.1.revenueUsd",
      "quarters.1.revenueUsd.organic",
      "quarters.0.emittedTokens",
      "quarters.0.tokenPriceUsd",
      "quarters.0.cashSubsidyUsd",
      "factors.topCustomerShare",
      "factors.utilisationTarget",
      "factors.supplyScopeCoverage",
      "factors.revenueGrowth",
      "factors.checklistScore",
      "factors.netDilution",
      "answers.externalPayers",
      "evidence.revenueQuality",
      "evidence.ageDays",
      "evidence.refuted",
      "evidence.singleSourceRevenue",
      "more",
    ];
    fc.assert(
      fc.property(fc.constantFrom(...places), hostile, fc.boolean(), (place, value, isAnnual) => {
        const revenueUsd = { organic: 1, unclassified: 0, related: 0, excluded: 0, incentives: 0 };
        const input: Record<string, unknown> = structuredClone({ ...steady() });
        if (isAnnual) {
          delete input.quarters;
          input.annual = { from: "2025-01-01", to: "2025-12-31", revenueUsd, emissionsUsd: 1 };
        }
        put(input, place.split("."), value);
        const isTaken = !throwsInputError(() => parseInput(input));
        const asJson: unknown = JSON.parse(JSON.stringify(input));
        expect(faults(asJson, INPUT_SCHEMA).length === 0).toBe(isTaken);
      }),
      { ...RUNS, numRuns: 1_000 },
    );
  });
});

const put = (target: unknown, [key = "", ...rest]: string[], value: unknown): void => {
  if (typeof target !== "object" || target === null) return;
  if (rest.length === 0) Reflect.set(target, key, value);
  else put(Reflect.get(target, key), rest, value);
};

const throwsInputError = (work: () => unknown): boolean => {
  try {
    work();
    return false;
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return true;
  }
};
