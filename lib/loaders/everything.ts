import "server-only";
import type { DataEntry } from "@/lib/views";
import { loadAllSlugs, loadAssessed, loadDefaultAsOf, loadDescribed } from "./records";
import { today } from "./today";

/** Every record on a day, assessed where that is done; what pages over all networks start from. */
export async function loadEverything(
  asked: string | null,
): Promise<{ entries: DataEntry[]; asOf: string; newest: string }> {
  const [slugs, newest] = await Promise.all([loadAllSlugs(), loadDefaultAsOf()]);
  const entries: DataEntry[] = [];
  // One after the other: assessing is work for the processor, and a page that waits must not keep others waiting.
  for (const slug of slugs) {
    const [described, assessed] = await Promise.all([loadDescribed(slug, asked), loadAssessed(slug, asked, null)]);
    if (described) entries.push({ ...described, assessed: assessed?.assessed ?? null });
  }
  const day = newest ?? today();
  return { entries, asOf: asked ?? day, newest: day };
}

/** Whether any verdict shown rests on an assumed day of publication. */
export const hasAssumedDays = (entries: { assessed: { tags: string[] } | null }[]): boolean =>
  entries.some(({ assessed }) => assessed?.tags.includes("assumed_days"));
