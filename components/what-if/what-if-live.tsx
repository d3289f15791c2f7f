"use client";

import { useLayoutEffect, useMemo, useRef } from "react";
import { buildWhatIf, buildWhatIfGrids, type WhatIfRequest, type WhatIfView, whatIfLinks } from "@/lib/views/what-if";
import type { LiveProps, Varied } from "./live-props";
import { Results } from "./results";
import { differsInNumbersOnly, writeReadouts } from "./step-drawing";
import { useAssumptions } from "./use-assumptions";

/** Verdict and readouts follow the form at once, the grids and the links when a slider rests. */
export function WhatIfLive({ varied, form, path, kept }: LiveProps<Extract<Varied, { kind: "network" }>>) {
  const { subject, peers } = varied;
  const { defaultReading } = subject;
  const results = useRef<HTMLDivElement>(null);
  const drawn = useRef<WhatIfView>(null);
  const drawStep = (next: WhatIfRequest): boolean => {
    const view = buildWhatIf(subject, next);
    if (results.current)
      writeReadouts(
        results.current,
        view.readouts.map((readout) => ({ place: readout.id, readout })),
      );
    return drawn.current !== null && differsInNumbersOnly(drawn.current, view);
  };
  const { request, rested } = useAssumptions({ form, path, kept, defaultReading, drawStep });
  const view = useMemo(() => buildWhatIf(subject, request), [subject, request]);
  useLayoutEffect(() => {
    drawn.current = view;
  }, [view]);
  const grids = useMemo(() => buildWhatIfGrids(subject, rested), [subject, rested]);
  const links = useMemo(() => whatIfLinks({ slug: subject.slug, kept, peers }, rested), [subject, kept, peers, rested]);
  const isBusy = rested !== request || (request.reading ?? defaultReading) !== subject.definition.id;
  return <Results ref={results} view={view} grids={grids} links={links} isBusy={isBusy} />;
}
