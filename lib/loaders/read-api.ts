import "server-only";
import { atRevision, currentRevision } from "@/lib/data";
import { type Assessed, assessRecord, type NetworkRecord } from "@/lib/scoring";
import {
  CHANGE_BASES,
  type ChangeBasis,
  type ChangeFact,
  type ChangeStep,
  changeBetween,
  firstDayOf,
  stepsOf,
} from "@/lib/views/changes";
import { loadAssessed, loadDefaultAsOf, loadRecord } from "./records";
import { today } from "./today";

/** What the read API asks for beyond the pages: a quarter by name, the stand of the facts, verdict changes. */

/** Publications so far and the newest day on which a fact was recorded. Throws when the database does not answer. */
export async function loadStand(): Promise<{ revision: number; newest: string }> {
  const [revision, newest] = await Promise.all([currentRevision(), loadDefaultAsOf()]);
  return { revision, newest: newest ?? today() };
}

/**
 * As `loadAssessed`, with t forced to a quarter; null = the latest usable one.
 * @param quarter within the quarters of the record: the verdicts of all quarters up to it are recomputed
 */
export async function loadAssessedAt(
  slug: string,
  asOf: string | null,
  definition: string | null,
  quarter: string | null,
): Promise<{ record: NetworkRecord; assessed: Assessed } | null> {
  const loaded = await loadAssessed(slug, asOf, definition);
  if (loaded === null || quarter === null || loaded.assessed.quarter === quarter) return loaded;
  const { record, assessed } = loaded;
  const options = { asOf: assessed.asOf, definitionId: assessed.definitionId, quarter };
  return atRevision(`assessed:${slug}:${options.asOf}:${options.definitionId}:${quarter}`, async () => ({
    record,
    assessed: assessRecord(record, options),
  }));
}

/**
 * Verdict changes of one network under its house definition, oldest first. As published they are looked for at the ends of
 * quarters, and what reads anew is dated to the very day. null for an unknown slug and for what is never assessed.
 */
export async function loadChanges(slug: string, asOf: string | null, basis: ChangeBasis): Promise<ChangeFact[] | null> {
  const [record, loaded] = await Promise.all([loadRecord(slug), loadAssessed(slug, asOf, null)]);
  if (!record || !loaded) return null;
  const { assessed } = loaded;
  return atRevision(`changes:${slug}:${assessed.asOf}:${basis}`, async () => {
    const changes: ChangeFact[] = [];
    let before: ChangeStep | null = null;
    for (const make of stepsOf(loaded.record, assessed, basis)) {
      // A step is an assessment of its own: others get their turn in between.
      await new Promise(setImmediate);
      const step = make();
      if (before && basis === "published") {
        const search = firstDayOf(loaded.record, before, step, assessed.definitionId);
        let next = search.next();
        while (!next.done) {
          await new Promise(setImmediate);
          next = search.next();
        }
        if (next.value) {
          changes.push(changeBetween(before, next.value, basis));
          before = next.value;
        }
      }
      if (before) changes.push(changeBetween(before, step, basis));
      before = step;
    }
    return changes;
  });
}

export { CHANGE_BASES };
