import { formatPercent } from "@/lib/format";
import type { AnyRecord, Figure, SourceFact } from "@/lib/scoring";
import { webAddress } from "../claim-words";
import { exact, type NumberView, numberView } from "../number-view";
import { tracer } from "../tracer";

/** One address that figures rest on, over all networks that use it. */
export interface SourceRow {
  key: string;
  publisher: string;
  title: string;
  url: string | null;
  readVia: string | null;
  kind: SourceFact["kind"];
  /** Reliability letters given to it; one, unless networks use it for different origins. */
  letters: string;
  licence: string;
  /** "independent", "the issuer itself", "paid by the project". */
  standing: string;
  publishedOn: string | null;
  /** Claims known on the day, and figures that rest on at least one of them, by network. */
  uses: { slug: string; name: string; claims: NumberView; figures: NumberView }[];
  /** Over all networks, for the order of the rows. */
  claims: number;
  figures: number;
}

const STANDING: Record<SourceFact["affiliation"], string> = {
  independent: "independent",
  issuer: "the issuer itself",
  affiliate: "paid by the project",
};

export interface SourcesEntry {
  record: AnyRecord;
  figures: readonly Figure[];
}

/** Source ids that each figure of a record rests on. */
function restingSources({ record, figures }: SourcesEntry): Set<string>[] {
  const sourceOf = new Map(record.observations.map(({ id, sourceId }) => [id, sourceId]));
  return figures
    .filter(({ span }) => span !== null)
    .map(({ usedIds }) => new Set(usedIds.flatMap((id) => sourceOf.get(id) ?? [])));
}

/** All sources with a claim known on `asOf`; those that carry most figures first. */
export function buildSourceRows(entries: readonly SourcesEntry[], asOf: string, query: string): SourceRow[] {
  const rows = new Map<string, SourceRow>();
  for (const entry of entries) {
    const { slug, name } = entry.record.network;
    const to = tracer(slug, query);
    const resting = restingSources(entry);
    for (const source of entry.record.sources) {
      const claims = entry.record.observations.filter(
        ({ sourceId, knownOn }) => sourceId === source.id && knownOn <= asOf,
      ).length;
      if (claims === 0) continue;
      const figures = resting.filter((ids) => ids.has(source.id)).length;
      const key = `${source.url} ${source.publisher} ${source.title}`;
      const before = rows.get(key);
      const letters = [...new Set([...(before?.letters.split(", ") ?? []), source.letter])].sort().join(", ");
      rows.set(key, {
        key,
        publisher: source.publisher,
        title: source.title,
        url: webAddress(source.url),
        readVia: source.readVia,
        kind: source.kind,
        letters,
        licence: source.licence,
        standing: STANDING[source.affiliation],
        publishedOn: source.publishedOn,
        uses: [
          ...(before?.uses ?? []),
          {
            slug,
            name,
            claims: numberView(exact(claims), String, to.formula(`count.source.${source.id}`)),
            figures: numberView(exact(figures), String, to.formula(`count.source-figures.${source.id}`)),
          },
        ],
        claims: claims + (before?.claims ?? 0),
        figures: figures + (before?.figures ?? 0),
      });
    }
  }
  return [...rows.values()].sort((a, b) => b.figures - a.figures || b.claims - a.claims || (a.key < b.key ? -1 : 1));
}

/** Whose word the figures of one network rest on. */
export interface OriginShares {
  slug: string;
  name: string;
  figures: NumberView;
  /** Shares of figures that rest on a source of the kind; a figure may rest on several. */
  shares: { label: string; number: NumberView; ratio: number }[];
  /** Of the figures that rest on research, those whose research the project paid for; null without research. */
  paidResearch: NumberView | null;
}

const GROUPS: readonly { label: string; has: (source: SourceFact) => boolean }[] = [
  { label: "On-chain", has: ({ kind }) => kind === "onchain" },
  {
    label: "Issuer",
    has: ({ kind, affiliation }) => kind === "issuer" || (affiliation === "issuer" && kind !== "onchain"),
  },
  { label: "Research", has: ({ kind }) => kind === "research" },
  { label: "Aggregator", has: ({ kind }) => kind === "aggregator" },
  { label: "News", has: ({ kind }) => kind === "news" },
  { label: "Articles", has: ({ kind }) => kind === "article" },
];

/** Null where a record has no figure. */
export function originShares(entry: SourcesEntry, query: string): OriginShares | null {
  const { slug, name } = entry.record.network;
  const sources = new Map(entry.record.sources.map((source) => [source.id, source]));
  const resting = restingSources(entry).map((ids) => [...ids].flatMap((id) => sources.get(id) ?? []));
  if (resting.length === 0) return null;
  const place = tracer(slug, query).formula("origins");
  const ratioOf = (has: (source: SourceFact) => boolean) =>
    resting.filter((group) => group.some(has)).length / resting.length;
  const research = resting.filter((group) => group.some(({ kind }) => kind === "research"));
  const paid = research.filter((group) =>
    group.some(({ kind, affiliation }) => kind === "research" && affiliation !== "independent"),
  );
  return {
    slug,
    name,
    figures: numberView(exact(resting.length), String, place),
    shares: GROUPS.map(({ label, has }) => {
      const ratio = ratioOf(has);
      return { label, ratio, number: numberView(exact(ratio), formatPercent, place) };
    }),
    paidResearch: research.length === 0 ? null : numberView(exact(paid.length / research.length), formatPercent, place),
  };
}
