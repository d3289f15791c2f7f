import { describe, expect, test } from "vitest";
import { claim, figure, series, source } from "./builders";

const STOCK = [series("k", { metric: "capacity_available", shape: "stock", unit: "GPU" })];
const PRICE = [series("p", { metric: "token_price", shape: "price", unit: "USD" })];

describe("a stock in one quarter", () => {
  test("is the trapezoid of the end quotes of both sides", () => {
    const observations = [claim("k", "2025-09-30", 100), claim("k", "2025-12-31", 200)];
    expect(figure({ series: STOCK, observations }, "k", "2025Q4")).toMatchObject({
      span: { value: 150 },
      method: "mean of quotes",
      grade: "B2",
    });
  });

  test("weighs quotes inside by time", () => {
    // 31 days from 100 to 100, then 61 days from 100 to 222: (31 × 100 + 61 × 161) ÷ 92.
    const observations = [claim("k", "2025-09-30", 100), claim("k", "2025-10-31", 100), claim("k", "2025-12-31", 222)];
    expect(figure({ series: STOCK, observations }, "k", "2025Q4").span?.value).toBeCloseTo((3100 + 61 * 161) / 92, 9);
  });

  test("starts from the end quote of the quarter before, also beside a quote on the first day", () => {
    // One day from 100 to 110, then 91 days flat: (105 + 91 × 110) ÷ 92.
    const observations = [claim("k", "2025-09-30", 100), claim("k", "2025-10-01", 110), claim("k", "2025-12-31", 110)];
    expect(figure({ series: STOCK, observations }, "k", "2025Q4").span?.value).toBeCloseTo((105 + 91 * 110) / 92, 9);
  });

  test("a single end quote counts and is marked", () => {
    expect(figure({ series: STOCK, observations: [claim("k", "2025-12-31", 200)] }, "k", "2025Q4")).toMatchObject({
      span: { value: 200 },
      method: "end quote",
      grade: "B2",
    });
  });

  test("a quote 5 days after the end is an end quote one step down; 6 days after belongs to the next quarter", () => {
    expect(figure({ series: STOCK, observations: [claim("k", "2026-01-05", 200)] }, "k", "2026Q1").method).toBe(
      "mean of quotes",
    );
    const parts = { series: STOCK, observations: [claim("k", "2025-10-20", 100), claim("k", "2026-01-05", 200)] };
    expect(figure(parts, "k", "2025Q4")).toMatchObject({ span: { value: 150 }, grade: "B3" });
    const late = { series: STOCK, observations: [claim("k", "2025-10-20", 100), claim("k", "2026-01-06", 200)] };
    expect(figure(late, "k", "2025Q4")).toMatchObject({ span: { value: 100 }, grade: "B2" });
  });

  test("the last quote of the quarter before says nothing alone", () => {
    expect(figure({ series: STOCK, observations: [claim("k", "2025-09-30", 200)] }, "k", "2025Q4").span).toBeNull();
  });

  test("a stated mean of the quarter goes before quotes", () => {
    const observations = [claim("k", "2025-09-30", 100), claim("k", "2025-12-31", 200), claim("k", "2025Q4", 170)];
    expect(figure({ series: STOCK, observations }, "k", "2025Q4")).toMatchObject({
      span: { value: 170 },
      method: "reported",
    });
  });

  test("monthly means are averaged by days", () => {
    const observations = [
      claim("k", ["2025-10-01", "2025-10-31"], 10),
      claim("k", ["2025-11-01", "2025-11-30"], 20),
      claim("k", ["2025-12-01", "2025-12-31"], 30),
    ];
    // (31 × 10 + 30 × 20 + 31 × 30) ÷ 92 = 20.
    expect(figure({ series: STOCK, observations }, "k", "2025Q4").span?.value).toBeCloseTo(1840 / 92, 9);
  });
});

describe("a price in one quarter", () => {
  test("is the stated mean, whatever quotes there are", () => {
    const observations = [
      claim("p", "2025Q4", 2),
      claim("p", "2025-10-01", 9),
      claim("p", "2025-11-01", 9),
      claim("p", "2025-12-01", 9),
    ];
    expect(figure({ series: PRICE, observations }, "p", "2025Q4")).toMatchObject({ span: { value: 2 }, grade: "B2" });
  });

  test("is interpolated over 3 quotes in 2 months, at credibility 4", () => {
    // Straight from 1 on 30 September to 3 on 31 December: its mean over the quarter's days.
    const observations = [claim("p", "2025-09-30", 1), claim("p", "2025-11-15", 2), claim("p", "2025-12-31", 3)];
    const price = figure({ series: PRICE, observations }, "p", "2025Q4");
    expect(price).toMatchObject({ method: "interpolated", grade: "B4", quality: 0.35 });
    expect(price.span?.value).toBeCloseTo(2 + 0.5 * (2 / 92), 6);
  });

  test("keeps a worse credibility than 4", () => {
    const observations = ["2025-10-01", "2025-11-15", "2025-12-31"].map((day) =>
      claim("p", day, 1, { credibility: 5 }),
    );
    expect(figure({ series: PRICE, observations }, "p", "2025Q4").grade).toBe("B5");
  });

  test("with 3 quotes in one month, or 2 in two, is only low–high between neighbouring quotes", () => {
    const oneMonth = [claim("p", "2025-12-01", 1), claim("p", "2025-12-10", 3), claim("p", "2025-12-20", 2)];
    const outside = [claim("p", "2025-09-20", 5), claim("p", "2026-01-20", 1.5)];
    expect(figure({ series: PRICE, observations: [...oneMonth, ...outside] }, "p", "2025Q4")).toMatchObject({
      span: { value: null, low: 1, high: 5 },
      method: "neighbouring quotes",
      grade: "B2",
    });
    const two = [claim("p", "2025-09-30", 2), claim("p", "2025-12-31", 1)];
    expect(figure({ series: PRICE, observations: two }, "p", "2025Q4").span).toEqual({ value: null, low: 1, high: 2 });
  });

  test("without a neighbour on one side has no bounds", () => {
    expect(figure({ series: PRICE, observations: [claim("p", "2025-11-01", 2)] }, "p", "2025Q4").span).toBeNull();
  });

  test("a quote more than 92 days away is no neighbour", () => {
    const near = [claim("p", "2025-11-01", 2), claim("p", "2025-06-30", 4), claim("p", "2026-01-31", 1)];
    expect(figure({ series: PRICE, observations: near }, "p", "2025Q4").span).toEqual({ value: null, low: 1, high: 4 });
    const far = [claim("p", "2025-11-01", 2), claim("p", "2025-06-29", 4), claim("p", "2026-01-31", 1)];
    expect(figure({ series: PRICE, observations: far }, "p", "2025Q4").span).toBeNull();
  });

  test("joins quotes of several origins when none alone is enough, at the weakest of them", () => {
    const sources = [source("s"), source("u", { letter: "D" })];
    const observations = [
      claim("p", "2025-10-01", 2),
      claim("p", "2025-11-15", 2, { sourceId: "u" }),
      claim("p", "2025-12-31", 2, { sourceId: "u" }),
    ];
    expect(figure({ sources, series: PRICE, observations }, "p", "2025Q4")).toMatchObject({
      span: { value: 2 },
      method: "interpolated",
      grade: "D4",
      originIds: ["s", "u"],
    });
  });
});
