"use client";

import { type FormEvent, type ReactNode, useRef, useState } from "react";
import type { LiveProps, Varied } from "./live-props";

interface WhatIfHostProps {
  varied: Varied;
  path: string;
  kept: [string, string][];
  /** The results as the server drew them. */
  still: ReactNode;
  /** Fields and buttons of the form. */
  children: ReactNode;
}

/**
 * Loads the method and what draws its results at the first touch or focus of the form; until then this is all there is,
 * and without it the form is sent to the server. A failed load changes nothing: the form still works.
 */
export function WhatIfHost({ varied, path, kept, still, children }: WhatIfHostProps) {
  const form = useRef<HTMLFormElement>(null);
  const isAsked = useRef(false);
  const [draw, setDraw] = useState<Draw | null>(null);
  const start = () => {
    if (isAsked.current) return;
    isAsked.current = true;
    loadDraw(varied.kind).then(
      (loaded) => setDraw(() => loaded),
      () => {
        isAsked.current = false;
      },
    );
  };
  return (
    <div className="what-if" data-what-if={draw ? "live" : "still"}>
      <div className="what-if-side">
        <form
          ref={form}
          action={`${path}#what-if`}
          method="get"
          autoComplete="off"
          className="what-if-panel"
          onFocus={start}
          onPointerDown={start}
          onInput={keepTwins}
        >
          {children}
        </form>
      </div>
      {draw && form.current ? draw({ varied, form: form.current, path, kept }) : still}
    </div>
  );
}

type Draw = (props: LiveProps) => ReactNode;

/** Each part is loaded by the page that has it. */
async function loadDraw(kind: Varied["kind"]): Promise<Draw> {
  if (kind === "compare") {
    const { CompareLive } = await import("./compare-live");
    return ({ varied, ...rest }) => (varied.kind === "compare" ? <CompareLive varied={varied} {...rest} /> : null);
  }
  const { WhatIfLive } = await import("./what-if-live");
  return ({ varied, ...rest }) => (varied.kind === "network" ? <WhatIfLive varied={varied} {...rest} /> : null);
}

/** A slider and its field show one number, from the first move on. */
function keepTwins({ currentTarget, target }: FormEvent<HTMLFormElement>) {
  if (!(target instanceof HTMLInputElement) || target.value === "") return;
  const { whatIfSlider } = target.dataset;
  const twin = whatIfSlider
    ? currentTarget.elements.namedItem(whatIfSlider)
    : currentTarget.querySelector(`[data-what-if-slider="${target.name}"]`);
  if (twin instanceof HTMLInputElement) twin.value = target.value;
}
