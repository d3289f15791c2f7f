import { exceeds } from "../numbers";
import { AGREEMENT_STEPS } from "../rules";
import { type Claim, compareText, type KnownRecord } from "./claims";
import { differ, outcomeOf, type ReadingOutcome, ratioOf, ruledConflict } from "./conflict-outcomes";
import { settle } from "./contests";
import { type Judgement, judge } from "./judge";
import { foundUnder, judgeUnder } from "./judge-readings";
import type { ConflictOutcome } from "./output";
import { quarterAt } from "./quarters";
import type { Reading } from "./readings";
import { contestedAmounts } from "./reconcile";
import type { ConflictFact } from "./types";
import { buildView } from "./view";
import { countText } from "./words";

/**
 * Every conflict with the verdict under each of its readings, at the same t and under the same definition: those the
 * record rules on, then gaps over 10 % that nobody ruled on. Verdicts are classes after gates, without hysteresis.
 */
export const listConflicts = (base: Judgement): ConflictOutcome[] => {
  const { known } = base.assembly.view;
  const underDefinition = judgesByDefinition(base);
  const ruled = known.record.conflicts.flatMap((conflict) => ruledOutcome(base, conflict, underDefinition));
  return [...ruled, ...foundConflicts(base)].sort(
    (a, b) => Number(b.changesVerdict) - Number(a.changesVerdict) || compareText(a.id, b.id),
  );
};

/** The network at the same t under another definition, each judged once; null without a t. */
const judgesByDefinition = (base: Judgement): ((id: string) => Judgement | null) => {
  const { t, view } = base.assembly;
  const judged = new Map<string, Judgement>([[view.lens.definition.id, base]]);
  return (id) => {
    const definition = view.known.record.definitions.find((candidate) => candidate.id === id);
    if (t === null || !definition) return null;
    const judgement = judged.get(id) ?? settle(judge(buildView(view.known, definition, view.book), { t }));
    judged.set(id, judgement);
    return judgement;
  };
};

/** Nothing when fewer than two of its readings were known on the day. */
const ruledOutcome = (
  base: Judgement,
  conflict: ConflictFact,
  underDefinition: (id: string) => Judgement | null,
): ConflictOutcome[] => {
  const ruled = ruledConflict(base.assembly.view.known, conflict, (entry, claim, definitionId) =>
    definitionId === null ? judgeUnder(base, entry, claim, conflict) : underDefinition(definitionId),
  );
  return ruled ? [{ ...ruled, changesVerdict: differ(ruled.readings, base) }] : [];
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
