import { scaleLinear, scaleLog } from "d3-scale";
import { line } from "d3-shape";
import { round2 } from "./patterns";

export interface SparklineLayout {
  width: number;
  height: number;
  path: string;
  /** Values without a neighbour: a line cannot show them. */
  lone: { x: number; y: number }[];
  last: { x: number; y: number } | null;
}

/**
 * A line small enough for a table cell, oldest value first; null is a gap. Linear ones start at zero; on the log scale
 * zero and less sit on the lower end.
 */
export function layoutSparkline(
  values: readonly (number | null)[],
  options: { width: number; height: number; scale: "linear" | "log" },
): SparklineLayout {
  const { width, height } = options;
  const known = values.filter((value): value is number => value !== null && Number.isFinite(value));
  const positive = known.filter((value) => value > 0);
  const low = options.scale === "log" ? Math.min(...positive) : Math.min(0, ...known);
  const high = Math.max(...known);
  const scale = (options.scale === "log" ? scaleLog() : scaleLinear())
    .domain(low < high ? [low, high] : [low, low + (Math.abs(low) || 1)])
    .range([height - 3, 3]);
  const step = values.length > 1 ? (width - 6) / (values.length - 1) : 0;
  const places = values.map((value, index) => {
    const isDrawn = value !== null && !Number.isNaN(value) && known.length > 0;
    const within = isDrawn ? Math.min(high, Math.max(low, value)) : null;
    return {
      x: round2(3 + index * step),
      y: within === null || !Number.isFinite(within) ? null : round2(scale(within)),
    };
  });
  const path = line<(typeof places)[number]>()
    .defined((place) => place.y !== null)
    .x((place) => place.x)
    .y((place) => place.y ?? 0)(places);
  const drawn = places.flatMap(({ x, y }, index) => (y === null ? [] : [{ x, y, index }]));
  const isAlone = (index: number) => (places[index - 1]?.y ?? null) === null && (places[index + 1]?.y ?? null) === null;
  return {
    width,
    height,
    path: path ?? "",
    lone: drawn.filter(({ index }) => isAlone(index)).map(({ x, y }) => ({ x, y })),
    last: drawn.map(({ x, y }) => ({ x, y })).at(-1) ?? null,
  };
}
