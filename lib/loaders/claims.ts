import "server-only";
import { atRevision } from "@/lib/data";
import { type AsOfView, asOfView, buildClaimsPage, type ClaimsPageView, type ClaimsQuery } from "@/lib/views";
import { loadAllRecords } from "./records";
import { today } from "./today";

/** What the articles said, on a day. */
export async function loadClaims(
  query: ClaimsQuery,
  asked: string | null,
): Promise<{ view: ClaimsPageView; asOf: AsOfView }> {
  const { records, newest } = await loadAllRecords(asked);
  const day = asked ?? newest;
  return {
    view: await atRevision(`claims:${day}:${asked ? "past" : "now"}:${JSON.stringify(query)}`, async () =>
      buildClaimsPage(records, query, day, asked),
    ),
    asOf: asOfView(asked, newest, today(), false),
  };
}
