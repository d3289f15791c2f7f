import type { LaidMark, MapLayout } from "@/lib/charts";
import { Label } from "./furniture";

/** The map in parts that still and live drawings share. */

/** Grid, edges of the classes, thresholds and axis texts. */
export function MapBehind({ layout }: { layout: MapLayout }) {
  const { plot, lane } = layout;
  return (
    <g data-scale="">
      <Label mark={layout.yTitle} className="chart-panel-title" />
      <rect className="chart-gap" {...lane} />
      <Label mark={layout.laneTitle} className="chart-tick" />
      {layout.yTicks.map((tick) => (
        <g key={tick.y}>
          <line className="chart-grid" x1={plot.x} x2={plot.x + plot.width} y1={tick.y} y2={tick.y} />
          {tick.label ? <Label mark={tick.label} className="chart-tick" /> : null}
        </g>
      ))}
      {layout.xTicks.map((tick) => (
        <g key={tick.x}>
          <line
            className={tick.isParity ? "chart-threshold-strong" : tick.isEdge ? "chart-threshold" : "chart-grid"}
            x1={tick.x}
            x2={tick.x}
            y1={plot.y}
            y2={lane.y + lane.height}
          />
          {tick.label ? <Label mark={tick.label} className="chart-tick" /> : null}
        </g>
      ))}
      {layout.thresholds.map((threshold) => (
        <g key={threshold.y}>
          <line className="chart-threshold" x1={plot.x} x2={plot.x + plot.width} y1={threshold.y} y2={threshold.y} />
          <Label mark={threshold.label} className="chart-note" />
        </g>
      ))}
      <Label mark={layout.xTitle} className="chart-panel-title" />
    </g>
  );
}

/** Where a network came from and how far it may lie: the trail of its last quarters, and the whisker of its interval. */
export function MapReach({ layout }: { layout: MapLayout }) {
  return (
    <g>
      {layout.marks.map((mark) => (
        <g key={mark.slug}>
          {mark.trail ? <path className={`chart-${mark.tone} chart-line chart-trail`} d={mark.trail} /> : null}
          {mark.trailDots.map((dot) => (
            <circle key={dot.quarter} className={`chart-${mark.tone} chart-dot`} cx={dot.x} cy={dot.y} r={1.6} />
          ))}
          <path className={`chart-${mark.tone} chart-cap chart-whisker`} d={whiskerPath(mark)} />
        </g>
      ))}
    </g>
  );
}

/** A line with a cap at each end; an arrow where the end lies beyond the axis. */
function whiskerPath({ whisker: { x1, x2, isBelow, isAbove }, rise, x, y }: LaidMark): string {
  const low = isBelow ? `M${x1 + 5},${y - 4}L${x1},${y}L${x1 + 5},${y + 4}` : `M${x1},${y - 4}v8`;
  const high = isAbove ? `M${x2 - 5},${y - 4}L${x2},${y}L${x2 - 5},${y + 4}` : `M${x2},${y - 4}v8`;
  const upright = rise ? `M${x},${rise.y1}V${rise.y2}M${x - 4},${rise.y1}h8M${x - 4},${rise.y2}h8` : "";
  return `M${x1},${y}H${x2}${low}${high}${upright}`;
}

/** The network itself: filled, or hollow where the trend is the price’s or not known. */
export const MapBubble = ({ mark, x, y }: { mark: LaidMark; x: number; y: number }) => (
  <circle
    className={`chart-${mark.tone} ${mark.isHollow ? "chart-bubble-hollow" : "chart-bubble"}`}
    cx={x}
    cy={y}
    r={mark.radius}
    data-point={`network|${mark.slug}`}
  />
);

export function MapNames({ layout }: { layout: MapLayout }) {
  return (
    <g>
      {layout.marks.map(({ slug, label }) =>
        label ? <Label key={slug} mark={label} className="chart-value" /> : null,
      )}
    </g>
  );
}
