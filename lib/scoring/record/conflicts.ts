import { exceeds } from "../numbers";
import { AGREEMENT_STEPS } from "../rules";
import { type Claim, compareText, type KnownRecord } from "./claims";
import { differ, outcomeOf, periodOf, type ReadingOutcome, rateOf, ratioOf } from "./conflict-outcomes";
import type { Judgement } from "./judge";
import { foundUnder, judgeUnder } from "./judge-readings";
import type { ConflictOutcome } from "./output";
import { quarterAt } from "./quarters";
import type { Reading } from "./readings";
import { contestedAmounts } from "./reconcile";
import type { ConflictFact } from "./types";
import { countText } from "./words";

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
