import type { Assessed, NetworkRecord } from "@/lib/scoring";
import { buildEvidence, type SeriesEvidence } from "./evidence";
import { type SourceView, sourceViews } from "./source-views";
import { type Lead, tracer } from "./tracer";

/** The whole record of one network: every series, every quarter, every claim, every source. */
export interface InputsView {
  slug: string;
  name: string;
  asOf: string;
  /** Query of the pages and files on the same day: "" or `?asOf=…`. */
  query: string;
  /** Back to the verdict, on the same day and under the same definition. */
  verdictHref: string;
  claimCount: number;
  /** Where the counts lead. */
  counts: Record<"claims" | "sources", Lead>;
  evidence: SeriesEvidence[];
  sources: SourceView[];
}

export function buildInputs(record: NetworkRecord, assessed: Assessed, query: string): InputsView {
  const to = tracer(record.network.slug, query);
  const evidence = buildEvidence(assessed, record, "all", to);
  return {
    slug: record.network.slug,
    name: record.network.name,
    asOf: assessed.asOf,
    query,
    verdictHref: `/networks/${record.network.slug}${query}`,
    claimCount: record.observations.filter((observation) => observation.knownOn <= assessed.asOf).length,
    counts: { claims: to.formula("count.claims"), sources: to.formula("count.sources") },
    evidence,
    sources: sourceViews(record, evidence, to),
  };
}
