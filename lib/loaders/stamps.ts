import "server-only";
import { buildStamp, type StampView } from "@/lib/views";
import { loadAssessed, loadDefaultAsOf, loadRecord, loadSlugs } from "./records";
import { today } from "./today";

interface StampedNetwork {
  stamp: StampView;
  category: string;
  resource: string;
  chain: string;
}

/** One network's verdict under the house definition with what it stands on; null for what is not assessed. */
export async function loadStamp(slug: string, asOf: string | null): Promise<StampView | null> {
  const loaded = await loadAssessed(slug, asOf, null);
  return loaded && buildStamp(loaded.record, loaded.assessed);
}

/** The same of every network that is assessed, by slug. */
export async function loadStamps(asOf: string | null): Promise<StampedNetwork[]> {
  const stamped: StampedNetwork[] = [];
  // One after the other: assessing is work for the processor, and a caller that waits must not keep others waiting.
  for (const slug of await loadSlugs()) {
    const loaded = await loadAssessed(slug, asOf, null);
    if (!loaded) continue;
    const { category, resource, chain } = loaded.record.network;
    stamped.push({ stamp: buildStamp(loaded.record, loaded.assessed), category, resource, chain });
  }
  return stamped;
}

/** Networks by slug and name, without assessing any. */
export async function loadNames(): Promise<{ slug: string; name: string }[]> {
  const records = await Promise.all((await loadSlugs()).map((slug) => loadRecord(slug)));
  return records.flatMap((record) => (record ? [{ slug: record.network.slug, name: record.network.name }] : []));
}

/** The newest day on which facts were recorded. */
export const loadNewestDay = async (): Promise<string> => (await loadDefaultAsOf()) ?? today();
