import { type Db, listAssessedSlugs, loadNetworkRecord, newestRecordedOn, recordedOnAt } from "@/lib/data";
import { assessRecord, isAssessable } from "@/lib/scoring";
import type { AlertEvent } from "./event";
import { triggerEvents } from "./trigger-events";
import { type Since, verdictEvents } from "./verdict-events";

/** What readers could see at an instant; later events are news to whoever was told then. */
export const seenAt = async (db: Db, at: Date): Promise<Since> => ({ at, asOf: await recordedOnAt(db, at) });

/** Whether an event came about after an instant. What carries no date is news to whoever has not been told. */
export function isAfter({ dated }: AlertEvent, since: Since): boolean {
  if (dated === null) return true;
  return "at" in dated ? dated.at > since.at : since.asOf !== null && dated.day > since.asOf;
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
