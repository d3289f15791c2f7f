import { describe, expect, test } from "vitest";
import { claim, figure, series } from "./builders";

/** Days of 2025Q4, which has 92. */
const DAYS = Array.from({ length: 92 }, (_, index) =>
  new Date(Date.UTC(2025, 9, 1 + index)).toISOString().slice(0, 10),
);
const FLOW = [series("f", { metric: "revenue", shape: "flow", unit: "USD", payer: "customer" })];
const STOCK = [series("k", { metric: "capacity_available", shape: "stock", unit: "GPU" })];
const PRICE = [series("p", { metric: "token_price", shape: "price", unit: "USD" })];
const daily = (id: string, days: readonly string[], valueOn: (index: number) => number) =>
  days.map((day, index) => claim(id, day, valueOn(index)));

describe("daily values roll up to quarters (§3.15)", () => {
  test("a flow of every day is their sum", () => {
    const observations = daily("f", DAYS, (index) => index);
    expect(figure({ series: FLOW, observations }, "f", "2025Q4")).toMatchObject({
      ...{ span: { value: 4186 }, method: "sum", grade: "B2" },
      usedIds: { length: 92 },
    });
  });

  test("a flow of 90 % of the days is scaled to all, one step down; of fewer it is none", () => {
    const observations = daily("f", DAYS.slice(0, 83), () => 10);
    expect(figure({ series: FLOW, observations }, "f", "2025Q4")).toMatchObject({ span: { value: 920 }, grade: "B3" });
    expect(figure({ series: FLOW, observations: observations.slice(1) }, "f", "2025Q4").span).toBeNull();
  });

  test("a day that is unknown is not covered, a measured zero is", () => {
    const unknown = daily("f", DAYS, () => 10).map((row, index) =>
      index < 10 ? { ...row, value: null, nullReason: "not_disclosed" as const } : row,
    );
    expect(figure({ series: FLOW, observations: unknown }, "f", "2025Q4").span).toBeNull();
    const zero = unknown.map((row) => (row.value === null ? { ...row, nullReason: "observed_zero" as const } : row));
    expect(figure({ series: FLOW, observations: zero }, "f", "2025Q4")).toMatchObject({ span: { value: 820 } });
  });

  test("a level is the mean of its quotes", () => {
    const observations = daily("k", DAYS, () => 40);
    expect(figure({ series: STOCK, observations }, "k", "2025Q4")).toMatchObject({
      ...{ span: { value: 40 }, method: "mean of quotes", grade: "B2" },
    });
  });

  test("a price of 90 % of the days is their mean, and nothing is interpolated", () => {
    // 82 days in pairs of 1 and 2, and one of 1.5.
    const observations = daily("p", DAYS.slice(0, 83), (index) => (index === 82 ? 1.5 : 1 + (index % 2)));
    expect(figure({ series: PRICE, observations }, "p", "2025Q4")).toMatchObject({
      ...{ method: "mean of quotes", grade: "B3", span: { value: 1.5 } },
    });
    const fewer = figure({ series: PRICE, observations: observations.slice(1) }, "p", "2025Q4");
    expect(fewer).toMatchObject({ method: "interpolated", grade: "B4" });
  });

  test("a stated mean goes before the mean of the days", () => {
    const observations = [...daily("p", DAYS, () => 3), claim("p", "2025Q4", 2)];
    expect(figure({ series: PRICE, observations }, "p", "2025Q4")).toMatchObject({
      span: { value: 2 },
      method: "reported",
    });
  });
});
