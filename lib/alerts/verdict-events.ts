import { type Db, lastRunEventAt, listFrozenVerdicts } from "@/lib/data";
import { type Assessed, fingerprintOf, isScored, type NetworkRecord } from "@/lib/scoring";
import { networkQuery } from "@/lib/views";
import { verdictAlertWords } from "@/lib/views/alerts";
import { type ChangeItem, changeItem } from "@/lib/views/change-items";
import { type ChangeFact, type ChangeStep, changeBetween, firstDayOf, isSaidAnew, stepsOf } from "@/lib/views/changes";
import { type KeptVerdict, loadChangesOf } from "@/lib/views/load-changes";
import type { AlertEvent, Dated } from "./event";

/** From when on changes are looked for. */
export interface Since {
  /** Loads after this instant. */
  at: Date;
  /** Facts known after this day: the as-of that readers saw at that instant. null = they saw nothing, so none is new. */
  asOf: string | null;
}

const eventOf = (
  record: NetworkRecord,
  assessed: Assessed,
  item: ChangeItem,
  change: AlertEvent["change"] & object,
  dated: Dated,
): AlertEvent => {
  const definition = record.definitions.find(({ id }) => id === assessed.definitionId);
  return {
    id: item.id,
    type: "verdict.changed",
    dated,
    network: { slug: item.slug, name: item.name },
    asOf: change.to.asOf,
    quarter: change.to.quarter,
    definition: { id: assessed.definitionId, label: definition?.label ?? assessed.definitionId },
    methodVersion: assessed.methodVersion,
    words: verdictAlertWords(item, assessed),
    change,
    trigger: null,
    path: item.path,
  };
};

/**
 * Changes dated by what became known, after a day. Looked for as the feed does, between the ends of quarters and then to
 * the very day, but only in those quarters that reach past the day: an assessment each.
 */
function datedChanges(record: NetworkRecord, assessed: Assessed, afterDay: string): ChangeFact[] {
  const makers = stepsOf(record, assessed, "published");
  const steps: ChangeStep[] = [];
  for (const make of makers.toReversed()) {
    const step = make();
    steps.unshift(step);
    if (step.date <= afterDay) break;
  }
  const changes: ChangeFact[] = [];
  for (const [index, step] of steps.entries()) {
    let before = steps[index - 1];
    if (!before) continue;
    const search = firstDayOf(record, before, step, assessed.definitionId);
    let next = search.next();
    while (!next.done) next = search.next();
    if (next.value) {
      changes.push(changeBetween(before, next.value, "published"));
      before = next.value;
    }
    changes.push(changeBetween(before, step, "published"));
  }
  return changes.filter((change) => isSaidAnew(change) && change.date > afterDay);
}

/** The verdict as it stands, as the last link of those that were frozen. */
function presentOf(assessed: Assessed, changedAt: string): KeptVerdict {
  const { asOf, quarter, verdict, reason, range, note, input, methodVersion, definitionId, result } = assessed;
  const scored = isScored(result) ? result : null;
  return {
    ...{ asOf, quarter, verdict, reason, range, note, input, methodVersion, definitionId },
    isHouse: true,
    fingerprint: fingerprintOf(assessed),
    frozenAt: changedAt,
    prudentCoverage: scored?.ratios.prudentCoverage ?? null,
    score: scored?.score ?? null,
  };
}

/** Those frozen after an instant, with the last before it: each is held against the one before. */
function keptSince<Kept extends { frozenAt: string }>(kept: readonly Kept[], at: Date): Kept[] {
  const instant = at.toISOString();
  const last = kept.filter(({ frozenAt }) => frozenAt <= instant).at(-1)?.frozenAt ?? "";
  return kept.filter(({ frozenAt }) => frozenAt >= last);
}

/** Entries of the feed of changes of one network that came about after an instant. */
export async function verdictEvents(
  db: Db,
  record: NetworkRecord,
  assessed: Assessed,
  since: Since,
): Promise<AlertEvent[]> {
  const { slug, name } = record.network;
  const dated = since.asOf === null ? [] : datedChanges(record, assessed, since.asOf);
  const [kept, changedAt] = await Promise.all([listFrozenVerdicts(slug, db), lastRunEventAt(slug, db)]);
  const loads = loadChangesOf(keptSince(kept, since.at), presentOf(assessed, changedAt ?? assessed.asOf), dated);
  return [
    ...dated.map((change) => {
      const { verdict, reason, range } = change.to;
      const key = [change.date, verdict, reason ?? "", ...(range ?? [])].join(" ");
      const query = networkQuery(change.date, null);
      const item = changeItem({ slug, name }, { change, origin: "published", key, query });
      return eventOf(record, assessed, item, change, { day: change.date });
    }),
    ...loads.map(({ change, from, to }) => {
      const key = `${from.fingerprint} ${to.fingerprint} ${change.date}`;
      const query = to.asOf === assessed.asOf ? "" : networkQuery(to.asOf, null);
      const item = changeItem({ slug, name }, { change, origin: "load", key, query });
      return eventOf(record, assessed, item, change, { at: new Date(to.frozenAt) });
    }),
  ];
}
