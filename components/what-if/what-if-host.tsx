"use client";

import { type ComponentType, type FormEvent, type ReactNode, useRef, useState } from "react";
import type { WhatIfSubject } from "@/lib/views/what-if";
import type { LiveProps } from "./live-props";

interface WhatIfHostProps {
  subject: WhatIfSubject;
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
export function WhatIfHost({ subject, path, kept, still, children }: WhatIfHostProps) {
  const form = useRef<HTMLFormElement>(null);
  const isAsked = useRef(false);
  const [Live, setLive] = useState<ComponentType<LiveProps> | null>(null);
  const start = () => {
    if (isAsked.current) return;
    isAsked.current = true;
    import("./what-if-live").then(
      (module) => setLive(() => module.WhatIfLive),
      () => {
        isAsked.current = false;
      },
    );
  };
  return (
    <div className="what-if" data-what-if={Live ? "live" : "still"}>
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
      {Live && form.current ? <Live subject={subject} form={form.current} path={path} kept={kept} /> : still}
    </div>
  );
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
