import { gatedClassOf } from "../assess";
import { type AssessmentResult, isScored, type VerdictClass } from "../types";
import type { AnyKnownRecord, Claim, SeriesClaims } from "./claims";
import type { Judgement } from "./judge";
import type { ConflictOutcome } from "./output";
import { quarterOf } from "./quarters";
import type { ConflictFact } from "./types";
import { numberText } from "./words";

export type ReadingOutcome = ConflictOutcome["readings"][number];

const DAYS_PER_YEAR = 365;

/** One reading with the verdict under it; null verdict when it does not reach the windows of t. */
export const outcomeOf = (
  claim: Claim,
  standing: ReadingOutcome["standing"],
  judgement: Judgement | null,
  definitionId: string | null = null,
): ReadingOutcome => ({
  observationId: claim.fact.id,
  standing,
  literal: claim.fact.literal ?? amountText(claim),
  verdict: judgement?.verdict ?? null,
  classes: judgement && classesOf(judgement),
  prudentCoverage: judgement && coverageOf(judgement.corners?.low ?? judgement.result),
  prudentCoverageHigh: judgement && coverageOf(judgement.corners?.high ?? judgement.result),
  definitionId,
});

const coverageOf = (result: AssessmentResult): number | null =>
  isScored(result) ? result.ratios.prudentCoverage : null;

/** At (R low, E high) and (R high, E low); one class twice where nothing is bounded. */
export const classesOf = ({ result, corners }: Judgement): [VerdictClass, VerdictClass] | null => {
  const [low, high] = [gatedClassOf(corners?.low ?? result), gatedClassOf(corners?.high ?? result)];
  return low === null || high === null ? null : [low, high];
};

const amountText = ({ fact }: Claim): string => {
  if (fact.value !== null) return numberText(fact.value);
  if (fact.low === null && fact.high === null) return "no number";
  return `${fact.low === null ? "up" : numberText(fact.low)} to ${fact.high === null ? "no limit" : numberText(fact.high)}`;
};

/** Flows per day, so that a month and a quarter can be compared. */
export const rateOf = ({ series }: SeriesClaims, { fact, days }: Claim): number | null => {
  const amount = fact.value ?? fact.high ?? fact.low;
  if (amount === null || series.shape !== "flow" || series.unit.endsWith("/day")) return amount;
  return amount / (fact.nature === "run-rate" ? DAYS_PER_YEAR : days);
};

/** Returns to a pool are all negative: their sizes are compared. */
export const ratioOf = (amounts: readonly (number | null)[]): number | null => {
  const present = amounts.filter((amount) => amount !== null);
  const sizes = present.every((amount) => amount < 0) ? present.map((amount) => -amount) : present;
  const low = Math.min(...sizes);
  return sizes.length < 2 || low <= 0 ? null : Math.max(...sizes) / low;
};

/** A quarter where all claims lie in one, else first to last day. */
export const periodOf = (claims: readonly Claim[]): string => {
  const starts = claims.map(({ fact }) => fact.periodStart).sort();
  const ends = claims.map(({ fact }) => fact.periodEnd).sort();
  const [from = "", to = ""] = [starts[0], ends.at(-1)];
  return quarterOf(from) === quarterOf(to) ? quarterOf(from) : `${from} to ${to}`;
};

/** Some reading leads to another verdict than the published one, or would read other classes. */
export const differ = (readings: readonly ReadingOutcome[], base: Judgement): boolean => {
  const own = classesOf(base);
  return readings.some(
    ({ verdict, classes }) =>
      verdict !== null && (verdict !== base.verdict || (classes !== null && own !== null && `${classes}` !== `${own}`)),
  );
};

/**
 * A conflict that the record rules on, each reading with the verdict that `judgeReading` finds under it; null when fewer
 * than two of its readings were known on the day.
 */
export const ruledConflict = (
  known: AnyKnownRecord,
  conflict: ConflictFact,
  judgeReading: (entry: SeriesClaims, claim: Claim, definitionId: string | null) => Judgement | null,
): ConflictOutcome | null => {
  const entry = known.bySeries.get(conflict.seriesId);
  const readings = conflict.readings.flatMap(({ observationId, standing, definitionId = null }) => {
    const claim = known.byObservation.get(observationId);
    return claim ? [{ claim, standing, definitionId }] : [];
  });
  if (!entry || readings.length < 2) return null;
  return {
    id: conflict.id,
    ruled: true,
    title: conflict.title,
    kind: conflict.kind,
    status: conflict.status,
    seriesId: conflict.seriesId,
    metric: entry.series.metric,
    period: periodOf(readings.map(({ claim }) => claim)),
    ratio: ratioOf(readings.map(({ claim }) => rateOf(entry, claim))),
    readings: readings.map(({ claim, standing, definitionId }) =>
      outcomeOf(claim, standing, judgeReading(entry, claim, definitionId), definitionId),
    ),
    reason: conflict.reason,
    changesVerdict: false,
  };
};
