import type { AnyRecord } from "@/lib/scoring";
import { webAddress } from "./claim-words";
import type { SeriesEvidence } from "./evidence";
import { type Lead, type Tracer, tracer } from "./tracer";

export interface SourceView {
  id: string;
  publisher: string;
  title: string;
  url: string | null;
  readVia: string | null;
  kind: string;
  letter: string;
  licence: string;
  publishedOn: string | null;
  observations: number;
  /** Where that count leads. */
  lead: Lead;
}

/** Sources that stand behind the claims of `evidence`, with how many of them each makes. */
export function sourceViews(
  record: AnyRecord,
  evidence: SeriesEvidence[],
  to: Tracer = tracer(record.network.slug),
): SourceView[] {
  const observations = new Map(record.observations.map((observation) => [observation.id, observation.sourceId]));
  const counts = new Map<string, number>();
  const claims = new Set(
    evidence.flatMap((series) => series.figures.flatMap((figure) => figure.claims.flatMap((claim) => claim.ids))),
  );
  for (const id of claims) {
    const sourceId = observations.get(id) ?? "";
    counts.set(sourceId, (counts.get(sourceId) ?? 0) + 1);
  }
  return record.sources.flatMap((source) => {
    const count = counts.get(source.id);
    if (!count) return [];
    const { id, publisher, title, readVia, kind, letter, licence, publishedOn } = source;
    return [
      {
        id,
        publisher,
        title,
        url: webAddress(source.url),
        readVia,
        kind,
        letter,
        licence,
        publishedOn,
        observations: count,
        lead: to.formula(`count.source.${id}`),
      },
    ];
  });
}
