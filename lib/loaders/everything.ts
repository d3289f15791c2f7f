import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import { wholeAtRevision } from "@/lib/data";
import type { DataEntry } from "@/lib/views";
import { loadAllSlugs, loadAssessed, loadDefaultAsOf, loadDescribed } from "./records";
import { today } from "./today";

/** Every record on a day, assessed where that is done; what pages over all networks start from. */
export async function loadEverything(
  asked: string | null,
): Promise<{ entries: DataEntry[]; asOf: string; newest: string }> {
  const newest = (await loadDefaultAsOf()) ?? today();
  const asOf = asked ?? newest;
  return { entries: await wholeAtRevision(`entries:${asOf}`, () => entriesOn(asked)), asOf, newest };
}

async function entriesOn(asked: string | null): Promise<DataEntry[]> {
  const entries: DataEntry[] = [];
  for (const slug of await loadAllSlugs()) {
    // Assessing is work for the processor, and SQLite answers within the turn: whoever waits for another page comes between two networks.
    await nextTurn();
    const [described, assessed] = await Promise.all([loadDescribed(slug, asked), loadAssessed(slug, asked, null)]);
    if (described) entries.push({ ...described, assessed: assessed?.assessed ?? null });
  }
  return entries;
}

/** Whether any verdict shown rests on an assumed day of publication. */
export const hasAssumedDays = (entries: { assessed: { tags: string[] } | null }[]): boolean =>
  entries.some(({ assessed }) => assessed?.tags.includes("assumed_days"));
