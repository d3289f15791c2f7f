import { exceeds, reaches } from "../numbers";
import { AGREEMENT_STEPS, READINGS } from "../rules";
import { combineBounds } from "./bounds";
import { type Claim, compareText } from "./claims";
import { gradeLabel } from "./grades";
import type { Figure, Span } from "./output";
import type { Reading } from "./readings";
import { isBounded } from "./spans";
import type { Metric } from "./types";
import { countText, numberText, percentText } from "./words";

/** What became of the readings of one series in one quarter. */
export interface Choice {
  span: Span;
  /** The reading that gave grade and method; in a mean, the best of them. */
  lead: Reading;
  used: Reading[];
  /** Readings that may contest each other; one = nothing to compare. */
  contesting: Reading[];
  /** 1 − min/max over the contesting readings; null with one. */
  gap: number | null;
  reason: string;
}

/** A figure with what the later steps need of its making. */
export interface Reconciled {
  figure: Figure;
  /** null without a number. */
  choice: Choice | null;
  /** Claims behind the number. */
  used: readonly Claim[];
}

const [MEAN_STEP, BETTER_STEP] = AGREEMENT_STEPS;

/** Where two readings are equally good, the one less kind to the network stands (§3.10): these are costs, the rest income. */
const HIGHER_IS_PRUDENT: ReadonlySet<Metric> = new Set<Metric>([
  "emission",
  "token_price",
  "cash_subsidy",
  "demand_incentive",
  "remint",
  "insider_unlock",
  "market_cap",
  "capacity_available",
  "largest_customer_share",
  "operator_cost",
]);

/** 1 − min/max; 0 where all are 0. */
export const gapBetween = (values: readonly number[]): number => {
  const high = Math.max(...values);
  return high === 0 ? 0 : 1 - Math.min(...values) / high;
};

/**
 * One figure from the readings of several origins (§3.10, §3.15). A ruling wins; else values before bounds; readings
 * within 10 % are averaged by quality, wider ones leave the better reading. null without a reading.
 */
export const choose = (readings: readonly Reading[], metric: Metric): Choice | null => {
  const ordered = readings.toSorted(
    (a, b) => b.quality - a.quality || byPrudence(a, b, metric) || compareText(a.originIds.join(), b.originIds.join()),
  );
  const values = ordered.filter((reading) => !isBounded(reading.span));
  const ruled = ordered.find((reading) => reading.isRuled);
  const best = ruled ?? values.find(mayContest) ?? values[0];
  if (!best) return boundOnly(ordered);
  if (isBounded(best.span)) return alone(best, "A ruling on a conflict decides for it");
  const contesting = [best, ...ordered.filter((reading) => reading !== best && contests(reading, best))];
  if (ruled) return confronted(best, contesting, "A ruling on a conflict decides for it");
  if (contesting.length > 1) return confront(best, contesting);
  return alone(
    best,
    mayContest(best) ? "The only reading" : "Too weak to contest, but the only kind of reading there is",
  );
};

const byPrudence = (a: Reading, b: Reading, metric: Metric): number => {
  const difference = (a.span.value ?? a.span.high) - (b.span.value ?? b.span.high);
  return HIGHER_IS_PRUDENT.has(metric) ? -difference : difference;
};

/** Good enough to contest, and not part of a conflict that is closed (§3.15). */
const mayContest = (reading: Reading): boolean =>
  reaches(reading.quality, READINGS.admissibleQuality) &&
  !reading.claims.some((claim) => claim.standing === "open" && !claim.openConflict);

/** A claimed range contests a value only from outside it; a ceiling or run-rate is not a reading of the same thing. */
const contests = (reading: Reading, best: Reading): boolean => {
  if (!mayContest(reading)) return false;
  if (!isBounded(reading.span)) return true;
  const value = amountOf(best);
  return reading.method !== "bound" && (value < reading.span.low || value > reading.span.high);
};

/** What a reading says against a value: its own, or the end of its range next to it. */
const amountAgainst = (reading: Reading, value: number): number =>
  reading.span.value ?? (value < reading.span.low ? reading.span.low : reading.span.high);

/** The amounts of contesting readings, the first of which is the value they contest. */
export const contestedAmounts = (contesting: readonly Reading[]): number[] => {
  const [best] = contesting;
  return best ? contesting.map((reading) => amountAgainst(reading, amountOf(best))) : [];
};

const alone = (lead: Reading, why: string): Choice => confronted(lead, [lead], why);

/** The lead as it is, beside whatever contests it. */
const confronted = (lead: Reading, contesting: Reading[], why: string): Choice => ({
  span: widened(lead.span, contesting),
  lead,
  used: [lead],
  contesting,
  gap: contesting.length > 1 ? gapBetween(contestedAmounts(contesting)) : null,
  reason: `${why}: ${nameOf(lead)}.`,
});

const boundOnly = (readings: readonly Reading[]): Choice | null => {
  const bound = combineBounds(readings);
  if (!bound) return null;
  const { low, high } = bound.span;
  return {
    span: bound.span,
    lead: bound,
    used: [bound],
    contesting: [],
    gap: null,
    reason: `Bounds only, ${numberText(low)} to ${numberText(high)}: ${nameOf(bound)}.`,
  };
};

/** Two or more readings, the best first. */
const confront = (best: Reading, contesting: Reading[]): Choice => {
  const gap = gapBetween(contestedAmounts(contesting));
  const count = countText(contesting.length, "reading");
  if (exceeds(gap, MEAN_STEP.gapUpTo)) {
    const verb = exceeds(gap, BETTER_STEP.gapUpTo) ? "contested; the better one is shown" : "the better one is used";
    return confronted(best, contesting, `${count} ${percentText(gap)} apart, ${verb}`);
  }
  const values = contesting.filter(({ span }) => !isBounded(span));
  const weight = values.reduce((total, { quality }) => total + quality, 0);
  const value = values.reduce((total, reading) => total + reading.quality * amountOf(reading), 0) / weight;
  return {
    span: widened({ value, low: value, high: value }, contesting),
    lead: best,
    used: values,
    contesting,
    gap,
    reason: `${count} within 10 % (gap ${percentText(gap)}): their mean, weighted by quality.`,
  };
};

const amountOf = ({ span }: Reading): number => span.value ?? span.high;

/** Contesting readings draw the range around a value. */
const widened = (span: Span, contesting: readonly Reading[]): Span =>
  isBounded(span)
    ? span
    : {
        value: span.value,
        low: Math.min(span.low, ...contesting.map((reading) => reading.span.low)),
        high: Math.max(span.high, ...contesting.map((reading) => reading.span.high)),
      };

const nameOf = ({ claims, grade }: Reading): string => {
  const publishers = [...new Set(claims.map((claim) => claim.source.publisher))].sort();
  const [first = "unnamed", ...rest] = publishers;
  return `${first}${rest.length > 0 ? ` and ${rest.length} more` : ""}, ${gradeLabel(grade)}`;
};
