"use client";

import { lazy, type ReactNode } from "react";
import type { ChartSpec } from "@/lib/charts";
import { LiveStage } from "./live-stage";

const LiveChart = lazy(() => import("./live-chart").then((module) => ({ default: module.LiveChart })));

/** A chart that comes alive at the first touch; `children` is the still drawing. */
export function LiveSwitch({ spec, children }: { spec: ChartSpec; children: ReactNode }) {
  return (
    <LiveStage
      label={`${spec.title}, chart. Arrow keys walk the ${spec.names ? "columns" : "quarters"}, Escape ends.`}
      live={(props) => <LiveChart spec={spec} {...props} />}
    >
      {children}
    </LiveStage>
  );
}
