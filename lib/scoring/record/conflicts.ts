import { exceeds } from "../numbers";
import { AGREEMENT_STEPS } from "../rules";
import { isScored } from "../types";
import { type Claim, compareText, type KnownRecord, knownRecord, type SeriesClaims } from "./claims";
import { judgeWith, takenAtItsWord } from "./contests";
import { buildFigures, figureKey, type Reconciled } from "./figures";
import { type Judgement, type JudgeOptions, judge } from "./judge";
import type { ConflictOutcome } from "./output";
import { quarterAt, quarterOf } from "./quarters";
import type { Reading } from "./readings";
import { contestedAmounts } from "./reconcile";
import type { ConflictFact, Role } from "./types";
import { buildView } from "./view";
import { figuresInItsPlace } from "./word-for-word";
import { countText, numberText } from "./words";

type ReadingOutcome = ConflictOutcome["readings"][number];

/** Quarters of 4Q: a reading that touches none of them does not reach t. */
const WINDOW = 4;
const DAYS_PER_YEAR = 365;

/** Shares are read from claims, not from quarters, so another ruling is the way to see what they do. */
const READ_FROM_CLAIMS: ReadonlySet<Role> = new Set<Role>(["largest_customer_share", "operator_revenue_share"]);

/**
 * Every conflict with the verdict under each of its readings, at the same t and under the same definition: those the
 * record rules on, then gaps over 10 % that nobody ruled on. Verdicts are classes after gates, without hysteresis.
 */
export const listConflicts = (base: Judgement): ConflictOutcome[] => {
  const { known } = base.assembly.view;
  const ruled = known.record.conflicts.flatMap((conflict) => ruledOutcome(base, conflict));
  return [...ruled, ...foundConflicts(base)].sort(
    (a, b) => Number(b.changesVerdict) - Number(a.changesVerdict) || compareText(a.id, b.id),
  );
};

/** Nothing when fewer than two of its readings were known on the day. */
const ruledOutcome = (base: Judgement, conflict: ConflictFact): ConflictOutcome[] => {
  const { known } = base.assembly.view;
  const entry = known.bySeries.get(conflict.seriesId);
  const readings = conflict.readings.flatMap(({ observationId, standing }) => {
    const claim = known.byObservation.get(observationId);
    return claim ? [{ claim, standing }] : [];
  });
  if (!entry || readings.length < 2) return [];
  const outcomes = readings.map(({ claim, standing }): ReadingOutcome => {
    const judgement = judgeUnder(base, entry, claim, conflict);
    return outcomeOf(claim, standing, judgement);
  });
  return [
    {
      id: conflict.id,
      ruled: true,
      title: conflict.title,
      kind: conflict.kind,
      status: conflict.status,
      seriesId: conflict.seriesId,
      metric: entry.series.metric,
      period: periodOf(readings.map(({ claim }) => claim)),
      ratio: ratioOf(readings.map(({ claim }) => rateOf(entry, claim))),
      readings: outcomes,
      reason: conflict.reason,
      changesVerdict: differ(outcomes, base),
    },
  ];
};

/** The verdict with one reading in the place of the published figure; null when it does not reach the windows of t. */
const judgeUnder = (base: Judgement, entry: SeriesClaims, claim: Claim, conflict: ConflictFact): Judgement | null => {
  const { t, annual, view } = base.assembly;
  const { series } = entry;
  const line = view.lens.lines.find((candidate) => candidate.series.id === series.id);
  if (t === null || !line) return null;
  if (annual || READ_FROM_CLAIMS.has(line.role)) return judgeRuledFor(base, conflict, claim.fact.id, t);
  const replaced = figuresInItsPlace(series, claim, view.book);
  if (!reachesWindow([...replaced.values()], t)) return null;
  const isPublished = [...replaced.values()].every(({ figure }) => {
    const published = view.book.at(series.id, indexOfLabel(view.quarters, figure.quarter));
    return published.used.includes(claim);
  });
  return isPublished ? base : judgeWith(base, replaced, atItsWord(base));
};

/** Taking a reading at its word is about its number: the evidence stays that of the published reading. */
const atItsWord = ({ input }: Judgement): JudgeOptions => ({ evidence: input.evidence });

const indexOfLabel = (quarters: readonly number[], label: string): number =>
  quarters.find((index) => quarterAt(index).label === label) ?? Number.NaN;

const reachesWindow = (figures: readonly Reconciled[], t: number): boolean => {
  const window = new Set(Array.from({ length: WINDOW }, (_, age) => quarterAt(t - age).label));
  return figures.some(({ figure }) => window.has(figure.quarter));
};

