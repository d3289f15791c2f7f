import type { AnyRecord, Assessed, Described } from "@/lib/scoring";

/** One record with what it holds on the day, and its assessment where there is one. */
export interface DataEntry {
  record: AnyRecord;
  assessed: Assessed | null;
  described: Described;
}

export type RecordCountId = "claims" | "sources" | "conflicts" | "identities";

export interface RecordCount {
  total: number;
  bySubject: { slug: string; name: string; count: number }[];
}

/** Claims and sources known on the day, conflicts, and years held against their quarters: in all and by subject. */
export function countRecord(entries: readonly DataEntry[], asOf: string): Record<RecordCountId, RecordCount> {
  const known = entries.map(({ record }) => record.observations.filter(({ knownOn }) => knownOn <= asOf));
  const bySubject = (countOf: (entry: DataEntry, index: number) => number) =>
    entries.map((entry, index) => {
      const { slug, name } = entry.record.network;
      return { slug, name, count: countOf(entry, index) };
    });
  const added = (of: RecordCount["bySubject"]): RecordCount => ({
    total: of.reduce((sum, { count }) => sum + count, 0),
    bySubject: of,
  });
  const sourcesOf = ({ record }: DataEntry, index: number) => {
    const ids = new Set(known[index]?.map(({ sourceId }) => sourceId));
    return record.sources.filter(({ id }) => ids.has(id));
  };
  // A page that several networks quote is one source.
  const addresses = entries.flatMap((entry, index) =>
    sourcesOf(entry, index).map(({ url, publisher, title }) => `${url} ${publisher} ${title}`),
  );
  return {
    claims: added(bySubject((_, index) => known[index]?.length ?? 0)),
    sources: { total: new Set(addresses).size, bySubject: bySubject((entry, index) => sourcesOf(entry, index).length) },
    conflicts: added(bySubject(({ assessed, described }) => (assessed ?? described).conflicts.length)),
    identities: added(bySubject(({ described }) => described.identities.length)),
  };
}
