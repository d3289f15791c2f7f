import "server-only";
import { atRevision } from "@/lib/data";
import { isAssessable } from "@/lib/scoring";
import { type AsOfView, asOfView, buildMapPage, type MapPageView, networkQuery } from "@/lib/views";
import { hasAssumedDays, loadEverything } from "./everything";
import { today } from "./today";

/** All networks that are assessed, placed by who pays and which way it moves, on a day. */
export async function loadMap(asked: string | null): Promise<{ view: MapPageView; asOf: AsOfView }> {
  const { entries, asOf, newest } = await loadEverything(asked);
  const assessed = entries.flatMap(({ record, assessed: one }) =>
    one && isAssessable(record) ? [{ record, assessed: one }] : [],
  );
  return {
    view: await atRevision(`map:${asOf}:${asked ? "past" : "now"}`, async () =>
      buildMapPage(assessed, networkQuery(asked, null)),
    ),
    asOf: asOfView(asked, newest, today(), hasAssumedDays(entries)),
  };
}
