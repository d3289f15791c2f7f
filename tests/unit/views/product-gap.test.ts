import { describe, expect, it } from "vitest";
import type { QuarterView, Span } from "@/lib/scoring";
import { lastChange } from "@/lib/views/last-change";
import { productGap } from "@/lib/views/product-gap";
import { shipped } from "./records";

const exactly = (value: number): Span => ({ value, low: value, high: value });
const template = shipped("helium").assessed.quarters[0] as QuarterView;
const quarter = (label: string, demandUsd: Span | null, priceUsd: number | null): QuarterView => ({
  ...template,
  quarter: label,
  demandUsd,
  tokenPriceUsd: priceUsd === null ? null : exactly(priceUsd),
});

describe("product against token", () => {
  it("divides what happened to the one by what happened to the other", () => {
    // Demand 100 → 300 (×3), price 2 → 1 (×0.5): 3 ÷ 0.5 = 6.
    const gap = productGap({
      quarters: [quarter("2025Q1", exactly(100), 2), quarter("2025Q2", exactly(300), 1)],
    });
    expect(gap).toMatchObject({ base: "2025Q1", quarter: "2025Q2" });
    expect(gap?.span.value).toBeCloseTo(6, 12);
  });

  it("stops at the last quarter in which both are known, and keeps bounds", () => {
    const gap = productGap({
      quarters: [
        quarter("2025Q1", exactly(100), 2),
        quarter("2025Q2", { value: null, low: 100, high: 200 }, 2),
        quarter("2025Q3", exactly(500), null),
      ],
    });
    expect(gap?.quarter).toBe("2025Q2");
    expect(gap?.span).toMatchObject({ low: 1, high: 2 });
  });

  it("is not known without a common start, or with nothing after it", () => {
    expect(productGap({ quarters: [] })).toBeNull();
    expect(productGap({ quarters: [quarter("2025Q1", exactly(100), 2)] })).toBeNull();
    expect(productGap({ quarters: [quarter("2025Q1", exactly(100), null), quarter("2025Q2", null, 2)] })).toBeNull();
  });
});

describe("the last change of a verdict", () => {
  const step = (at: string, verdict: "subsidy_led" | "subsidy_leaning" | "insufficient_evidence") => ({
    ...shipped("filecoin").assessed.history[0],
    quarter: at,
    verdict,
  });
  const of = (...steps: ReturnType<typeof step>[]) => lastChange({ history: steps as never });

  it("names the quarter and what stood before", () => {
    const change = of(
      step("2025Q1", "insufficient_evidence"),
      step("2025Q2", "subsidy_led"),
      step("2025Q3", "subsidy_led"),
    );
    expect(change).toEqual({ text: "2025Q2, before: insufficient evidence", quarter: "2025Q2" });
  });

  it("says so where there was none, and where there is no history", () => {
    expect(of(step("2025Q1", "subsidy_led"), step("2025Q2", "subsidy_led"))).toEqual({
      text: "none since 2025Q1",
      quarter: null,
    });
    expect(of(step("2025Q1", "subsidy_led"))).toEqual({ text: "no history", quarter: null });
  });
});
