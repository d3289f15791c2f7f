"use client";

import { lazy, type ReactNode } from "react";
import type { MapSpec } from "@/lib/charts";
import { LiveStage } from "./live-stage";

const LiveMap = lazy(() => import("./live-map").then((module) => ({ default: module.LiveMap })));

/** The map that comes alive at the first touch; `children` is the still drawing. */
export function MapSwitch({ spec, children }: { spec: MapSpec; children: ReactNode }) {
  return (
    <LiveStage
      label={`${spec.title}. Arrow keys walk the networks, Escape ends.`}
      live={(props) => <LiveMap spec={spec} {...props} />}
    >
      {children}
    </LiveStage>
  );
}
