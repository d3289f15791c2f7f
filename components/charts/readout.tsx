import { type ChartLayout, type ChartSpec, placeName, type ReadoutSpec } from "@/lib/charts";
import { chartTrace } from "./leads";
import { BarMark } from "./marks";

/** The numbers of one quarter beside the pointer, in words. */
export function Readout({
  readout,
  layout,
  index,
  spec,
}: {
  readout: ReadoutSpec;
  layout: ChartLayout;
  index: number;
  spec: ChartSpec;
}) {
  const centre = layout.left + (index + 0.5) * layout.bandWidth;
  const isRight = centre > layout.width / 2;
  const edge = layout.bandWidth / 2 + 6;
  // A transform, not an offset: moving it must not count as a shift of the page.
  const x = isRight ? `calc(${centre - edge}px - 100%)` : `${centre + edge}px`;
  const style = { transform: `translate(${x}, ${layout.panels[0].y}px)`, fontSize: layout.size.fontPx };
  return (
    <div className="chart-readout" style={style} aria-hidden="true" data-trace={chartTrace(spec.subject)}>
      <p className="chart-readout-title">{placeName(spec, readout.quarter)}</p>
      <dl>
        {readout.lines.map((line) => (
          <div key={line.label} className={line.fill === null ? "chart-readout-sum" : undefined}>
            <dt>
              {line.tone && line.fill && line.fill !== "line" ? (
                <svg width="12" height="10" viewBox="0 0 12 10" aria-hidden="true">
                  <BarMark x={0} y={0} width={12} height={10} tone={line.tone} fill={line.fill} />
                </svg>
              ) : null}
              {line.label}
            </dt>
            <dd>{line.text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
