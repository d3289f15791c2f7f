import { loadReport } from "@/lib/loaders/report";
import { loadAttached } from "@/lib/loaders/verdict-file";
import type { NetworkJob } from "@/lib/report/job";
import { pagePairs } from "@/lib/views";
import { whatIfQuery } from "@/lib/views/what-if";
import { addressOf, nameSuffix, parseReportOptions } from "../../report-file";
import { parseNetworkParams, rawParams } from "../../search-params";
import { parseWhatIfParams } from "../../what-if-params";

/** The report an address asks for, and the name of its file; null where the network has none. */
export async function networkReportJob(
  request: Request,
  slug: string,
): Promise<{ job: NetworkJob; name: string } | null> {
  const raw = rawParams(new URL(request.url).searchParams);
  const { asOf, definition } = parseNetworkParams(raw);
  const assumptions = parseWhatIfParams(raw);
  const [loaded, attached] = await Promise.all([
    loadReport(slug, asOf, definition, assumptions),
    loadAttached(slug, asOf, definition, assumptions),
  ]);
  if (!loaded) return null;
  const options = parseReportOptions(raw);
  const { view, assumed } = loaded;
  const path = `/networks/${view.slug}${whatIfQuery(pagePairs(asOf, definition), assumptions)}`;
  return {
    job: { kind: "network", ...options, ...loaded, attached, pageUrl: addressOf(request, path) },
    name: `offtake-${view.slug}-${view.quarter ?? "none"}-as-of-${view.asOf}${nameSuffix(options, assumed !== null)}`,
  };
}
