import "server-only";
import { cache } from "react";
import { atRevision, listSlugs, loadNetworkRecord, newestRecordedOn } from "@/lib/data";
import { type Assessed, assessRecord, type NetworkRecord } from "@/lib/scoring";

/** Facts of one network at the present revision; null for an unknown slug. */
export const loadRecord = cache(
  (slug: string): Promise<NetworkRecord | null> => atRevision(`record:${slug}`, () => loadNetworkRecord(slug)),
);

export const loadSlugs = cache((): Promise<string[]> => atRevision("slugs", listSlugs));

/** The newest day on which a fact was recorded: the default as-of, never the wall clock. */
export const loadDefaultAsOf = cache((): Promise<string | null> => atRevision("as-of", newestRecordedOn));

interface AssessedRecord {
  record: NetworkRecord;
  assessed: Assessed;
}

/** One network assessed; null for an unknown slug. An unknown definition falls back to the house's. */
export const loadAssessed = cache(
  async (slug: string, asOf: string | null, definition: string | null): Promise<AssessedRecord | null> => {
    const [record, defaultAsOf] = await Promise.all([loadRecord(slug), loadDefaultAsOf()]);
    if (!record) return null;
    const day = asOf ?? defaultAsOf ?? record.network.compiledOn;
    const known = record.definitions.some((candidate) => candidate.id === definition) ? definition : null;
    return atRevision(`assessed:${slug}:${day}:${known ?? "house"}`, async () => ({
      record,
      assessed: assessRecord(record, { asOf: day, ...(known ? { definitionId: known } : {}) }),
    }));
  },
);
