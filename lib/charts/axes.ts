import { scaleLinear } from "d3-scale";
import type { PanelSpec, Tick } from "./types";

/** Axes: round domains, and ticks whose texts share one scale. */

const SUFFIXES = [
  { from: 1e12, suffix: "T" },
  { from: 1e9, suffix: "B" },
  { from: 1e6, suffix: "M" },
  { from: 1e3, suffix: "k" },
] as const;

const trimmed = (value: number): string => String(Number(value.toPrecision(6)));

/** Tick texts in the scale of the largest one: `0`, `$0.5M`, `$1M`. The zero carries no suffix. */
export function tickTexts(values: readonly number[], prefix = "", suffix = ""): Tick[] {
  const largest = Math.max(...values.map(Math.abs), 0);
  const scale = SUFFIXES.find(({ from }) => largest >= from) ?? { from: 1, suffix: "" };
  return values.map((value) => ({
    value,
    text: value === 0 ? "0" : `${prefix}${trimmed(value / scale.from)}${scale.suffix}${suffix}`,
  }));
}

/** A linear axis from 0 to just above `max`, with round ticks; [0, 1] with the zero alone when nothing is known. */
export function zeroBasedAxis(max: number, prefix = "", suffix = ""): Pick<PanelSpec, "domain" | "ticks"> {
  if (!(max > 0) || !Number.isFinite(max)) return { domain: [0, 1], ticks: [{ value: 0, text: "0" }] };
  const top = max * 1.04;
  return { domain: [0, top], ticks: tickTexts(scaleLinear().domain([0, top]).ticks(5), prefix, suffix) };
}

/** Percent ticks for a ratio axis from 0; ends at 100 % unless the data go beyond. */
export function ratioAxis(max: number): Pick<PanelSpec, "domain" | "ticks"> {
  const top = zeroBasedAxis(max > 0.5 ? Math.max(1, max) : max * 100 > 0 ? max : 0.5);
  return { domain: top.domain, ticks: top.ticks.map(({ value }) => ({ value, text: `${trimmed(value * 100)}%` })) };
}

/** Edges of the classes on coverage (§3.6): each is one halving of emissions from the next. */
export const COVERAGE_EDGES = [0.125, 0.25, 0.5, 1] as const;
/** The ones that must be readable come first: where two texts touch, the later one gives way. */
const EDGE_TICKS: readonly Tick[] = [
  { value: 1, text: "1" },
  { value: 0.125, text: "⅛" },
  { value: 0.5, text: "½" },
  { value: 0.25, text: "¼" },
];

/** Ends of the log axis: below a ten-thousandth and above sixty-four nothing is decided any more. */
const LOWEST = 1 / 8192;
const HIGHEST = 64;

/** A log axis for coverage that always shows the four edges; whole halvings at both ends. */
export function coverageAxis(values: readonly number[]): Pick<PanelSpec, "domain" | "ticks"> {
  const drawable = values.filter((value) => value > 0 && Number.isFinite(value));
  const floor = 2 ** Math.floor(Math.log2(Math.min(1 / 16, ...drawable)));
  const ceiling = 2 ** Math.ceil(Math.log2(Math.max(2, ...drawable)));
  const domain: [number, number] = [Math.max(LOWEST, floor), Math.min(HIGHEST, ceiling)];
  const beyond = [0.01, 0.001, 0.0001, 4, 16, 64].filter((value) => value >= domain[0] && value <= domain[1]);
  return { domain, ticks: [...EDGE_TICKS, ...beyond.map((value) => ({ value, text: String(value) }))] };
}

/** A value as the axis can draw it: outside the domain it sits at the end and says so. */
export function clampTo(
  [low, high]: readonly [number, number],
  value: number,
): { value: number; clamped: "low" | "high" | null } {
  if (value < low) return { value: low, clamped: "low" };
  if (value > high) return { value: high, clamped: "high" };
  return { value, clamped: null };
}

/** A log axis over whole powers of ten around the values above 0; the ticks of a long one are thinned. */
export function decadeAxis(values: readonly number[], prefix = "", suffix = ""): Pick<PanelSpec, "domain" | "ticks"> {
  const drawable = values.filter((value) => value > 0 && Number.isFinite(value));
  if (drawable.length === 0) return { domain: [1, 10], ticks: [] };
  const low = Math.floor(Math.log10(Math.min(...drawable)) + 1e-9);
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...drawable)) - 1e-9));
  const ticks = Array.from({ length: high - low + 1 }, (_, index) => {
    const value = Number(`1e${low + index}`);
    return { value, text: tickTexts([value], prefix, suffix)[0]?.text ?? "" };
  });
  return { domain: [Number(`1e${low}`), Number(`1e${high}`)], ticks };
}
