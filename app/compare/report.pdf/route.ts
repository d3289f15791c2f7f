import { problem } from "@/lib/http/problem";
import { loadCompare } from "@/lib/loaders/compare";
import { addressOf, nameSuffix, parseReportOptions, reportResponse } from "../../report-file";
import { parseCompareParams, rawParams } from "../../search-params";

/** The comparison as PDF; the same query as its page, `form=one-page` and `size=letter` as on a network's report. */
export async function GET(request: Request): Promise<Response> {
  const raw = rawParams(new URL(request.url).searchParams);
  const { slugs, asOf } = parseCompareParams(raw);
  const view = await loadCompare(slugs, asOf);
  if (view.columns.length < 2)
    return problem(
      400,
      "Nothing to compare",
      "A comparison takes two to five networks of the scoreboard, for example ?n=helium,filecoin,akash.",
    );
  const options = parseReportOptions(raw);
  const shown = view.columns.map((column) => column.slug);
  return reportResponse(
    request,
    {
      kind: "compare",
      ...options,
      view,
      pageUrl: addressOf(request, `/compare?n=${shown.join(",")}${asOf ? `&asOf=${asOf}` : ""}`),
      assumed: [],
    },
    `offtake-compare-${shown.join("-")}-as-of-${view.asOf}${nameSuffix(options, false)}.pdf`,
  );
}
