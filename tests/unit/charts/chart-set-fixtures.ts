import {
  breakEvenCrossover,
  type ChartSpan,
  emissionSchedule,
  priceVsIncumbents,
  productVsToken,
  robustnessBars,
  verdictTimeline,
  waterfall,
} from "@/lib/charts";
import { between, exactly } from "./chart-fixtures";

/** Each chart with everything it can show at once; texts are plain numbers. */

const words = (span: ChartSpan | null): string =>
  span === null ? "not reported" : span.low === span.high ? `${span.low}` : `${span.low}–${span.high}`;

const COMMON = { name: "Testnet", source: "made up", subject: { slug: "net", query: "", id: "chart.test" } };
const named = (long: string) => ({ short: long.slice(0, 2), long });
const EVENTS = [{ date: "2025-02-15", label: "Halving", kind: "emission" }];

export const fullWaterfall = () =>
  waterfall(
    [
      { key: "factor.coverage", name: named("Coverage"), earned: exactly(10), atStake: 40 },
      { key: "factor.growth", name: named("Growth"), earned: between(5, 9), atStake: 20 },
      { key: "factor.dilution", name: named("Dilution"), earned: exactly(0), atStake: 15 },
      { key: "factor.glut", name: named("Glut"), earned: null, atStake: 25 },
    ],
    { ...COMMON, id: "waterfall", totalKey: "score", points: words, hurdles: [40, 50, 65] },
  );

export const fullRobustness = () =>
  robustnessBars(
    [
      { key: "robustness.a", name: named("Low class"), low: 0.25, high: 0, isRead: false },
      { key: "robustness.b", name: named("High class"), low: 0.75, high: 1, isRead: true },
    ],
    { ...COMMON, id: "robustness", percent: words, thresholds: [{ value: 0.8, text: "firm" }], answer: "It is firm." },
  );

export const fullBreakEven = (answer = "Break-even: never on this path.") =>
  breakEvenCrossover(
    [
      { quarter: "2024Q4", isProjected: false, demandUsd: null, subsidyUsd: 9e6, coverage: null },
      { quarter: "2025Q1", isProjected: false, demandUsd: 1e6, subsidyUsd: 8e6, coverage: 0.125 },
      // 2025Q2 has no row at all; nothing was paid in 2025Q3.
      { quarter: "2025Q3", isProjected: false, demandUsd: 0, subsidyUsd: 4e6, coverage: 0 },
      { quarter: "2025Q4", isProjected: false, demandUsd: 2e6, subsidyUsd: 4e6, coverage: 0.5 },
      { quarter: "2026Q1", isProjected: true, demandUsd: 3e6, subsidyUsd: 4e6, coverage: 0.75 },
      { quarter: "2026Q2", isProjected: true, demandUsd: 4.5e6, subsidyUsd: 4e6, coverage: 1.125 },
    ],
    { ...COMMON, id: "break-even", usd: words, coverage: words, events: EVENTS, answer },
  );

export const fullTimeline = () =>
  verdictTimeline(
    [
      {
        quarter: "2024Q4",
        standing: null,
        candidate: null,
        refusal: "too small",
        note: "no verdict",
        coverage: 0.1,
        score: 20,
      },
      {
        quarter: "2025Q1",
        standing: 0,
        candidate: 0,
        refusal: null,
        note: "first verdict",
        coverage: 0.1,
        score: 30,
      },
      {
        quarter: "2025Q2",
        standing: 0,
        candidate: 1,
        refusal: null,
        note: "under watch, up",
        coverage: 0.3,
        score: 45,
      },
      { quarter: "2025Q4", standing: 1, candidate: 1, refusal: null, note: "raised", coverage: 0.4, score: 48 },
    ],
    {
      ...COMMON,
      id: "timeline",
      classes: ["Lowest", "Lower", "Higher", "Highest"],
      events: EVENTS,
      coverage: words,
      points: words,
    },
  );

export const fullRivals = () =>
  priceVsIncumbents(
    [
      {
        key: "rival.a",
        name: named("Alpha"),
        ratio: exactly(0.5),
        likeness: "close",
        here: "$1",
        there: "$2",
      },
      { key: "rival.b", name: named("Beta"), ratio: between(0.4, 0.9), likeness: "rough", here: "$1", there: "$2" },
      { key: "rival.c", name: named("Gamma"), ratio: exactly(12), likeness: "no", here: "$24", there: "$2" },
      { key: "rival.d", name: named("Delta"), ratio: null, likeness: "close", here: "not reported", there: "$2" },
    ],
    { ...COMMON, id: "rivals", percent: words, discountFrom: 0.8 },
  );

export const fullProduct = () =>
  productVsToken(
    [
      { quarter: "2024Q4", demandUsd: null, tokenPriceUsd: exactly(4) },
      { quarter: "2025Q1", demandUsd: exactly(1e6), tokenPriceUsd: exactly(2) },
      { quarter: "2025Q2", demandUsd: between(1e6, 3e6), tokenPriceUsd: exactly(1) },
      { quarter: "2025Q4", demandUsd: exactly(4e6), tokenPriceUsd: exactly(0.5) },
    ],
    { ...COMMON, id: "product", usd: words, price: words, index: words, events: EVENTS },
  );

export const fullEmission = () =>
  emissionSchedule(
    [
      { quarter: "2024Q4", measured: exactly(5e6), programmatic: exactly(1e6), atMost: null, isPartial: false },
      { quarter: "2025Q1", measured: exactly(2e6), programmatic: null, atMost: between(1e6, 3e6), isPartial: true },
      {
        quarter: "2025Q3",
        measured: null,
        programmatic: null,
        atMost: between(1e6, Number.POSITIVE_INFINITY),
        isPartial: false,
      },
    ],
    { ...COMMON, id: "emission", token: "TST", amount: words, events: EVENTS },
  );

/** One of each, by the name in its address. */
export const CHART_SET = {
  waterfall: fullWaterfall,
  robustness: fullRobustness,
  "break-even": fullBreakEven,
  timeline: fullTimeline,
  rivals: fullRivals,
  "product-token": fullProduct,
  emission: fullEmission,
} as const;
