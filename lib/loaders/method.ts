import "server-only";
import { atRevision } from "@/lib/data";
import { buildMethodToday, type MethodEntry, type MethodTodayView } from "@/lib/views/method-today";
import { loadChanges } from "./read-api";
import { loadAssessed, loadDefaultAsOf, loadSlugs } from "./records";
import { today } from "./today";

/** What the method page says in today’s numbers: worked example, top class, track record. */
export const loadMethodToday = (): Promise<MethodTodayView> =>
  atRevision("method-today", async () => {
    const entries: MethodEntry[] = [];
    for (const slug of await loadSlugs()) {
      const loaded = await loadAssessed(slug, null, null);
      const changes = await loadChanges(slug, null, "published");
      if (loaded && changes) entries.push({ ...loaded, changes });
    }
    return buildMethodToday(entries, (await loadDefaultAsOf()) ?? today());
  });
