import "server-only";
import { atRevision } from "@/lib/data";
import { getEnv } from "@/lib/env";
import { fingerprintOf } from "@/lib/scoring";
import { buildChartFile, type ChartFile, isChartId, networkQuery } from "@/lib/views";
import { loadAssessed } from "./records";

/** One chart of a network as a file; null where the network or the chart does not exist. */
export async function loadChartFile(
  slug: string,
  id: string,
  asOf: string | null,
  definition: string | null,
): Promise<ChartFile | null> {
  if (!isChartId(id)) return null;
  const loaded = await loadAssessed(slug, asOf, definition);
  if (!loaded) return null;
  const { record, assessed } = loaded;
  const query = networkQuery(asOf, definition);
  return atRevision(`chart:${slug}:${id}:${assessed.asOf}:${query}`, async () =>
    buildChartFile(id, assessed, record, { query, fingerprint: fingerprintOf(assessed), site: getEnv().publicUrl }),
  );
}
