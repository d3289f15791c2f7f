import { type ChartSize, layoutMap, type MapLayout, type MapSpec, PAGE_SIZES } from "@/lib/charts";
import { Still } from "../markup/still";
import { DrawingFrame } from "./drawing-frame";
import { Legend } from "./legend";
import { MapBehind, MapBubble, MapNames, MapReach } from "./map-marks";
import { MapSwitch } from "./map-switch";

/** The map with its title and legend; the list of the same networks stands below it on the page. */
export function MapChart({ spec, query }: { spec: MapSpec; query: string }) {
  return (
    <figure className="chart" aria-labelledby={`${spec.id}-title`}>
      <figcaption>
        <h2 id={`${spec.id}-title`} className="chart-title">
          {spec.title}
        </h2>
        <p className="chart-question">{spec.question}</p>
      </figcaption>
      <Legend entries={spec.legend} />
      <MapSwitch spec={spec}>
        <Still of={spec} part="drawings" className="contents">
          {PAGE_SIZES.map((size) => (
            <MapDrawing key={size.name} spec={spec} size={size} />
          ))}
        </Still>
      </MapSwitch>
      <p className="chart-source">
        Unit: {spec.unit}. {spec.source}
        <span className="chart-files no-print">
          <a href={`/map/chart.svg${query}`}>SVG</a>
          <a href={`/map/chart.csv${query}`}>CSV</a>
        </span>
      </p>
    </figure>
  );
}

/** One drawing of one size. */
export function MapDrawing({ spec, size }: { spec: MapSpec; size: ChartSize }) {
  const layout = layoutMap(spec, size);
  return (
    <DrawingFrame spec={spec} size={size} layout={layout} trace={spec.trace}>
      <PaintedMap layout={layout} />
    </DrawingFrame>
  );
}

export function PaintedMap({ layout }: { layout: MapLayout }) {
  return (
    <>
      <MapBehind layout={layout} />
      <MapReach layout={layout} />
      {layout.marks.map((mark) => (
        <MapBubble key={mark.slug} mark={mark} x={mark.x} y={mark.y} />
      ))}
      <MapNames layout={layout} />
    </>
  );
}
