import { scaleLog } from "d3-scale";
import { line } from "d3-shape";
import { clampTo } from "./axes";
import { laneShares, type MapRow, type MapSpec, mapTone } from "./bifurcation-map";
import type { TextMark } from "./layout-types";
import { type Box, round2 } from "./patterns";
import type { ChartSize } from "./sizes";
import { textWidth } from "./text-width";
import type { Tone } from "./types";

export interface LaidMark {
  slug: string;
  x: number;
  y: number;
  radius: number;
  tone: Tone;
  isHollow: boolean;
  whisker: { x1: number; x2: number; isBelow: boolean; isAbove: boolean };
  /** From the low to the high end of a trend that is only bounded. */
  rise: { y1: number; y2: number } | null;
  trail: string;
  trailDots: { quarter: string; x: number; y: number }[];
  /** null = no room; the list has the name. */
  label: TextMark | null;
}

export interface MapLayout {
  size: ChartSize;
  width: number;
  height: number;
  plot: Box;
  /** Networks whose trend is not known. */
  lane: Box;
  xTitle: TextMark;
  yTitle: TextMark;
  laneTitle: TextMark;
  xTicks: { x: number; isEdge: boolean; isParity: boolean; label: TextMark | null }[];
  yTicks: { y: number; label: TextMark | null }[];
  thresholds: { y: number; label: TextMark }[];
  marks: LaidMark[];
}

const SMALLEST_PX = 3.5;
const LARGEST_PX: Record<ChartSize["name"], number> = { narrow: 13, medium: 18, wide: 22, print: 14, brief: 10 };
const PLOT_PX: Record<ChartSize["name"], number> = { narrow: 300, medium: 360, wide: 430, print: 300, brief: 160 };

/** Area by subsidy, against the largest one; what is not known is drawn smallest. */
const radiusOf = (row: MapRow, largestUsd: number, largestPx: number): number =>
  row.subsidyUsd === null || largestUsd <= 0
    ? SMALLEST_PX
    : Math.max(SMALLEST_PX, largestPx * Math.sqrt(row.subsidyUsd / largestUsd));

/** From the description to the pixels of one size. Pure. */
export function layoutMap(spec: MapSpec, size: ChartSize): MapLayout {
  const { fontPx, width } = size;
  const left = Math.ceil(Math.max(...spec.yTicks.map(({ text }) => textWidth(text, fontPx))) + 10);
  const plot: Box = { x: left, y: fontPx * 2.2, width: width - left - 10, height: PLOT_PX[size.name] };
  const shares = laneShares(spec.rows);
  const laneTop = plot.y + plot.height + fontPx * 2;
  const lane: Box = { x: left, y: laneTop, width: plot.width, height: Math.max(3, shares.size) * fontPx * 1.55 };
  const xOf = scaleLog()
    .domain(spec.xDomain)
    .range([plot.x, plot.x + plot.width]);
  const yOf = scaleLog()
    .domain(spec.yDomain)
    .range([plot.y + plot.height, plot.y]);
  const x = (coverage: number) => round2(xOf(clampTo(spec.xDomain, coverage).value));
  const y = (trend: number) => round2(yOf(clampTo(spec.yDomain, trend).value));
  const laneY = (slug: string) => round2(lane.y + lane.height * (shares.get(slug) ?? 0.5));
  const largestUsd = Math.max(0, ...spec.rows.map(({ subsidyUsd }) => subsidyUsd ?? 0));
  const marks = spec.rows.map((row): LaidMark => {
    const at = { x: x(row.coverage), y: row.trend === null ? laneY(row.slug) : y(row.trend) };
    const dots = row.trail.map(({ quarter, coverage, trend }) => ({ quarter, x: x(coverage), y: y(trend) }));
    const path = line<{ x: number; y: number }>()
      .x((dot) => dot.x)
      .y((dot) => dot.y)([...dots, at]);
    return {
      slug: row.slug,
      ...at,
      radius: round2(radiusOf(row, largestUsd, LARGEST_PX[size.name])),
      tone: mapTone(row),
      isHollow: row.isHollow || row.trend === null,
      whisker: {
        x1: x(row.low),
        x2: x(row.high),
        isBelow: row.low < spec.xDomain[0],
        isAbove: row.high > spec.xDomain[1],
      },
      rise:
        row.trendLow === null || row.trendHigh === null || row.trendLow === row.trendHigh
          ? null
          : { y1: y(row.trendHigh), y2: y(row.trendLow) },
      trail: dots.length > 0 ? (path ?? "") : "",
      trailDots: dots,
      label: null,
    };
  });
  const bottom = lane.y + lane.height;
  return {
    size,
    width,
    height: Math.ceil(bottom + fontPx * 3.2),
    plot,
    lane,
    xTitle: { x: plot.x, y: round2(bottom + fontPx * 2.7), text: spec.xTitle, anchor: "start" },
    yTitle: { x: 0, y: fontPx, text: spec.yTitle, anchor: "start" },
    laneTitle: { x: plot.x, y: round2(lane.y - fontPx * 0.5), text: "Trend not known", anchor: "start" },
    xTicks: layoutTicks(
      spec.xTicks.map((tick) => ({ ...tick, at: x(tick.value) })),
      fontPx,
      bottom,
    ),
    yTicks: spec.yTicks.map(({ value, text }) => ({
      y: y(value),
      label: { x: left - 6, y: round2(y(value) + fontPx * 0.36), text, anchor: "end" },
    })),
    thresholds: spec.thresholds.map(({ value, text }) => ({
      y: y(value),
      label: {
        x: plot.x + plot.width - 4,
        y: round2(value > 1 ? y(value) - 4 : y(value) + fontPx),
        text,
        anchor: "end",
      },
    })),
    marks: labelled(marks, spec, { plot, lane, fontPx }),
  };
}

