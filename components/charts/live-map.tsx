"use client";

import { useCallback } from "react";
import { Scatter, ScatterChart, XAxis, YAxis } from "recharts";
import {
  type ChartSize,
  clampTo,
  laneShares,
  layoutMap,
  type MapLayout,
  type MapRow,
  type MapSpec,
} from "@/lib/charts";
import type { LiveProps } from "./live-stage";
import { MapBehind, MapBubble, MapNames, MapReach } from "./map-marks";
import { useLiveDrawing } from "./use-live-drawing";

interface Place {
  slug: string;
  x: number;
  y: number;
}

interface ShapeProps {
  cx?: number | undefined;
  cy?: number | undefined;
  payload?: Place;
}

/** Recharts on the pixels of the still map: same domains, same scale, and a readout per network. */
export function LiveMap({ spec, ...stage }: LiveProps & { spec: MapSpec }) {
  const layoutOf = useCallback((size: ChartSize) => layoutMap(spec, size), [spec]);
  const { layout, index, setIndex, box, svg } = useLiveDrawing(stage, layoutOf, spec.rows.length);
  const row = index === null ? undefined : spec.rows[index];
  const mark = layout.marks.find(({ slug }) => slug === row?.slug);
  return (
    <div {...box}>
      <svg {...svg} className="chart-svg" aria-hidden="true">
        <MapBehind layout={layout} />
        <MapReach layout={layout} />
        {mark ? <circle className="chart-cursor" cx={mark.x} cy={mark.y} r={mark.radius + 7} /> : null}
      </svg>
      <Bubbles spec={spec} layout={layout} onIndex={setIndex} />
      <svg {...svg} className="chart-svg chart-front" aria-hidden="true">
        <MapNames layout={layout} />
      </svg>
      {row && mark ? <MapReadout row={row} trace={spec.trace} layout={layout} x={mark.x} y={mark.y} /> : null}
      <p role="status" className="chart-spoken">
        {row ? `${row.name}. ${row.readout.map((line) => `${line.label}: ${line.text}`).join(". ")}.` : ""}
      </p>
    </div>
  );
}

function Bubbles({
  spec,
  layout,
  onIndex,
}: {
  spec: MapSpec;
  layout: MapLayout;
  onIndex: (index: number | null) => void;
}) {
  const { plot, lane } = layout;
  const bottom = lane.y + lane.height;
  const shares = laneShares(spec.rows);
  const places = (isKnown: boolean): Place[] =>
    spec.rows
      .filter(({ trend }) => (trend !== null) === isKnown)
      .map(({ slug, coverage, trend }) => ({
        slug,
        x: clampTo(spec.xDomain, coverage).value,
        // The lane has an axis of its own, from its foot up.
        y: trend === null ? 1 - (shares.get(slug) ?? 0.5) : clampTo(spec.yDomain, trend).value,
      }));
  const bubble = ({ cx, cy, payload }: ShapeProps) => {
    const mark = layout.marks.find(({ slug }) => slug === payload?.slug);
    return mark && cx !== undefined && cy !== undefined ? <MapBubble mark={mark} x={cx} y={cy} /> : <g />;
  };
  const point = ({ slug }: { slug?: string }) => onIndex(spec.rows.findIndex((row) => row.slug === slug));
  return (
    <ScatterChart
      className="chart-recharts"
      width={layout.width}
      height={layout.height}
      margin={{ top: plot.y, left: plot.x, right: layout.width - plot.x - plot.width, bottom: layout.height - bottom }}
      accessibilityLayer={false}
    >
      <XAxis dataKey="x" type="number" scale="log" domain={spec.xDomain} allowDataOverflow hide />
      <YAxis
        yAxisId="trend"
        dataKey="y"
        type="number"
        scale="log"
        domain={spec.yDomain}
        padding={{ bottom: bottom - plot.y - plot.height }}
        allowDataOverflow
        hide
      />
      <YAxis
        yAxisId="lane"
        dataKey="y"
        type="number"
        domain={[0, 1]}
        padding={{ top: lane.y - plot.y }}
        allowDataOverflow
        hide
      />
      {(["trend", "lane"] as const).map((axis) => (
        <Scatter
          key={axis}
          yAxisId={axis}
          data={places(axis === "trend")}
          shape={bubble}
          onMouseEnter={(place: { payload?: Place }) => point(place.payload ?? {})}
          onMouseLeave={() => onIndex(null)}
          isAnimationActive={false}
        />
      ))}
    </ScatterChart>
  );
}

function MapReadout({
  row,
  trace,
  layout,
  x,
  y,
}: {
  row: MapRow;
  trace: string;
  layout: MapLayout;
  x: number;
  y: number;
}) {
  const left = x > layout.width / 2 ? `calc(${x - 26}px - 100%)` : `${x + 26}px`;
  const top = y > layout.height / 2 ? `calc(${y}px - 100%)` : `${y}px`;
  return (
    <div
      className="chart-readout"
      // A transform, not an offset: moving it must not count as a shift of the page.
      style={{ transform: `translate(${left}, ${top})`, fontSize: layout.size.fontPx }}
      aria-hidden="true"
      data-trace={trace}
    >
      <p className="chart-readout-title">{row.name}</p>
      <dl>
        {row.readout.map((line) => (
          <div key={line.label}>
            <dt>{line.label}</dt>
            <dd>{line.text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
