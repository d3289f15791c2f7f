"use client";

import { type RefObject, useEffect, useMemo, useState } from "react";
import { CHART_SIZES, type ChartSpec, layoutChart, placeName } from "@/lib/charts";
import { Behind, InFront } from "./furniture";
import { LiveMarks } from "./live-marks";
import { Readout } from "./readout";
import { useStillSize } from "./use-still-size";
import { useWalk } from "./use-walk";

interface LiveChartProps {
  spec: ChartSpec;
  /** The element that holds the still drawing and has the focus. */
  stage: RefObject<HTMLElement | null>;
  /** Called once when there is something to see. */
  onPainted: () => void;
  onLeave: () => void;
}

/** Recharts on the pixels of the still drawing: same layout, same scale, same words around it, and a readout per quarter. */
export function LiveChart({ spec, stage, onPainted, onLeave }: LiveChartProps) {
  const still = useStillSize(stage);
  const layout = useMemo(() => layoutChart(spec, CHART_SIZES[still.size]), [spec, still.size]);
  const [index, setIndex] = useState<number | null>(null);
  useWalk(stage, spec.quarters.length, setIndex, onLeave);
  useEffect(() => {
    // Recharts measures and paints in its first two frames.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(onPainted);
    });
    return () => cancelAnimationFrame(frame);
  }, [onPainted]);
  const readout = index === null ? undefined : spec.readouts[index];
  const svg = {
    width: layout.width,
    height: layout.height,
    viewBox: `0 0 ${layout.width} ${layout.height}`,
    fontSize: layout.size.fontPx,
  } as const;
  return (
    <div
      className="chart-live"
      style={{ width: layout.width, height: layout.height, transform: `scale(${still.scale})` }}
      data-chart-live={still.size}
    >
      <svg {...svg} className="chart-svg" aria-hidden="true">
        <Behind layout={layout} />
        {index === null ? null : (
          <rect
            className="chart-cursor"
            x={layout.left + index * layout.bandWidth}
            y={layout.panels[0].y}
            width={layout.bandWidth}
            height={(layout.panels.at(-1)?.y ?? 0) + (layout.panels.at(-1)?.height ?? 0) - layout.panels[0].y}
          />
        )}
      </svg>
      <LiveMarks spec={spec} layout={layout} onIndex={setIndex} />
      <svg {...svg} className="chart-svg chart-front" aria-hidden="true">
        <InFront layout={layout} spec={spec} />
      </svg>
      {readout && index !== null ? (
        <Readout key={index} spec={spec} readout={readout} layout={layout} index={index} />
      ) : null}
      <p role="status" className="chart-spoken">
        {readout
          ? `${placeName(spec, readout.quarter)}. ${readout.lines.map((line) => `${line.label}: ${line.text}`).join(". ")}.`
          : ""}
      </p>
    </div>
  );
}