/** First come, first served: a text that would touch an earlier one is left out, its line stays. */
function layoutTicks(
  ticks: readonly { value: number; text: string; isEdge: boolean; at: number }[],
  fontPx: number,
  bottom: number,
): MapLayout["xTicks"] {
  const taken: { from: number; to: number }[] = [];
  return ticks.map(({ value, text, isEdge, at }) => {
    const half = textWidth(text, fontPx) / 2 + 2;
    const fits = taken.every(({ from, to }) => at + half < from || at - half > to);
    if (fits) taken.push({ from: at - half, to: at + half });
    const label: TextMark | null = fits ? { x: at, y: round2(bottom + fontPx * 1.3), text, anchor: "middle" } : null;
    return { x: at, isEdge, isParity: value === 1, label };
  });
}

/** Names beside their marks: the largest first, where neither another mark nor another name is in the way. */
function labelled(
  marks: readonly LaidMark[],
  { rows }: MapSpec,
  { plot, lane, fontPx }: { plot: Box; lane: Box; fontPx: number },
): LaidMark[] {
  const busy = marks.map(({ x, y, radius }) => ({ x1: x - radius, x2: x + radius, y1: y - radius, y2: y + radius }));
  const labels = new Map<string, TextMark>();
  for (const mark of [...marks].sort((a, b) => b.radius - a.radius)) {
    const text = rows.find(({ slug }) => slug === mark.slug)?.name ?? "";
    const width = textWidth(text, fontPx);
    const gap = mark.radius + 4;
    const step = fontPx * 1.15;
    const places: [number, number, TextMark["anchor"]][] = [
      [mark.x + gap, mark.y + fontPx * 0.36, "start"],
      [mark.x - gap, mark.y + fontPx * 0.36, "end"],
      [mark.x, mark.y - gap, "middle"],
      [mark.x, mark.y + gap + fontPx * 0.7, "middle"],
      [mark.x, mark.y - gap - step, "middle"],
      [mark.x, mark.y + gap + fontPx * 0.7 + step, "middle"],
      // Where a neighbour reaches into the line beside it: half a line higher or lower, or past the neighbour.
      [mark.x + gap, mark.y - fontPx * 0.1, "start"],
      [mark.x + gap, mark.y + fontPx * 0.8, "start"],
      [mark.x - gap, mark.y - fontPx * 0.1, "end"],
      [mark.x - gap, mark.y + fontPx * 0.8, "end"],
      [mark.x + gap + step, mark.y + fontPx * 0.36, "start"],
      [mark.x - gap - step, mark.y + fontPx * 0.36, "end"],
    ];
    for (const [x, y, anchor] of places) {
      const x1 = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
      const box = { x1, x2: x1 + width, y1: y - fontPx * 0.85, y2: y + fontPx * 0.2 };
      const isInside =
        box.x1 >= plot.x && box.x2 <= plot.x + plot.width && box.y1 >= plot.y && box.y2 <= lane.y + lane.height;
      const isFree = busy.every(
        (other) => other.x2 < box.x1 || other.x1 > box.x2 || other.y2 < box.y1 || other.y1 > box.y2,
      );
      if (!isInside || !isFree) continue;
      busy.push(box);
      labels.set(mark.slug, { x: round2(x), y: round2(y), text, anchor });
      break;
    }
  }
  return marks.map((mark) => ({ ...mark, label: labels.get(mark.slug) ?? null }));
}
