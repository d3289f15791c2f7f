"use client";

import { lazy, type ReactNode, Suspense, useCallback, useRef, useState } from "react";
import type { ChartSpec } from "@/lib/charts";

const LiveChart = lazy(() => import("./live-chart").then((module) => ({ default: module.LiveChart })));

interface LiveSwitchProps {
  spec: ChartSpec;
  /** The still drawing. It keeps its place in the page, so that nothing can move. */
  children: ReactNode;
}

/**
 * Loads the live drawing at the first pointer, touch or focus and lays it over the still one, pixel on pixel; the still
 * one is hidden once the other is painted. Escape gives it back.
 */
export function LiveSwitch({ spec, children }: LiveSwitchProps) {
  const stage = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<"still" | "loading" | "live">("still");
  const start = () => setState((now) => (now === "still" ? "loading" : now));
  const showLive = useCallback(() => setState("live"), []);
  const showStill = useCallback(() => setState("still"), []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
    <div
      ref={stage}
      className="chart-stage"
      data-chart-state={state}
      role="group"
      aria-label={`${spec.title}, chart. Arrow keys walk the quarters, Escape ends.`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the quarters are walked with the arrow keys
      tabIndex={0}
      onPointerMove={start}
      onPointerDown={start}
      onFocus={start}
      onKeyDown={(event) => (event.key === "Escape" ? undefined : start())}
    >
      {children}
      {state === "still" ? null : (
        <Suspense fallback={null}>
          <LiveChart spec={spec} stage={stage} onPainted={showLive} onLeave={showStill} />
        </Suspense>
      )}
    </div>
  );
}