/** The whole record judged again with another ruling on one conflict. */
const judgeRuledFor = (base: Judgement, conflict: ConflictFact, observationId: string, t: number): Judgement => {
  const { view } = base.assembly;
  const { record, asOf } = view.known;
  const conflicts = record.conflicts.map((other) => ({
    ...other,
    readings:
      other.id === conflict.id
        ? other.readings.map((reading) => ({
            ...reading,
            standing: reading.observationId === observationId ? ("used" as const) : ("set_aside" as const),
          }))
        : other.readings.filter((reading) => reading.observationId !== observationId),
  }));
  const known = knownRecord({ ...record, conflicts }, asOf);
  return judge(buildView(known, view.lens.definition, buildFigures(known)), { ...atItsWord(base), t });
};

/** Readings of one series and quarter more than 10 % apart that no conflict of the record names together. */
const foundConflicts = (base: Judgement): ConflictOutcome[] => {
  const { view } = base.assembly;
  const outcomes: ConflictOutcome[] = [];
  for (const [seriesId, { series }] of view.known.bySeries) {
    for (const index of view.book.quartersOf(seriesId)) {
      const { choice } = view.book.at(seriesId, index);
      if (!choice || choice.gap === null || !exceeds(choice.gap, AGREEMENT_STEPS[0].gapUpTo)) continue;
      if (isRuledOn(view.known, choice.contesting)) continue;
      const { label } = quarterAt(index);
      const readings = choice.contesting.map((reading): ReadingOutcome => {
        const claim = firstClaim(reading);
        return outcomeOf(claim, "open", foundUnder(base, seriesId, index, reading, reading === choice.lead));
      });
      outcomes.push({
        id: `${seriesId}.${label}`,
        ruled: false,
        title: `${series.label}, ${label}: ${countText(choice.contesting.length, "reading")}`,
        kind: "unruled",
        status: "open",
        seriesId,
        metric: series.metric,
        period: label,
        ratio: ratioOf(contestedAmounts(choice.contesting)),
        readings,
        reason: choice.reason,
        changesVerdict: differ(readings, base),
      });
    }
  }
  return outcomes;
};

const foundUnder = (
  base: Judgement,
  seriesId: string,
  index: number,
  reading: Reading,
  isPublished: boolean,
): Judgement | null => {
  const { t, annual, view } = base.assembly;
  const isCounted = view.lens.lines.some(({ series }) => series.id === seriesId);
  if (t === null || annual || !isCounted || index > t || index <= t - WINDOW) return null;
  if (isPublished) return base;
  return judgeWith(
    base,
    new Map([[figureKey(seriesId, index), takenAtItsWord(seriesId, index, reading)]]),
    atItsWord(base),
  );
};

const firstClaim = ({ claims }: Reading): Claim => {
  const [first] = claims;
  if (!first) throw new Error("A reading rests on a claim");
  return first;
};

const isRuledOn = (known: KnownRecord, readings: readonly Reading[]): boolean =>
  known.record.conflicts.some(({ readings: named }) => {
    const ids = new Set(named.map(({ observationId }) => observationId));
    return readings.every(({ claims }) => claims.some(({ fact }) => ids.has(fact.id)));
  });

const outcomeOf = (
  claim: Claim,
  standing: ReadingOutcome["standing"],
  judgement: Judgement | null,
): ReadingOutcome => ({
  observationId: claim.fact.id,
  standing,
  literal: claim.fact.literal ?? amountText(claim),
  verdict: judgement?.verdict ?? null,
  prudentCoverage: judgement && isScored(judgement.result) ? judgement.result.ratios.prudentCoverage : null,
});

const amountText = ({ fact }: Claim): string => {
  if (fact.value !== null) return numberText(fact.value);
  if (fact.low === null && fact.high === null) return "no number";
  return `${fact.low === null ? "up" : numberText(fact.low)} to ${fact.high === null ? "no limit" : numberText(fact.high)}`;
};

/** Flows per day, so that a month and a quarter can be compared. */
const rateOf = ({ series }: SeriesClaims, { fact, days }: Claim): number | null => {
  const amount = fact.value ?? fact.high ?? fact.low;
  if (amount === null || series.shape !== "flow" || series.unit.endsWith("/day")) return amount;
  return amount / (fact.nature === "run-rate" ? DAYS_PER_YEAR : days);
};

/** Returns to a pool are all negative: their sizes are compared. */
const ratioOf = (amounts: readonly (number | null)[]): number | null => {
  const present = amounts.filter((amount) => amount !== null);
  const sizes = present.every((amount) => amount < 0) ? present.map((amount) => -amount) : present;
  const low = Math.min(...sizes);
  return sizes.length < 2 || low <= 0 ? null : Math.max(...sizes) / low;
};

const periodOf = (claims: readonly Claim[]): string => {
  const starts = claims.map(({ fact }) => fact.periodStart).sort();
  const ends = claims.map(({ fact }) => fact.periodEnd).sort();
  const [from = "", to = ""] = [starts[0], ends.at(-1)];
  return quarterOf(from) === quarterOf(to) ? quarterOf(from) : `${from} to ${to}`;
};

const differ = (readings: readonly ReadingOutcome[], base: Judgement): boolean =>
  readings.some(({ verdict }) => verdict !== null && verdict !== base.verdict);
