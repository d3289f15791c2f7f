import { Fields, LARGEST_AMOUNT } from "./fields";
import { exceeds, isAtMost, isBelow, reaches } from "./numbers";
import { quarterAt } from "./record/quarters";
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
  /** tripped = held in every quarter of the window; armed = it did not; unknown = nothing known speaks against it, but a quarter is missing. */
  state: "armed" | "tripped" | "unknown";
  /** Value in t; null = unknown. */
  value: number | null;
  /** Consecutive quarters to t in which the condition held, at most the window. */
  heldQuarters: number;
  /** How far the value in t still is from the threshold, in the unit of the metric; 0 or less = past it. null = unknown. */
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
 * @param valueAt the metric in a quarter (`2025Q4`); null = unknown. `Infinity` stands for a coverage without emissions.
 * @param t position of t on the calendar.
 * @throws InputError where a value is NaN.
 */
export const evaluateTrigger = (
  trigger: Trigger,
  valueAt: (metric: TriggerMetric, quarter: string) => number | null,
  t: number,
): TriggerState => {
  const { id, metric, comparator, threshold, windowQuarters } = trigger;
  const values = Array.from({ length: windowQuarters }, (_, age) => {
    const value = valueAt(metric, quarterAt(t - age).label);
    return value === null ? null : requireNumber(metric, value, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
  });
  const held = values.map((value) => (value === null ? null : HOLDS[comparator](value, threshold)));
  const firstNot = held.findIndex((holds) => holds !== true);
  const state = held.includes(false) ? "armed" : held.includes(null) ? "unknown" : "tripped";
  const value = values[0] ?? null;
  const distance = value === null ? null : comparator.startsWith("<") ? value - threshold : threshold - value;
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

/** The states of several, in the order given. */
export const evaluateTriggers = (
  triggers: readonly Trigger[],
  valueAt: (metric: TriggerMetric, quarter: string) => number | null,
  t: number,
): TriggerState[] => triggers.map((trigger) => evaluateTrigger(trigger, valueAt, t));
