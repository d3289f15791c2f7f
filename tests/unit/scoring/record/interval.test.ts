import { describe, expect, it } from "vitest";
import { assessRecord, isScored } from "@/lib/scoring";
import { basicRecord, claim, source } from "./builders";

describe("the drawn interval", () => {
  it("contains C* also where a quarter that is widened more shifts the price of the year", () => {
    const paid = { "2025Q1": 1000, "2025Q2": 1100, "2025Q3": 1200, "2025Q4": 1300 };
    const price = { "2025Q1": 42, "2025Q2": 1.75, "2025Q3": 1.5, "2025Q4": 1.25 };
    const observations = (["2025Q1", "2025Q2", "2025Q3", "2025Q4"] as const).flatMap((quarter) => [
      claim("r", quarter, paid[quarter]),
      claim("e", quarter, 1),
      claim("p", quarter, price[quarter]),
    ]);
    // A claim that the price of one quarter is higher: its bounds are wide, those of its neighbours narrow.
    observations.push(claim("p", "2025Q2", null, { sourceId: "issuer", credibility: 1, low: 2.5, high: 5 }));
    const { interval, result } = assessRecord(
      basicRecord({ observations, sources: [...basicRecord().sources, source("issuer", { affiliation: "issuer" })] }),
      { asOf: "2026-06-30" },
    );
    if (!interval || !isScored(result)) throw new Error("no score");
    expect(interval.low).toBeLessThanOrEqual(result.ratios.prudentCoverage);
    expect(interval.high).toBeGreaterThanOrEqual(result.ratios.prudentCoverage);
  });
});
