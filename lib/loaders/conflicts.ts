import "server-only";
import { atRevision } from "@/lib/data";
import { type AsOfView, asOfView, buildConflictsPage, type ConflictsPageView, type ConflictsQuery } from "@/lib/views";
import { hasAssumedDays, loadEverything } from "./everything";
import { today } from "./today";

/** All conflicts on a day. */
export async function loadConflicts(
  query: ConflictsQuery,
  asked: string | null,
): Promise<{ view: ConflictsPageView; asOf: AsOfView }> {
  const { entries, asOf, newest } = await loadEverything(asked);
  const conflictEntries = entries.map(({ record, assessed, described }) =>
    assessed ? { record, assessed, described: null } : { record, assessed: null, described },
  );
  return {
    view: await atRevision(`conflicts:${asOf}:${asked ? "past" : "now"}:${JSON.stringify(query)}`, async () =>
      buildConflictsPage(conflictEntries, query, asOf, asked),
    ),
    asOf: asOfView(asked, newest, today(), hasAssumedDays(entries)),
  };
}
