import "server-only";
import { atRevision } from "@/lib/data";
import { newestDayKey, readLiveSources } from "@/lib/data/sources";
import { readSourceKey } from "@/lib/env";
import { ADAPTERS } from "@/lib/ingest/registry";
import { buildLive, type LiveView } from "@/lib/views/data-page/live";
import { today } from "./today";

/** How the live sources fare. Ages count to the running day: this is about the machine, not about the record. */
export function loadLiveSources(): Promise<LiveView> {
  const day = today();
  return atRevision(`live-sources:${day}`, async () => {
    const { health, quarantined, batches, newestDays } = await readLiveSources();
    const byAdapter = new Map(health.map((row) => [row.adapterId, row]));
    const inputs = ADAPTERS.map(({ id, title, attribution, keyName, keyNeed, series, source }) => ({
      ...{ id, title, attribution, url: source.url },
      offFor: keyName !== null && keyNeed === "everything" && readSourceKey(keyName) === null ? keyName : null,
      series: series.map(({ key, label, networkSlug, staleAfterDays, source: own }) => ({
        ...{ label, networkSlug, staleAfterDays },
        newestDay: newestDays.get(newestDayKey(key, own?.id ?? source.id)) ?? null,
      })),
      health: byAdapter.get(id) ?? null,
    }));
    return buildLive(inputs, quarantined, batches, day);
  });
}
