"use client";

import { useMemo } from "react";
import { buildCompareGrids, buildCompareWhatIf } from "@/lib/views/what-if";
import { CompareResults } from "./compare-results";
import type { LiveProps, Varied } from "./live-props";
import { useAssumptions } from "./use-assumptions";

/** Verdicts and readouts of all networks follow the form at once, the grids when a slider rests. */
export function CompareLive({ varied, form, path, kept }: LiveProps<Extract<Varied, { kind: "compare" }>>) {
  const { subject } = varied;
  const { request, rested } = useAssumptions({ form, path, kept, defaultReading: null });
  const view = useMemo(() => buildCompareWhatIf(subject, request), [subject, request]);
  const grids = useMemo(() => buildCompareGrids(subject, rested), [subject, rested]);
  return <CompareResults view={view} grids={grids} isBusy={rested !== request} />;
}
