import "server-only";
import { cache } from "react";
import {
  atRevision,
  factsAtRevision,
  listAssessedSlugs,
  listSlugs,
  loadNetworkRecord,
  newestRecordedOn,
} from "@/lib/data";
import {
  type AnyRecord,
  type Assessed,
  assessRecord,
  type Described,
  describeRecord,
  isAssessable,
  type NetworkRecord,
  recordOn,
} from "@/lib/scoring";
import { today } from "./today";

/** Facts of one network, or of what is shown beside them, at the present revision; null for an unknown slug. */
export const loadRecord = cache(
  (slug: string): Promise<AnyRecord | null> => factsAtRevision(`record:${slug}`, () => loadNetworkRecord(slug)),
);

/** Networks that are assessed. */
export const loadSlugs = cache((): Promise<string[]> => factsAtRevision("assessed-slugs", listAssessedSlugs));

/** Everything that has facts: networks, what is adjacent to them, the sector. */
export const loadAllSlugs = cache((): Promise<string[]> => factsAtRevision("slugs", listSlugs));

/** The newest day on which a fact was recorded: the default as-of, never the wall clock. */
export const loadDefaultAsOf = cache((): Promise<string | null> => factsAtRevision("as-of", newestRecordedOn));

interface AssessedRecord {
  record: NetworkRecord;
  assessed: Assessed;
}

interface DescribedRecord {
  record: AnyRecord;
  described: Described;
}

/** What a record of any kind holds on a day, without a verdict; null for an unknown slug. */
export const loadDescribed = cache(async (slug: string, asOf: string | null): Promise<DescribedRecord | null> => {
  const [record, defaultAsOf] = await Promise.all([loadRecord(slug), loadDefaultAsOf()]);
  if (!record) return null;
  const day = asOf ?? defaultAsOf ?? record.network.compiledOn;
  return atRevision(`described:${slug}:${day}`, async () => ({
    record: recordOn(record, day),
    described: describeRecord(record, day),
  }));
});

/** The definition asked for where the network has it; null = the house's. */
export const knownDefinition = (record: NetworkRecord, definition: string | null): string | null =>
  record.definitions.some(({ id }) => id === definition) ? definition : null;

/** One network assessed; null for an unknown slug and for what is never assessed. An unknown definition falls back to the house's. */
export const loadAssessed = cache(
  async (slug: string, asOf: string | null, definition: string | null): Promise<AssessedRecord | null> => {
    const [record, defaultAsOf] = await Promise.all([loadRecord(slug), loadDefaultAsOf()]);
    if (!record || !isAssessable(record)) return null;
    const day = asOf ?? defaultAsOf ?? record.network.compiledOn;
    const known = knownDefinition(record, definition);
    return atRevision(`assessed:${slug}:${day}:${known ?? "house"}`, async () => ({
      record: recordOn(record, day),
      assessed: assessRecord(record, { asOf: day, ...(known ? { definitionId: known } : {}) }),
    }));
  },
);

/**
 * Every record at the present revision as it stood on a day, sorted by slug, and the newest day on which a fact was
 * recorded. null = that day.
 */
export const loadAllRecords = cache(async (asked: string | null): Promise<{ records: AnyRecord[]; newest: string }> => {
  const [slugs, newest] = await Promise.all([loadAllSlugs(), loadDefaultAsOf()]);
  const day = asked ?? newest ?? today();
  const records = await Promise.all(slugs.map((slug) => loadRecord(slug)));
  return { records: records.flatMap((record) => (record ? recordOn(record, day) : [])), newest: newest ?? today() };
});
