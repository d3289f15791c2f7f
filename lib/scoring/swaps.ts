import { Measures, measure } from "./measures";
import { isKnown } from "./numbers";
import { quarterIndex } from "./quarters";
import { quarterAt } from "./record/quarters";
import type { AssessmentInput, QuarterInput } from "./types";

/** Figures of a quarter that are swapped together. */
export type QuarterGroup = "revenue" | "emission" | "price";
export const QUARTER_GROUPS: readonly QuarterGroup[] = ["revenue", "emission", "price"];

/** Position of t; null where nothing is usable, or for an annual record. */
export const latestOf = (input: AssessmentInput): number | null => {
  const { latest } = measure(input, new Measures());
  return isKnown(latest) ? latest : null;
};

type Pick = (from: QuarterInput | undefined, to: QuarterInput | undefined) => QuarterInput | null;

const joinQuarters = (from: readonly QuarterInput[], to: readonly QuarterInput[], pick: Pick): QuarterInput[] => {
  const [old, next] = [from, to].map((quarters) => new Map(quarters.map((quarter) => [quarter.quarter, quarter])));
  const labels = [...new Set([...from, ...to].map(({ quarter }) => quarter))].sort();
  return labels.flatMap((label) => pick(old?.get(label), next?.get(label)) ?? []);
};

/**
 * The earlier quarters with one group of figures as it was stated later: only what was known before and is stated
 * otherwise, or withdrawn, now. What was not known before is news, not a restatement.
 */
export const restateGroup = (
  before: readonly QuarterInput[],
  after: readonly QuarterInput[],
  group: QuarterGroup,
): QuarterInput[] =>
  joinQuarters(before, after, (from, to) => {
    if (!from) return null;
    if (!to) return from;
    const take = <Value>(old: Value | null, next: Value | null): Value | null => (old === null ? null : next);
    if (group === "revenue") return { ...from, revenueUsd: take(from.revenueUsd, to.revenueUsd) };
    if (group === "price") return { ...from, tokenPriceUsd: take(from.tokenPriceUsd, to.tokenPriceUsd) };
    return {
      ...from,
      emittedTokens: take(from.emittedTokens, to.emittedTokens),
      cashSubsidyUsd: take(from.cashSubsidyUsd, to.cashSubsidyUsd),
    };
  });

/** Labels moved so that t stands at `latest`: the kernel sees no difference. Quarters after t are left out. */
export const alignQuarters = (quarters: readonly QuarterInput[], t: number, latest: number): QuarterInput[] =>
  quarters
    .filter(({ quarter }) => quarterIndex(quarter) <= t)
    .map((quarter) => ({ ...quarter, quarter: quarterAt(quarterIndex(quarter.quarter) + latest - t).label }));

const empty = (quarter: string): QuarterInput => ({
  quarter,
  revenueUsd: null,
  emittedTokens: null,
  tokenPriceUsd: null,
  cashSubsidyUsd: null,
});

/**
 * The quarters of `from` with one group of figures taken from `to`, quarter by quarter. Tokens that come to a quarter
 * without a price bring their own, so that t stays usable.
 */
export const swapGroup = (
  from: readonly QuarterInput[],
  to: readonly QuarterInput[],
  group: QuarterGroup,
): QuarterInput[] =>
  joinQuarters(from, to, (old, next) => {
    const label = (old ?? next)?.quarter ?? "";
    const [a, b] = [old ?? empty(label), next ?? empty(label)];
    if (group === "revenue") return { ...a, revenueUsd: b.revenueUsd };
    const { emittedTokens, cashSubsidyUsd } = b;
    if (group === "price") return { ...a, tokenPriceUsd: b.tokenPriceUsd };
    return { ...a, emittedTokens, cashSubsidyUsd, tokenPriceUsd: a.tokenPriceUsd ?? b.tokenPriceUsd };
  });
