import { type ChartLayout, type ChartSize, type ChartSpec, layoutChart, PAGE_SIZES } from "@/lib/charts";
import { Still } from "../markup/still";
import { DrawingFrame } from "./drawing-frame";
import { Behind, InFront } from "./furniture";
import { chartTrace } from "./leads";
import { BarMark, DotMark, lineClass, RangeMark } from "./marks";

/** The chart as still drawings, one per width; the style sheet shows the one that fits. Server component, no script. */
export function StillChart({ spec }: { spec: ChartSpec }) {
  return (
    <Still of={spec} part="drawings" className="contents">
      {PAGE_SIZES.map((size) => (
        <StillDrawing key={size.name} spec={spec} size={size} />
      ))}
    </Still>
  );
}

/** One drawing of one size; also what an export or a share image needs. */
export function StillDrawing({ spec, size }: { spec: ChartSpec; size: ChartSize }) {
  const layout = layoutChart(spec, size);
  return (
    <DrawingFrame spec={spec} size={size} layout={layout} trace={chartTrace(spec.subject)}>
      <Painted spec={spec} layout={layout} />
    </DrawingFrame>
  );
}

/** Everything inside a drawing, on the pixels of its layout. */
export function Painted({ spec, layout }: { spec: ChartSpec; layout: ChartLayout }) {
  return (
    <>
      <Behind layout={layout} />
      {layout.segments.map(({ series, quarter, column: _column, ...mark }) => (
        <BarMark key={`${series}|${quarter}`} {...mark} point={`${series}|${quarter}`} />
      ))}
      {layout.ranges.map(({ series, quarter, ...mark }) => (
        <RangeMark key={`${series}|${quarter}`} {...mark} point={`${series}|${quarter}`} />
      ))}
      {layout.lines.map((line) => (
        <g key={line.series}>
          <path className={lineClass(line.tone, line.isProjected)} d={line.path} />
          {line.dots.map((dot) => (
            <DotMark
              key={dot.quarter}
              x={dot.x}
              y={dot.y}
              clamped={dot.clamped}
              tone={line.tone}
              point={`${line.series}|${dot.quarter}`}
            />
          ))}
        </g>
      ))}
      <InFront layout={layout} spec={spec} />
    </>
  );
}
