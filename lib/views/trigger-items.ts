import {
  type Assessed,
  type NetworkRecord,
  quarterAt,
  quarterIndex,
  type Span,
  type Trigger,
  type TriggerState,
  triggerStates,
} from "@/lib/scoring";
import { urn } from "./change-items";
import { numberView } from "./number-view";
import { proseText, proseView } from "./prose";
import { conditionWords, TRIGGER_WORDS } from "./surroundings/triggers";

/** A condition that is met, or close to it: an entry of both feeds, and of what a webhook is sent. */
export interface TriggerItem {
  /** `urn:uuid:…`; the same for as long as the condition goes on holding. */
  id: string;
  origin: "trigger";
  state: "tripped" | "near";
  slug: string;
  name: string;
  /** Day on which the last figure of the first quarter in which it stood so became known. */
  date: string;
  /** Quarter t at which it stands so. */
  quarter: string;
  trigger: Trigger;
  /** In the unit of the metric; null = unknown or only bounded, `Infinity` = coverage without emissions. */
  value: number | null;
  /** "Helium: tripped, growth of paid demand a year ≤ −25% in 2 quarters running". */
  title: string;
  /** Whole sentences, the first one tells what stands so. */
  sentences: string[];
  /** Path of the network's page. */
  path: string;
}

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

/** Day on which the last figure of a quarter became known; its last day where none is dated. */
function knownDay(assessed: Assessed, quarter: string): string {
  const [year, index] = [Number(quarter.slice(0, 4)), Number(quarter.at(-1))];
  const lastDay = new Date(Date.UTC(year, index * 3, 0)).toISOString().slice(0, 10);
  return assessed.figures
    .filter((figure) => figure.quarter === quarter)
    .reduce((latest, { knownOn }) => (knownOn !== null && knownOn > latest ? knownOn : latest), lastDay);
}

const isTripped = ({ state }: TriggerState): boolean => state === "tripped";
const isClose = (state: TriggerState): boolean => state.isNear || isTripped(state);

/** Conditions that are met at t, and those within a tenth of it, in the order of the record. */
export function triggerItems(record: NetworkRecord, assessed: Assessed): TriggerItem[] {
  const { quarter } = assessed;
  if (quarter === null) return [];
  const { slug, name } = record.network;
  return triggerStates(record, assessed).flatMap((found) => {
    const trigger = record.triggers.find(({ id }) => id === found.id);
    if (!trigger || !isClose(found)) return [];
    const state = isTripped(found) ? ("tripped" as const) : ("near" as const);
    const since = standsSince(record, { ...assessed, quarter }, found.id, isTripped(found) ? isTripped : isClose);
    const item: TriggerItem = {
      id: urn(`${slug}/trigger/${trigger.id} ${state} ${since}`),
      origin: "trigger",
      ...{ state, slug, name, quarter, trigger, value: found.value?.value ?? null },
      date: knownDay(assessed, since),
      title: `${name}: ${state === "tripped" ? "tripped" : "close to its threshold"}, ${conditionWords(trigger)}`,
      sentences: sentencesOf(record, assessed, trigger, state, found.value),
      path: `/networks/${slug}`,
    };
    return [item];
  });
}

function sentencesOf(
  record: NetworkRecord,
  { quarter, asOf }: Assessed,
  trigger: Trigger,
  state: TriggerItem["state"],
  value: Span | null,
): string[] {
  const { label, format } = TRIGGER_WORDS[trigger.metric];
  const held = state === "tripped" ? "holds" : "is within a tenth of its threshold, or past it for too few quarters";
  const against = trigger.direction === "down" ? "against" : "for";
  return [
    `A condition that was stated beforehand and speaks ${against} the network ${held}: ${conditionWords(trigger)}.`,
    `In ${quarter}, as of ${asOf}, ${label} is ${value === null ? "not known" : numberView(value, format).text}.`,
    proseText(proseView(trigger.text, { slug: record.network.slug })),
  ];
}
