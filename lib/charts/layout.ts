import { line } from "d3-shape";
import { layoutPanel, layoutQuarters, panelScale, type YScale } from "./layout-axis";
import { layoutEvents, placeEventLabels } from "./layout-events";
import { blockWidth, endLabelBlocks, layoutEndLabels, layoutGap, thresholdLabel } from "./layout-labels";
import { layoutNames } from "./layout-names";
import type {
  ChartLayout,
  LaidColumn,
  LaidLine,
  LaidPanel,
  LaidRange,
  LaidSegment,
  PlottedPoint,
} from "./layout-types";
import { type Box, round2 } from "./patterns";
import type { ChartSize } from "./sizes";
import { textWidth } from "./text-width";
import type { ChartSpec, ColumnSpec } from "./types";

/** Height of the mark that says "not reported". It hangs below the baseline, where no value can be. */
const STUB_PX = 8;
/** Bands wider than this do not make wider columns. */
const WIDEST_BAND_PX = 68;

/** From the description to the pixels of one size. Pure: the same spec and size give the same layout. */
export function layoutChart(spec: ChartSpec, size: ChartSize): ChartLayout {
  const { fontPx } = size;
  const count = Math.max(1, spec.quarters.length);
  const left = Math.ceil(
    Math.max(22, ...spec.panels.flatMap((panel) => panel.ticks.map((tick) => textWidth(tick.text, fontPx)))) + 8,
  );
  const blocks = endLabelBlocks(spec.endLabels, fontPx, size.name === "narrow" ? 66 : 110);
  const right = Math.floor(size.width - Math.max(8, ...blocks.map((block) => blockWidth(block, fontPx) + 12)));
  const bandWidth = (right - left) / count;

  const lanes = placeEventLabels(spec.events, { left, bandWidth }, size.width, fontPx);
  const laneHeight = fontPx * 1.35;
  const titleHeight = fontPx * 1.9;
  let top = 0;
  const placed = spec.panels.map((panel, index) => {
    const lanesHeight = index === 0 ? Math.max(0, ...lanes.map(({ lane }) => lane + 1)) * laneHeight : 0;
    const titleY = top + fontPx;
    const panelTop = round2(top + titleHeight + lanesHeight);
    const height = index === 0 ? size.mainPx : size.lowerPx;
    top = panelTop + height + (index === 0 && spec.stubs.length > 0 ? STUB_PX + 6 : fontPx * 0.9);
    return {
      laid: layoutPanel(panel, left, right - left, panelTop, height, titleY, fontPx),
      y: panelScale(panel, panelTop, panelTop + height),
    };
  });
  const panels = nonEmpty(placed.map(({ laid }) => laid));
  const scaleOf = (id: string): YScale => placed.find(({ laid }) => laid.id === id)?.y ?? (() => 0);
  const last = panels.at(-1) ?? panels[0];
  const bottom = last.y + last.height;
  const axis = spec.names
    ? layoutNames(spec.names, left, bandWidth, bottom, fontPx)
    : layoutQuarters(spec.quarters, left, bandWidth, bottom, fontPx);
  const columns = layoutColumns(spec.columns, bandWidth);
  const centre = (quarter: string) => left + (spec.quarters.indexOf(quarter) + 0.5) * bandWidth;
  const bandLeft = (quarter: string) => left + spec.quarters.indexOf(quarter) * bandWidth;

  const main = scaleOf(panels[0].id);
  const boxOf = (column: LaidColumn | undefined, quarter: string, low: number, high: number): Box => ({
    x: round2(bandLeft(quarter) + (column?.offset ?? 0)),
    y: round2(main(high)),
    width: column?.width ?? 0,
    height: round2(main(low) - main(high)),
  });
  const columnOf = (id: string) => columns.find((column) => column.id === id);
  const segments: LaidSegment[] = spec.segments.map((segment) => ({
    ...visibleBox(boxOf(columnOf(segment.column), segment.quarter, segment.from, segment.to), segment.from === 0),
    column: segment.column,
    series: segment.series,
    quarter: segment.quarter,
    tone: segment.tone,
    fill: segment.fill,
    isOpen: segment.isOpen,
  }));
  const lines = spec.lines.map((entry): LaidLine => {
    const y = scaleOf(entry.panel);
    const places = entry.points.map((point) => ({
      ...point,
      x: round2(centre(point.quarter)),
      y: point.value === null ? null : round2(y(point.value)),
    }));
    const path = line<(typeof places)[number]>()
      .defined((place) => place.y !== null && place.clamped === null)
      .x((place) => place.x)
      .y((place) => place.y ?? 0)(places);
    return {
      series: entry.series,
      tone: entry.tone,
      isProjected: entry.isProjected ?? false,
      path: path ?? "",
      dots: places.flatMap(({ quarter, x, y: at, clamped }) => (at === null ? [] : [{ quarter, x, y: at, clamped }])),
    };
  });
  // Columns with the numbers above them, where a threshold's words would not be read.
  const columnBoxes = segments.map(({ x, y, width, height }) => {
    const room = spec.valueLabels ? fontPx * 1.6 : 0;
    return { x: x - room, y: y - room, width: width + 2 * room, height: height + room };
  });
  const gaps = spec.gaps.map((gap) => layoutGap(gap, panels, left, bandWidth, fontPx));
  const rangeWidth = rangeWidthPx(bandWidth);
  const ranges = spec.ranges.map((range): LaidRange => {
    const y = scaleOf(range.panel);
    return {
      series: range.series,
      quarter: range.quarter,
      tone: range.tone,
      x: round2(bandLeft(range.quarter) + Math.round((bandWidth - rangeWidth) / 2)),
      width: rangeWidth,
      y: round2(y(range.high)),
      height: round2(y(range.low) - y(range.high)),
    };
  });
  return {
    size,
    width: size.width,
    height: Math.ceil(bottom + axis.height),
    left,
    right,
    bandWidth,
    panels,
    columns,
    segments,
    lines,
    ranges,
    thresholds: spec.thresholds.map((threshold) => {
      const y = round2(scaleOf(threshold.panel)(threshold.value));
      const label =
        threshold.text &&
        thresholdLabel(threshold.text, y, { left, right, bandWidth }, gaps, lines, columnBoxes, fontPx);
      return { x1: left, x2: right, y, isStrong: threshold.isStrong, label: label || null };
    }),
    gaps,
    stubs: spec.stubs.map(({ column, quarter }) => {
      const box = boxOf(columnOf(column), quarter, 0, 0);
      return { ...box, y: round2(box.y + 2), height: STUB_PX, column, quarter };
    }),
    quarterLabels: axis.quarterLabels,
    yearLabels: axis.yearLabels,
    yearTicks: axis.yearTicks,
    events: layoutEvents(lanes, panels, fontPx, laneHeight),
    endLabels: panels.flatMap((panel) => layoutEndLabels(blocks, panel, scaleOf(panel.id), right, fontPx)),
    valueLabels: (spec.valueLabels ?? []).flatMap(({ quarter, above, text, of }) =>
      textWidth(text, fontPx) + 2 > bandWidth
        ? []
        : [{ of, mark: { x: round2(centre(quarter)), y: round2(main(above) - 4), text, anchor: "middle" as const } }],
    ),
    points: plottedPoints(spec, columns, scaleOf, bandLeft, centre),
  };
}

