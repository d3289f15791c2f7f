import { type Db, listAssessedSlugs, loadNetworkRecord, newestRecordedOn, recordedOnAt } from "@/lib/data";
import { type Assessed, assessRecord, isAssessable, type NetworkRecord } from "@/lib/scoring";
import { triggerItems } from "@/lib/views/trigger-items";
import type { AlertEvent } from "./event";
import { type Since, verdictEvents } from "./verdict-events";

/** What readers could see at an instant; later events are news to whoever was told then. */
export const seenAt = async (db: Db, at: Date): Promise<Since> => ({ at, asOf: await recordedOnAt(db, at) });

/** Whether an event came about after an instant. What carries no date is news to whoever has not been told. */
export function isAfter({ dated }: AlertEvent, since: Since): boolean {
  if (dated === null) return true;
  return "at" in dated ? dated.at > since.at : since.asOf !== null && dated.day > since.asOf;
}

/** Conditions that are met at t, and those close to it. */
export function triggerEvents(record: NetworkRecord, assessed: Assessed): AlertEvent[] {
  const definition = record.definitions.find(({ id }) => id === assessed.definitionId);
  return triggerItems(record, assessed).map(
    ({ id, state, slug, name, quarter, trigger, value, title, sentences, path }) => {
      const { metric, comparator, threshold, windowQuarters, direction } = trigger;
      return {
        ...{ id, quarter, path },
        type: `trigger.${state}` as const,
        dated: null,
        network: { slug, name },
        asOf: assessed.asOf,
        definition: { id: assessed.definitionId, label: definition?.label ?? assessed.definitionId },
        methodVersion: assessed.methodVersion,
        words: { title, sentences },
        change: null,
        trigger: { id: trigger.id, metric, comparator, threshold, windowQuarters, direction, value },
      };
    },
  );
}

/** Changes of verdict after an instant, and the conditions that are met or close to it now, network by network. */
export async function findEvents(db: Db, since: Since): Promise<AlertEvent[]> {
  const [slugs, asOf] = await Promise.all([listAssessedSlugs(db), newestRecordedOn(db)]);
  if (asOf === null) return [];
  const events: AlertEvent[] = [];
  for (const slug of slugs) {
    const record = await loadNetworkRecord(slug, db);
    if (!record || !isAssessable(record)) continue;
    const assessed = assessRecord(record, { asOf });
    events.push(...(await verdictEvents(db, record, assessed, since)), ...triggerEvents(record, assessed));
    // Each network is an assessment of its own: others of this process get their turn in between.
    await new Promise(setImmediate);
  }
  return events;
}
