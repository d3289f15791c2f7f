import "server-only";
import { atRevision } from "@/lib/data";
import { type AsOfView, asOfView, buildDataPage, type DataPageView, type DataQuery } from "@/lib/views";
import { hasAssumedDays, loadEverything } from "./everything";
import { today } from "./today";

/** What the record holds, on a day. */
export async function loadData(
  query: DataQuery,
  asked: string | null,
): Promise<{ view: DataPageView; asOf: AsOfView }> {
  const { entries, asOf, newest } = await loadEverything(asked);
  return {
    view: await atRevision(`data:${asOf}:${asked ? "past" : "now"}:${JSON.stringify(query)}`, async () =>
      buildDataPage(entries, query, asOf, asked),
    ),
    asOf: asOfView(asked, newest, today(), hasAssumedDays(entries)),
  };
}
