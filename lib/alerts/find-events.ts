import {
  type Db,
  type FrozenVerdict,
  listAssessedSlugs,
  loadFrozenSince,
  loadNetworkRecord,
  newestRecordedOn,
} from "@/lib/data";
import {
  type Assessed,
  assessRecord,
  isAssessable,
  isScored,
  type NetworkRecord,
  quarterAt,
  quarterIndex,
  type TriggerState,
  triggerStates,
} from "@/lib/scoring";
import { triggerAlertWords, verdictAlertWords } from "@/lib/views/alerts";
import { changeId } from "@/lib/views/change-id";
import { type ChangeStep, changeBetween } from "@/lib/views/changes";
import type { AlertEvent } from "./event";

/** How far back a run of quarters is followed in which a condition held: ten years. */
const MOST_QUARTERS = 40;

const LOOKED_AT = ["verdict", "reason", "range"] as const;

interface Step extends ChangeStep {
  occurredAt: Date | null;
  tags: Assessed["tags"];
}

const frozenStep = (frozen: FrozenVerdict): Step => {
  const { asOf, quarter, verdict, reason, range, prudentCoverage, score, input, note, tags, frozenAt } = frozen;
  const side = { asOf, quarter, verdict, reason, range, prudentCoverage, score };
  return { date: asOf, side, input, note, tags, occurredAt: new Date(frozenAt) };
};

const currentStep = (assessed: Assessed): Step => {
  const { asOf, quarter, verdict, reason, range, result, input, note, tags } = assessed;
  const scored = isScored(result) ? result : null;
  const side = {
    ...{ asOf, quarter, verdict, reason, range },
    prudentCoverage: scored?.ratios.prudentCoverage ?? null,
    score: scored?.score ?? null,
  };
  return { date: asOf, side, input, note, tags, occurredAt: null };
};

const headOf = (record: NetworkRecord, assessed: Assessed) => {
  const { slug, name } = record.network;
  const definition = record.definitions.find(({ id }) => id === assessed.definitionId);
  return {
    network: { slug, name },
    definition: { id: assessed.definitionId, label: definition?.label ?? assessed.definitionId },
    methodVersion: assessed.methodVersion,
    path: `/networks/${slug}`,
  };
};

/**
 * Changes of verdict, reason or range from one frozen verdict to the next, and from the last to what readers see now:
 * taking a run back freezes nothing new.
 *
 * @param frozen verdicts under the house definition, oldest first
 */
export function verdictEvents(record: NetworkRecord, assessed: Assessed, frozen: FrozenVerdict[]): AlertEvent[] {
  const steps = [...frozen.map(frozenStep), currentStep(assessed)];
  return steps.flatMap((after, index) => {
    const before = steps[index - 1];
    if (!before) return [];
    const change = changeBetween(before, after, "published");
    if (!LOOKED_AT.some((part) => change.changed.includes(part))) return [];
    const { asOf, quarter } = after.side;
    const event: AlertEvent = {
      ...headOf(record, assessed),
      id: changeId(record.network.slug, change),
      type: "verdict.changed",
      occurredAt: after.occurredAt,
      ...{ asOf, quarter, change },
      words: verdictAlertWords({ record, change, tags: after.tags }),
      trigger: null,
    };
    return [event];
  });
}

/** The first of the quarters, running to t, in which a condition stood so. */
function standsSince(
  record: NetworkRecord,
  assessed: Assessed & { quarter: string },
  id: string,
  stands: (state: TriggerState) => boolean,
): string {
  let first = assessed.quarter;
  for (let age = 1; age < MOST_QUARTERS; age += 1) {
    const quarter = quarterAt(quarterIndex(assessed.quarter) - age).label;
    const state = triggerStates(record, { ...assessed, quarter }).find((other) => other.id === id);
    if (!state || !stands(state)) break;
    first = quarter;
  }
  return first;
}

const isTripped = ({ state }: TriggerState): boolean => state === "tripped";
const isClose = (state: TriggerState): boolean => state.isNear || isTripped(state);

/** Conditions that are met at t, and those within a tenth of it. The id names the quarter since which they are. */
export function triggerEvents(record: NetworkRecord, assessed: Assessed): AlertEvent[] {
  const { asOf, quarter } = assessed;
  if (quarter === null) return [];
  return triggerStates(record, assessed).flatMap((found) => {
    const trigger = record.triggers.find(({ id }) => id === found.id);
    if (!trigger || !isClose(found)) return [];
    const state = isTripped(found) ? ("tripped" as const) : ("near" as const);
    const since = standsSince(record, { ...assessed, quarter }, found.id, isTripped(found) ? isTripped : isClose);
    const { id, metric, comparator, threshold, windowQuarters, direction } = trigger;
    const event: AlertEvent = {
      ...headOf(record, assessed),
      id: `${record.network.slug}-${since}-trigger-${id}-${state}`,
      type: `trigger.${state}`,
      occurredAt: null,
      ...{ asOf, quarter, change: null },
      words: triggerAlertWords({ record, assessed, trigger, state, value: found.value }),
      trigger: { id, metric, comparator, threshold, windowQuarters, direction, value: found.value },
    };
    return [event];
  });
}

/**
 * What there is to tell: changes of verdict after an instant, and the conditions that are met or close to it now.
 * The feed and every channel take their events from here, so an event is called the same everywhere.
 */
export async function findEvents(db: Db, since: Date): Promise<AlertEvent[]> {
  const [slugs, asOf] = await Promise.all([listAssessedSlugs(db), newestRecordedOn(db)]);
  if (asOf === null) return [];
  const events: AlertEvent[] = [];
  for (const slug of slugs) {
    const record = await loadNetworkRecord(slug, db);
    if (!record || !isAssessable(record)) continue;
    const assessed = assessRecord(record, { asOf });
    const frozen = await loadFrozenSince(db, slug, assessed.definitionId, since);
    events.push(...verdictEvents(record, assessed, frozen), ...triggerEvents(record, assessed));
    // Each network is an assessment of its own: others of this process get their turn in between.
    await new Promise(setImmediate);
  }
  return events;
}
