import { scaleLog } from "d3-scale";
import { COVERAGE_EDGES } from "./axes";
import type { Tone } from "./types";

/** The verdict's interval: coverage between its two ends on a log scale with the edges of the classes. */
export interface IntervalLayout {
  /** 0–1 along the track. */
  from: number;
  to: number;
  /** The end lies beyond the track: drawn as an arrow. */
  isBelow: boolean;
  isAbove: boolean;
  /** Too narrow to be a bar: drawn as a mark. */
  isPoint: boolean;
  edges: { at: number; text: string; isParity: boolean }[];
  zones: { from: number; to: number; tone: Tone }[];
}

/** Five halvings below parity and two doublings above it. */
const DOMAIN = [1 / 32, 4] as const;
const EDGE_TEXTS = ["⅛", "¼", "½", "1"] as const;
/** From "emissions pay nearly all" to "customers pay at least as much". */
const ZONE_TONES = ["subsidy", "subsidy-2", "subsidy-2", "demand-2", "demand"] as const satisfies Tone[];
const NARROWEST = 0.012;

/** @param low @param high coverage; Infinity = nothing is emitted. @throws when the ends are the wrong way round or not numbers. */
export function layoutInterval(low: number, high: number): IntervalLayout {
  if (!(low <= high)) throw new RangeError(`interval from ${low} to ${high}`);
  const scale = scaleLog().domain(DOMAIN).range([0, 1]);
  const place = (value: number) =>
    Math.min(1, Math.max(0, value <= 0 ? 0 : value === Number.POSITIVE_INFINITY ? 1 : scale(value)));
  const [from, to] = [place(low), place(high)];
  const edges = COVERAGE_EDGES.map((value, index) => ({
    at: scale(value),
    text: EDGE_TEXTS[index] ?? String(value),
    isParity: value === 1,
  }));
  const bounds = [0, ...edges.map(({ at }) => at), 1];
  return {
    from,
    to,
    isBelow: low < DOMAIN[0],
    isAbove: high > DOMAIN[1],
    isPoint: to - from < NARROWEST,
    edges,
    zones: ZONE_TONES.map((tone, index) => ({ from: bounds[index] ?? 0, to: bounds[index + 1] ?? 1, tone })),
  };
}
