import type { Assessed, Span } from "@/lib/scoring";
import { divideSpans, sumSpans, windowQuarters } from "./windows";

/**
 * Coverage of the last half-year against the half-year before: up from ×1.25, down from ×0.80.
 * Hollow when price makes more than half of the log change; unknown when a quarter is missing or bounds disagree.
 */
export interface TrendView {
  direction: "up" | "flat" | "down" | "unknown";
  hollow: boolean;
  text: string;
}

export const UP_RATIO = 1.25;
export const DOWN_RATIO = 0.8;

function halfYear(assessed: Assessed, endShift: number) {
  const quarters = windowQuarters(assessed, 2, endShift);
  if (quarters.length < 2 || quarters.some((quarter) => !quarter.usable)) return null;
  const demand = sumSpans(quarters.map((quarter) => quarter.demandUsd));
  const emissions = sumSpans(quarters.map((quarter) => quarter.emissionsUsd));
  const tokens = sumSpans(quarters.map((quarter) => quarter.emittedTokens));
  const coverage = divideSpans(demand, emissions);
  return coverage && { coverage, price: divideSpans(emissions, tokens) };
}

/** Coverage of the half-year that ends `endShift` quarters before t ÷ that of the half-year before it; null over a gap. */
export function coverageChange(assessed: Assessed, endShift = 0): Span | null {
  const [now, before] = [halfYear(assessed, endShift), halfYear(assessed, endShift + 2)];
  return now && before && divideSpans(now.coverage, before.coverage);
}

const middle = (span: Span): number => span.value ?? Math.sqrt(Math.max(span.low, 0) * span.high);

export function trendView(assessed: Assessed): TrendView {
  const now = halfYear(assessed, 0);
  const before = halfYear(assessed, 2);
  const change = coverageChange(assessed);
  if (!now || !before || !change) {
    return { direction: "unknown", hollow: false, text: "trend not known: a quarter of the last four is missing" };
  }
  const direction =
    change.low >= UP_RATIO
      ? "up"
      : change.high <= DOWN_RATIO
        ? "down"
        : change.low > DOWN_RATIO && change.high < UP_RATIO
          ? "flat"
          : "unknown";
  if (direction === "unknown")
    return { direction, hollow: false, text: "trend not known: the bounds allow more than one" };
  const logChange = Math.log(middle(change));
  const logPrice = now.price && before.price ? -Math.log(middle(now.price) / middle(before.price)) : 0;
  const hollow =
    logChange !== 0 && Math.sign(logPrice) === Math.sign(logChange) && Math.abs(logPrice) > Math.abs(logChange) / 2;
  const words = { up: "coverage rising", flat: "coverage steady", down: "coverage falling" }[direction];
  return { direction, hollow, text: hollow ? `${words}, mostly by token price` : words };
}
