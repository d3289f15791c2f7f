"use client";

import { useMemo } from "react";
import { buildWhatIf, buildWhatIfGrids, whatIfLinks } from "@/lib/views/what-if";
import type { LiveProps, Varied } from "./live-props";
import { Results } from "./results";
import { useAssumptions } from "./use-assumptions";

/** Verdict and readouts follow the form at once, the grids and the links when a slider rests. */
export function WhatIfLive({ varied, form, path, kept }: LiveProps<Extract<Varied, { kind: "network" }>>) {
  const { subject, peers } = varied;
  const { defaultReading } = subject;
  const { request, rested } = useAssumptions({ form, path, kept, defaultReading });
  const view = useMemo(() => buildWhatIf(subject, request), [subject, request]);
  const grids = useMemo(() => buildWhatIfGrids(subject, rested), [subject, rested]);
  const links = useMemo(() => whatIfLinks({ slug: subject.slug, kept, peers }, rested), [subject, kept, peers, rested]);
  const isBusy = rested !== request || (request.reading ?? defaultReading) !== subject.definition.id;
  return <Results view={view} grids={grids} links={links} isBusy={isBusy} />;
}
