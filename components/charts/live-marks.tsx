"use client";

import { useMemo } from "react";
import { Bar, ComposedChart, Line, XAxis, YAxis } from "recharts";
import { type ChartLayout, type ChartSpec, columnGapPx, rangeWidthPx, visibleBox } from "@/lib/charts";
import { type LiveRow, liveRows } from "./live-rows";
import { BarMark, DotMark, RangeMark } from "./marks";

interface LiveMarksProps {
  spec: ChartSpec;
  layout: ChartLayout;
  onIndex: (index: number | null) => void;
}

/** What Recharts hands to the drawing of one bar; it knows more, this is what is used. */
interface ShapeProps {
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  payload?: LiveRow;
}

interface DotProps {
  cx?: number;
  cy?: number;
  payload?: LiveRow;
}

const RANGE_AXIS = "ranges";

/** The data marks, placed by Recharts from the domains, margins and column widths of the layout. */
export function LiveMarks({ spec, layout, onIndex }: LiveMarksProps) {
  const rows = useMemo(() => liveRows(spec), [spec]);
  const segments = useMemo(
    () => new Map(spec.segments.map((segment) => [`${segment.series}|${segment.quarter}`, segment])),
    [spec],
  );
  const first = layout.panels[0];
  const last = layout.panels.at(-1) ?? first;
  const lastBottom = last.y + last.height;
  const rangeWidth = rangeWidthPx(layout.bandWidth);
  // A chart of lines alone has one axis, too.
  const axes = spec.columns.length === 0 ? [0] : [...new Set(spec.columns.map((column) => column.axis))];
  const rangeSeries = [...new Map(spec.ranges.map((range) => [range.series, range])).values()];

  const barShape = (series: string) => (props: ShapeProps) => {
    const { x, y, width, height, payload } = props;
    const segment = payload && segments.get(`${series}|${payload.quarter}`);
    if (!segment || x === undefined || y === undefined || width === undefined || height === undefined) return <g />;
    const box = visibleBox({ x, y, width, height }, segment.from === 0);
    return (
      <BarMark
        {...box}
        tone={segment.tone}
        fill={segment.fill}
        isOpen={segment.isOpen}
        point={`${series}|${segment.quarter}`}
      />
    );
  };
  const rangeShape = (series: string) => (props: ShapeProps) => {
    const { x, y, width, height, payload } = props;
    const range =
      payload && spec.ranges.find((candidate) => candidate.series === series && candidate.quarter === payload.quarter);
    if (!range || x === undefined || y === undefined || width === undefined || height === undefined) return <g />;
    return (
      <RangeMark x={x} y={y} width={width} height={height} tone={range.tone} point={`${series}|${range.quarter}`} />
    );
  };

  return (
    <ComposedChart
      className="chart-recharts"
      width={layout.width}
      height={layout.height}
      data={rows}
      margin={{
        top: first.y,
        left: layout.left,
        right: layout.width - layout.right,
        bottom: layout.height - lastBottom,
      }}
      barGap={columnGapPx(layout.bandWidth)}
      barCategoryGap={0}
      accessibilityLayer={false}
      onMouseMove={(state) => onIndex(indexOf(state.activeTooltipIndex))}
      onTouchMove={(state) => onIndex(indexOf(state.activeTooltipIndex))}
    >
      {[...axes, RANGE_AXIS].map((axis) => (
        <XAxis key={axis} xAxisId={axis} dataKey="quarter" scale="band" hide />
      ))}
      {layout.panels.map((panel) => (
        <YAxis
          key={panel.id}
          yAxisId={panel.id}
          type="number"
          scale={panel.scale}
          domain={panel.domain}
          ticks={panel.ticks.map((tick) => tick.value)}
          padding={{ top: panel.y - first.y, bottom: lastBottom - panel.y - panel.height }}
          allowDataOverflow
          hide
        />
      ))}
      {layout.columns.flatMap((column) => [
        // An unseen bar first: it holds the place of a column in which no quarter has anything, and up what floats.
        <Bar
          key={`${column.id}-place`}
          dataKey={(row: LiveRow) => row.floor[column.id] ?? 0}
          shape={unseen}
          stackId={column.id}
          xAxisId={column.axis}
          yAxisId={first.id}
          barSize={column.width}
          isAnimationActive={false}
        />,
        ...spec.series
          .filter((series) =>
            spec.segments.some((segment) => segment.series === series && segment.column === column.id),
          )
          .map((series) => (
            <Bar
              key={series}
              dataKey={`height.${series}`}
              stackId={column.id}
              xAxisId={column.axis}
              yAxisId={first.id}
              barSize={column.width}
              shape={barShape(series)}
              isAnimationActive={false}
            />
          )),
      ])}
      {rangeSeries.map(({ series, panel }) => (
        <Bar
          key={series}
          dataKey={(row: LiveRow) => row.range[series]}
          xAxisId={RANGE_AXIS}
          yAxisId={panel}
          barSize={rangeWidth}
          shape={rangeShape(series)}
          isAnimationActive={false}
        />
      ))}
      {spec.lines.flatMap((line) =>
        // Values beyond the axis are marks of their own: a line to them would show a slope that nobody measured.
        [false, true].map((isBeyond) => (
          <Line
            key={`${line.series}-${isBeyond}`}
            dataKey={(row: LiveRow) => placeOf(row, line.series, isBeyond)?.value ?? null}
            xAxisId={axes[0] ?? 0}
            yAxisId={line.panel}
            type="linear"
            className={`chart-${line.tone}`}
            stroke="currentColor"
            strokeWidth={isBeyond ? 0 : 1.6}
            {...(line.isProjected ? { strokeDasharray: PROJECTED_DASHES } : {})}
            connectNulls={false}
            isAnimationActive={false}
            activeDot={false}
            dot={({ cx, cy, payload }: DotProps) => {
              const place = payload && placeOf(payload, line.series, isBeyond);
              const key = `${isBeyond}-${payload?.quarter}`;
              if (!place || cx === undefined || cy === undefined) return <g key={key} />;
              const point = `${line.series}|${payload.quarter}`;
              return <DotMark key={key} x={cx} y={cy} tone={line.tone} clamped={place.clamped} point={point} />;
            }}
          />
        )),
      )}
    </ComposedChart>
  );
}

const placeOf = (row: LiveRow, series: string, isBeyond: boolean) => {
  const place = row.point[series];
  return place && (place.clamped !== null) === isBeyond ? place : undefined;
};

const unseen = () => <g />;
/** As in app/charts.css. */
const PROJECTED_DASHES = "5 4";

/** Recharts gives the index under the pointer as text; null outside the plot. */
const indexOf = (index: unknown): number | null => (index === undefined || index === null ? null : Number(index));
