import "server-only";
import { atRevision } from "@/lib/data";
import type { ChangeItem } from "@/lib/views/change-items";
import { type TriggerItem, triggerItems } from "@/lib/views/trigger-items";
import { loadChangeItems } from "./changes";
import { loadAssessed, loadSlugs } from "./records";

/** Conditions of all networks that are met or close to it at the newest day. */
const loadTriggerItems = (): Promise<TriggerItem[]> =>
  atRevision("trigger-items", async () => {
    const items: TriggerItem[] = [];
    for (const slug of await loadSlugs()) {
      const loaded = await loadAssessed(slug, null, null);
      if (loaded) items.push(...triggerItems(loaded.record, loaded.assessed));
      await new Promise(setImmediate);
    }
    return items;
  });

/** What the feeds tell, newest first: changes of verdict, and conditions that are met or close to it. */
export async function loadFeedItems(): Promise<(ChangeItem | TriggerItem)[]> {
  const [changes, triggers] = await Promise.all([loadChangeItems(null), loadTriggerItems()]);
  const newestFirst = (a: ChangeItem | TriggerItem, b: ChangeItem | TriggerItem) =>
    a.date === b.date ? a.title.localeCompare(b.title, "en") : a.date < b.date ? 1 : -1;
  return [...changes, ...triggers].sort(newestFirst);
}
