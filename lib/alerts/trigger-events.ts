import {
  type Assessed,
  type NetworkRecord,
  quarterAt,
  quarterIndex,
  type TriggerState,
  triggerStates,
} from "@/lib/scoring";
import { triggerAlertWords } from "@/lib/views/alerts";
import { urn } from "@/lib/views/change-items";
import type { AlertEvent } from "./event";

/** How far back a run of quarters is followed in which a condition held: ten years. */
const MOST_QUARTERS = 40;

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

/**
 * Conditions that are met at t, and those within a tenth of it. The id follows from the quarter since which they are: a
 * condition that goes on holding is told once.
 */
export function triggerEvents(record: NetworkRecord, assessed: Assessed): AlertEvent[] {
  const { asOf, quarter } = assessed;
  if (quarter === null) return [];
  const { slug, name } = record.network;
  const definition = record.definitions.find(({ id }) => id === assessed.definitionId);
  return triggerStates(record, assessed).flatMap((found) => {
    const trigger = record.triggers.find(({ id }) => id === found.id);
    if (!trigger || !isClose(found)) return [];
    const state = isTripped(found) ? ("tripped" as const) : ("near" as const);
    const since = standsSince(record, { ...assessed, quarter }, found.id, isTripped(found) ? isTripped : isClose);
    const { id, metric, comparator, threshold, windowQuarters, direction } = trigger;
    const event: AlertEvent = {
      id: urn(`${slug}/trigger/${id} ${state} ${since}`),
      type: `trigger.${state}`,
      dated: null,
      network: { slug, name },
      ...{ asOf, quarter, change: null },
      definition: { id: assessed.definitionId, label: definition?.label ?? assessed.definitionId },
      methodVersion: assessed.methodVersion,
      words: triggerAlertWords({ record, assessed, trigger, state, value: found.value }),
      trigger: { id, metric, comparator, threshold, windowQuarters, direction, value: found.value },
      path: `/networks/${slug}`,
    };
    return [event];
  });
}
