import "server-only";
import { atRevision } from "@/lib/data";
import { fingerprintOf } from "@/lib/scoring";
import { buildComparePage, type ComparePage, networkQuery } from "@/lib/views";
import { loadAssessed, loadDefaultAsOf, loadRecord, loadSlugs } from "./records";
import { today } from "./today";

/** The networks named, in their order; unknown names are listed, not thrown. */
export async function loadCompare(slugs: string[], asOf: string | null): Promise<ComparePage> {
  const day = asOf ?? (await loadDefaultAsOf()) ?? today();
  return atRevision(`compare:${slugs.join()}:${day}:${asOf ? "past" : "now"}`, async () => {
    const [all, loaded] = await Promise.all([
      loadSlugs(),
      Promise.all(slugs.map((slug) => loadAssessed(slug, asOf, null))),
    ]);
    // Some records are only described: they have a page, and no verdict to compare.
    const missing = await Promise.all(
      slugs.filter((_, index) => !loaded[index]).map(async (slug) => ({ slug, record: await loadRecord(slug) })),
    );
    const entries = loaded.flatMap((entry) => (entry ? [entry] : []));
    const records = await Promise.all(all.map((slug) => loadRecord(slug)));
    return buildComparePage(entries, {
      asOf: day,
      query: networkQuery(asOf, null),
      unknownSlugs: missing.filter(({ record }) => record === null).map(({ slug }) => slug),
      unassessed: missing.flatMap(({ record }) =>
        record ? [{ slug: record.network.slug, name: record.network.name }] : [],
      ),
      fingerprints: entries.map((entry) => fingerprintOf(entry.assessed)),
      networks: records.flatMap((record) => (record ? [{ slug: record.network.slug, name: record.network.name }] : [])),
    });
  });
}
