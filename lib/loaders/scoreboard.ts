import "server-only";
import { atRevision } from "@/lib/data";
import { isAssessable } from "@/lib/scoring";
import { type AsOfView, asOfView, buildScoreboard, type ScoreboardQuery, type ScoreboardView } from "@/lib/views";
import { hasAssumedDays, loadEverything } from "./everything";
import { today } from "./today";

/** The board on the day the query asks for. */
export async function loadScoreboard(query: ScoreboardQuery): Promise<{ view: ScoreboardView; asOf: AsOfView }> {
  const { entries, asOf, newest } = await loadEverything(query.asOf);
  const assessed = entries.flatMap(({ record, assessed: one }) =>
    one && isAssessable(record) ? [{ record, assessed: one }] : [],
  );
  const unassessed = entries.flatMap(({ record: { network } }) => (network.kind === "network" ? [] : [network]));
  return {
    view: await atRevision(`scoreboard:${asOf}:${JSON.stringify(query)}`, async () =>
      buildScoreboard(assessed, query, asOf, unassessed),
    ),
    asOf: asOfView(query.asOf, newest, today(), hasAssumedDays(entries)),
  };
}