/** Width of a range mark in the lower panel; whole pixels, so that browsers and Recharts agree. */
export const rangeWidthPx = (bandWidth: number): number => Math.max(2, Math.min(12, Math.round(bandWidth * 0.4)));

/** What is known to be more than nothing is at least visible; a proven zero is a line on the baseline. */
export function visibleBox<B extends Box>(box: B, isOnBaseline: boolean): B {
  const least = isOnBaseline ? 1.5 : 0;
  return box.height >= least ? box : { ...box, y: round2(box.y + box.height - least), height: least };
}

/**
 * Columns of one axis side by side in whole pixels, centred in the band; other axes lie on top of it. Sizes and offset
 * follow the rounding of Recharts, so that its columns land on the same pixels.
 */
function layoutColumns(specs: readonly ColumnSpec[], bandWidth: number): LaidColumn[] {
  const gap = columnGapPx(bandWidth);
  return specs.map((spec) => {
    const beside = specs.filter((other) => other.axis === spec.axis);
    const room = Math.min(bandWidth, WIDEST_BAND_PX) * spec.bandShare - gap * (beside.length - 1);
    const width = Math.max(1, Math.floor(room / beside.length));
    const start = Math.round((bandWidth - width * beside.length - gap * (beside.length - 1)) / 2);
    return { id: spec.id, axis: spec.axis, width, offset: start + beside.indexOf(spec) * (width + gap) };
  });
}

export const columnGapPx = (bandWidth: number): number => (bandWidth > 24 ? 2 : bandWidth > 8 ? 1 : 0);

function plottedPoints(
  spec: ChartSpec,
  columns: readonly LaidColumn[],
  scaleOf: (id: string) => YScale,
  bandLeft: (quarter: string) => number,
  centre: (quarter: string) => number,
): PlottedPoint[] {
  const main = scaleOf(spec.panels[0].id);
  const ofSegments = spec.segments.map(({ series, quarter, column, to }) => {
    const place = columns.find(({ id }) => id === column);
    return {
      series,
      quarter,
      x: round2(bandLeft(quarter) + (place?.offset ?? 0) + (place?.width ?? 0) / 2),
      y: round2(main(to)),
      value: to,
    };
  });
  const ofLines = spec.lines.flatMap(({ series, panel, points }) =>
    points.flatMap(({ quarter, value }) =>
      value === null ? [] : [{ series, quarter, x: round2(centre(quarter)), y: round2(scaleOf(panel)(value)), value }],
    ),
  );
  const ofRanges = spec.ranges.map(({ series, panel, quarter, high }) => ({
    series,
    quarter,
    x: round2(centre(quarter)),
    y: round2(scaleOf(panel)(high)),
    value: high,
  }));
  return [...ofSegments, ...ofLines, ...ofRanges];
}

function nonEmpty(panels: LaidPanel[]): [LaidPanel, ...LaidPanel[]] {
  const [first, ...rest] = panels;
  if (!first) throw new RangeError("a chart has at least one panel");
  return [first, ...rest];
}
