import "server-only";
import { atRevision } from "@/lib/data";
import { buildSearchIndex, type SearchEntry } from "@/lib/views/search";
import { loadClaims } from "./claims";
import { loadConflicts } from "./conflicts";
import { loadAllRecords } from "./records";

/** All that can be found on a day; null = now. Kept for the revision. */
export async function loadSearchIndex(asked: string | null): Promise<SearchEntry[]> {
  const [{ records, newest }, conflicts, claims] = await Promise.all([
    loadAllRecords(asked),
    loadConflicts({ network: null, kind: null, status: null }, asked),
    loadClaims({ article: null, status: null, network: null }, asked),
  ]);
  return atRevision(`search:${asked ?? `now:${newest}`}`, async () =>
    buildSearchIndex(records, conflicts.view, claims.view, asked),
  );
}
