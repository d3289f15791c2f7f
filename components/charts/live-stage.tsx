"use client";

import { type ReactNode, type RefObject, Suspense, useCallback, useRef, useState } from "react";

/** What a live drawing is handed. */
export interface LiveProps {
  /** The element that holds the still drawing and has the focus. */
  stage: RefObject<HTMLElement | null>;
  /** Called once when there is something to see. */
  onPainted: () => void;
  onLeave: () => void;
}

interface LiveStageProps {
  label: string;
  /** The live drawing; it is asked for at the first touch. */
  live: (props: LiveProps) => ReactNode;
  /** The still drawing. It keeps its place in the page, so that nothing can move. */
  children: ReactNode;
}

/**
 * Loads the live drawing at the first pointer, touch or focus and lays it over the still one, pixel on pixel; the still
 * one is hidden once the other is painted. Escape gives it back.
 */
export function LiveStage({ label, live, children }: LiveStageProps) {
  const stage = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<"still" | "loading" | "live">("still");
  const start = () => setState((now) => (now === "still" ? "loading" : now));
  const onPainted = useCallback(() => setState("live"), []);
  const onLeave = useCallback(() => setState("still"), []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
    <div
      ref={stage}
      className="chart-stage"
      data-chart-state={state}
      role="group"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the quarters are walked with the arrow keys
      tabIndex={0}
      onPointerMove={start}
      onPointerDown={start}
      onFocus={start}
      onKeyDown={(event) => (event.key === "Escape" ? undefined : start())}
    >
      {children}
      {state === "still" ? null : <Suspense fallback={null}>{live({ stage, onPainted, onLeave })}</Suspense>}
    </div>
  );
}
