"use client";

import { useLayoutEffect, useMemo, useRef } from "react";
import { buildCompareGrids, buildCompareWhatIf, type CompareWhatIfView, type WhatIfRequest } from "@/lib/views/what-if";
import { CompareResults } from "./compare-results";
import type { LiveProps, Varied } from "./live-props";
import { differsInNumbersOnly, writeReadouts } from "./step-drawing";
import { useAssumptions } from "./use-assumptions";

/** Verdicts and readouts of all networks follow the form at once; the grids, and where the links lead, when a slider rests. */
export function CompareLive({ varied, form, path, kept }: LiveProps<Extract<Varied, { kind: "compare" }>>) {
  const { subject } = varied;
  const results = useRef<HTMLDivElement>(null);
  const drawn = useRef<CompareWhatIfView>(null);
  const drawStep = (next: WhatIfRequest): boolean => {
    const { networks } = buildCompareWhatIf(subject, next);
    if (results.current)
      writeReadouts(
        results.current,
        networks.flatMap(({ slug, readouts }) =>
          readouts.map((readout) => ({ place: `${slug}/${readout.id}`, readout })),
        ),
      );
    const before = drawn.current?.networks;
    return networks.every((network, index) => {
      const shown = before?.[index];
      return shown !== undefined && differsInNumbersOnly(shown, network);
    });
  };
  const { request, rested } = useAssumptions({ form, path, kept, defaultReading: null, drawStep });
  const view = useMemo(() => buildCompareWhatIf(subject, request), [subject, request]);
  useLayoutEffect(() => {
    drawn.current = view;
  }, [view]);
  const grids = useMemo(() => buildCompareGrids(subject, rested), [subject, rested]);
  return <CompareResults ref={results} view={view} grids={grids} isBusy={rested !== request} />;
}
