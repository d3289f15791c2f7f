import { loadCompare } from "@/lib/loaders/compare";
import { loadCompareAssumed } from "@/lib/loaders/report";
import { loadAttached } from "@/lib/loaders/verdict-file";
import type { CompareJob } from "@/lib/report/job";
import { pagePairs } from "@/lib/views";
import { whatIfQuery } from "@/lib/views/what-if";
import { addressOf, nameSuffix, parseReportOptions } from "../report-file";
import { parseCompareParams, rawParams } from "../search-params";
import { parseSharedWhatIfParams } from "../what-if-params";

/** The comparison an address asks for, and the name of its file; null with fewer than two networks. */
export async function compareReportJob(incoming: Request): Promise<{ job: CompareJob; name: string } | null> {
  const raw = rawParams(new URL(incoming.url).searchParams);
  const { slugs, asOf } = parseCompareParams(raw);
  const view = await loadCompare(slugs, asOf);
  if (view.columns.length < 2) return null;
  const options = parseReportOptions(raw);
  const shown = view.columns.map((column) => column.slug);
  const request = parseSharedWhatIfParams(raw);
  const [assumed, attached] = await Promise.all([
    loadCompareAssumed(shown, asOf, request),
    Promise.all(shown.map((slug) => loadAttached(slug, asOf, null, request))),
  ]);
  const path = `/compare${whatIfQuery([["n", shown.join(",")], ...pagePairs(asOf, null)], request)}`;
  return {
    job: {
      kind: "compare",
      ...options,
      view,
      attached: attached.flat(),
      pageUrl: addressOf(incoming, path),
      assumed,
    },
    name: `offtake-compare-${shown.join("-")}-as-of-${view.asOf}${nameSuffix(options, assumed.length > 0)}`,
  };
}
