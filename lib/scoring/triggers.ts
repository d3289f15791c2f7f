import { Fields, LARGEST_AMOUNT } from "./fields";
import { exceeds, isAtMost, isBelow, reaches } from "./numbers";
import { quarterAt } from "./record/quarters";
import type { Span } from "./record/spans";
import { requireNumber } from "./require";

/** Invalidation conditions as data (§3.13): stated before they happen, evaluated each quarter. */

export const TRIGGER_METRICS = [
  "coverage2q",
  "prudentCoverage",
  "revenueUsd",
  "revenueGrowth",
  "emissionsUsd",
  "utilisation",
  "glut",
  "operatorCover",
  "topCustomerShare",
  "netDilution",
  "captureYield",
  /** Burned net of re-mint ÷ emitted, in tokens. */
  "netBurnToEmission",
  /** D = 1 − price here ÷ price at incumbents. */
  "incumbentDiscount",
  "relatedShare",
  "dataConfidence",
] as const;
export type TriggerMetric = (typeof TRIGGER_METRICS)[number];

export const COMPARATORS = ["<", "<=", ">=", ">"] as const;
export type Comparator = (typeof COMPARATORS)[number];

export interface Trigger {
  id: string;
  metric: TriggerMetric;
  comparator: Comparator;
  /** In the unit of the metric. */
  threshold: number;
  /** The condition has to hold in this many consecutive quarters, t included. */
  windowQuarters: number;
  /** What it does to the thesis. */
  direction: "up" | "down";
  text: string;
}

export interface TriggerState {
  id: string;
  /**
   * tripped = held in every quarter of the window; armed = it did not; unknown = nothing known speaks against it, but a quarter
   * is missing or its bounds lie on both sides of the threshold.
   */
  state: "armed" | "tripped" | "unknown";
  /** Value in t, or its bounds; null = unknown. */
  value: Span | null;
  /** Consecutive quarters to t in which the condition held, at most the window. */
  heldQuarters: number;
  /**
   * How far the value in t, or the nearer of its bounds, still is from the threshold, in the unit of the metric; 0 or less = past
   * it. null = unknown, or bounds on both sides.
   */
  distance: number | null;
  /** The same ÷ |threshold|; null where unknown or the threshold is 0. */
  distanceRatio: number | null;
  /** Not tripped, but within 10 % of the threshold or past it. */
  isNear: boolean;
}

/** Share of the threshold within which an armed trigger needs attention (§7 of the design). */
const NEAR = 0.1;

const MOST_QUARTERS = 40;

/**
 * Checks a trigger from anywhere.
 *
 * @throws InputError
 */
export const parseTrigger = (value: unknown, path = "trigger"): Trigger => {
  const fields = Fields.of(value, path);
  const isSaid = (text: string): boolean => text.trim() !== "";
  return {
    id: fields.text("id", isSaid, "a name"),
    metric: fields.oneOf("metric", TRIGGER_METRICS),
    comparator: fields.oneOf("comparator", COMPARATORS),
    threshold: fields.number("threshold", -LARGEST_AMOUNT, LARGEST_AMOUNT),
    windowQuarters: fields.whole("windowQuarters", 1, MOST_QUARTERS),
    direction: fields.oneOf("direction", ["up", "down"] as const),
    text: fields.text("text", isSaid, "what it would mean"),
  };
};

const HOLDS: Readonly<Record<Comparator, (value: number, threshold: number) => boolean>> = {
  "<": isBelow,
  "<=": isAtMost,
  ">=": reaches,
  ">": exceeds,
};

/**
 * The state of one trigger at t. Values within 1e-9 of the threshold count as equal to it.
 *
 * @param valueAt the metric in a quarter (`2025Q4`), or its bounds; null = unknown. `Infinity` stands for a coverage without emissions.
 * @param t position of t on the calendar.
 * @throws InputError where a value is NaN.
 */
export const evaluateTrigger = (
  trigger: Trigger,
  valueAt: (metric: TriggerMetric, quarter: string) => Span | null,
  t: number,
): TriggerState => {
  const { id, metric, comparator, threshold, windowQuarters } = trigger;
  const values = Array.from({ length: windowQuarters }, (_, age) => {
    const value = valueAt(metric, quarterAt(t - age).label);
    for (const end of value ? endsOf(value) : [])
      requireNumber(metric, end, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
    return value;
  });
  // A condition has one threshold: what holds at both bounds holds between them.
  const held = values.map((value) => {
    if (value === null) return null;
    const [low, high] = endsOf(value).map((end) => HOLDS[comparator](end, threshold));
    return low === high ? (low ?? null) : null;
  });
  const firstNot = held.findIndex((holds) => holds !== true);
  const state = held.includes(false) ? "armed" : held.includes(null) ? "unknown" : "tripped";
  const value = values[0] ?? null;
  const distance = value === null || held[0] === null ? null : distanceOf(value, comparator, threshold);
  const distanceRatio = distance === null || threshold === 0 ? null : distance / Math.abs(threshold);
  return {
    id,
    state,
    value,
    heldQuarters: firstNot === -1 ? windowQuarters : firstNot,
    distance,
    distanceRatio,
    isNear: state !== "tripped" && distance !== null && isAtMost(distance, NEAR * Math.abs(threshold)),
  };
};

/** The number itself where there is one, else its bounds. */
const endsOf = ({ value, low, high }: Span): [number, number] => (value === null ? [low, high] : [value, value]);

/** Of the bound that is nearer to the threshold; both lie on the same side of it. */
const distanceOf = (span: Span, comparator: Comparator, threshold: number): number => {
  const [low, high] = endsOf(span).map((end) => (comparator.startsWith("<") ? end - threshold : threshold - end)) as [
    number,
    number,
  ];
  return Math.abs(low) <= Math.abs(high) ? low : high;
};

/** The states of several, in the order given. */
export const evaluateTriggers = (
  triggers: readonly Trigger[],
  valueAt: (metric: TriggerMetric, quarter: string) => Span | null,
  t: number,
): TriggerState[] => triggers.map((trigger) => evaluateTrigger(trigger, valueAt, t));
