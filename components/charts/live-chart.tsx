"use client";

import { useCallback } from "react";
import { type ChartSize, type ChartSpec, layoutChart, placeName } from "@/lib/charts";
import { Behind, InFront } from "./furniture";
import { LiveMarks } from "./live-marks";
import type { LiveProps } from "./live-stage";
import { Readout } from "./readout";
import { useLiveDrawing } from "./use-live-drawing";

/** Recharts on the pixels of the still drawing: same layout, same scale, same words around it, and a readout per quarter. */
export function LiveChart({ spec, ...stage }: LiveProps & { spec: ChartSpec }) {
  const layoutOf = useCallback((size: ChartSize) => layoutChart(spec, size), [spec]);
  const { layout, index, setIndex, box, svg } = useLiveDrawing(stage, layoutOf, spec.quarters.length);
  const readout = index === null ? undefined : spec.readouts[index];
  return (
    <div {...box}>
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
