import "server-only";
import { atRevision, lastRunEventAt, listFrozenVerdicts } from "@/lib/data";
import { fingerprintOf, isScored } from "@/lib/scoring";
import { type AsOfView, asOfView, networkQuery } from "@/lib/views";
import { byDay, type ChangeItem, changeItem } from "@/lib/views/change-items";
import { isSaidAnew } from "@/lib/views/changes";
import { buildChangesPage, type ChangesPageView, type ChangesQuery } from "@/lib/views/changes-page";
import { type KeptVerdict, loadChangesOf } from "@/lib/views/load-changes";
import { loadChanges } from "./read-api";
import { loadAssessed, loadDefaultAsOf, loadSlugs } from "./records";
import { today } from "./today";

/** Changes of verdict on a day: of all networks, as filtered. */
export async function loadChangesPage(
  query: ChangesQuery,
  asked: string | null,
): Promise<{ view: ChangesPageView; asOf: AsOfView }> {
  const newest = (await loadDefaultAsOf()) ?? today();
  const day = asked ?? newest;
  const items = query.basis === "history" ? await loadHistoryItems(asked) : await loadChangeItems(asked);
  return { view: buildChangesPage(items, query, day, asked), asOf: asOfView(asked, newest, today(), false) };
}

/**
 * What readers saw change, newest first: by the days on which facts became known and, on the newest day, by what loads
 * and undone runs rewrote. Both feeds and the page are made of it, and so is what a webhook is sent.
 */
export const loadChangeItems = (asked: string | null): Promise<ChangeItem[]> =>
  atRevision(`change-items:${asked ?? "now"}`, async () => {
    const newest = await loadDefaultAsOf();
    const items: ChangeItem[] = [];
    for (const slug of await loadSlugs()) {
      const loaded = await loadAssessed(slug, asked, null);
      const changes = loaded && (await loadChanges(slug, asked, "published"));
      if (!loaded || !changes) continue;
      const network = { slug, name: loaded.record.network.name };
      for (const change of changes.filter(isSaidAnew)) {
        const { verdict, reason, range } = change.to;
        items.push(
          changeItem(network, {
            ...{ change, origin: "published" as const, query: networkQuery(change.date, null) },
            key: [change.date, verdict, reason ?? "", ...(range ?? [])].join(" "),
          }),
        );
      }
      // A past day has no loads: what the site said then is what its page of that day says.
      if (asked !== null && newest !== null && asked < newest) continue;
      const kept = await listFrozenVerdicts(slug);
      const present = await presentOf(slug, loaded.assessed);
      for (const { change, from, to } of loadChangesOf(kept, present, changes))
        items.push(
          changeItem(network, {
            ...{ change, origin: "load" as const, query: to.asOf === newest ? "" : networkQuery(to.asOf, null) },
            key: `${from.fingerprint} ${to.fingerprint} ${change.date}`,
          }),
        );
    }
    return items.sort(byDay);
  });

/** The verdict as it stands, dated by the last time a run was published or taken back. */
async function presentOf(
  slug: string,
  assessed: NonNullable<Awaited<ReturnType<typeof loadAssessed>>>["assessed"],
): Promise<KeptVerdict> {
  const { asOf, quarter, verdict, reason, range, note, input, methodVersion, definitionId, result } = assessed;
  const scored = isScored(result) ? result : null;
  return {
    ...{ asOf, quarter, verdict, reason, range, note, input, methodVersion, definitionId },
    isHouse: true,
    fingerprint: fingerprintOf(assessed),
    frozenAt: (await lastRunEventAt(slug)) ?? asOf,
    prudentCoverage: scored?.ratios.prudentCoverage ?? null,
    score: scored?.score ?? null,
  };
}

/** Quarter by quarter, recomputed from what is known on the day. */
const loadHistoryItems = (asked: string | null): Promise<ChangeItem[]> =>
  atRevision(`change-history:${asked ?? "now"}`, async () => {
    const items: ChangeItem[] = [];
    for (const slug of await loadSlugs()) {
      const loaded = await loadAssessed(slug, asked, null);
      const changes = loaded && (await loadChanges(slug, asked, "history"));
      if (!loaded || !changes) continue;
      const network = { slug, name: loaded.record.network.name };
      for (const change of changes.filter(isSaidAnew))
        items.push(
          changeItem(network, {
            ...{ change, origin: "history" as const, query: networkQuery(asked, null) },
            key: change.to.quarter ?? "none",
          }),
        );
    }
    return items.sort(byDay);
  });
