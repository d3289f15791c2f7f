import type { Assessed, NetworkRecord } from "@/lib/scoring";
import { buildEvidence, type SeriesEvidence } from "./evidence";
import { type SourceView, sourceViews } from "./network";

/** The whole record of one network: every series, every quarter, every claim, every source. */
export interface InputsView {
  slug: string;
  name: string;
  asOf: string;
  /** Back to the verdict, on the same day and under the same definition. */
  verdictHref: string;
  claimCount: number;
  evidence: SeriesEvidence[];
  sources: SourceView[];
}

export function buildInputs(record: NetworkRecord, assessed: Assessed, query: string): InputsView {
  const evidence = buildEvidence(assessed, record, "all");
  return {
    slug: record.network.slug,
    name: record.network.name,
    asOf: assessed.asOf,
    verdictHref: `/networks/${record.network.slug}${query}`,
    claimCount: record.observations.filter((observation) => observation.knownOn <= assessed.asOf).length,
    evidence,
    sources: sourceViews(record, evidence),
  };
}
