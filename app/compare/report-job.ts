import { loadCompare } from "@/lib/loaders/compare";
import { loadAttached } from "@/lib/loaders/verdict-file";
import type { CompareJob } from "@/lib/report/job";
import { addressOf, nameSuffix, parseReportOptions } from "../report-file";
import { parseCompareParams, rawParams } from "../search-params";

/** The comparison an address asks for, and the name of its file; null with fewer than two networks. */
export async function compareReportJob(request: Request): Promise<{ job: CompareJob; name: string } | null> {
  const raw = rawParams(new URL(request.url).searchParams);
  const { slugs, asOf } = parseCompareParams(raw);
  const view = await loadCompare(slugs, asOf);
  if (view.columns.length < 2) return null;
  const options = parseReportOptions(raw);
  const shown = view.columns.map((column) => column.slug);
  const attached = await Promise.all(shown.map((slug) => loadAttached(slug, asOf, null)));
  const path = `/compare?n=${shown.join(",")}${asOf ? `&asOf=${asOf}` : ""}`;
  return {
    job: {
      kind: "compare",
      ...options,
      view,
      attached: attached.flat(),
      pageUrl: addressOf(request, path),
      assumed: [],
    },
    name: `offtake-compare-${shown.join("-")}-as-of-${view.asOf}${nameSuffix(options, false)}`,
  };
}

/** What a comparison of fewer networks is answered. */
export const TOO_FEW =
  "A comparison takes two to five networks of the scoreboard, for example ?n=helium,filecoin,akash.";
