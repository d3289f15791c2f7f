import { problem } from "@/lib/http/problem";
import { loadReport } from "@/lib/loaders/report";
import { whatIfQuery } from "@/lib/views/what-if";
import { addressOf, nameSuffix, parseReportOptions, reportResponse } from "../../../report-file";
import { parseNetworkParams, rawParams } from "../../../search-params";
import { parseWhatIfParams } from "../../../what-if-params";

/**
 * The verdict on one network as PDF. `asOf`, `definition` and assumptions as on its page; `form=one-page` for the page
 * that decides alone, `size=letter` for the other paper.
 */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const raw = rawParams(new URL(request.url).searchParams);
  const { asOf, definition } = parseNetworkParams(raw);
  const assumptions = parseWhatIfParams(raw);
  const loaded = await loadReport(slug, asOf, definition, assumptions);
  if (!loaded)
    return problem(
      404,
      "No report",
      `“${slug}” has no verdict and so no report. The networks that have one stand on the scoreboard.`,
    );
  const options = parseReportOptions(raw);
  const { view, assumed } = loaded;
  const kept: [string, string][] = [
    ...(asOf ? [["asOf", asOf] as [string, string]] : []),
    ...(definition ? [["definition", definition] as [string, string]] : []),
  ];
  const pageUrl = addressOf(request, `/networks/${view.slug}${whatIfQuery(kept, assumptions)}`);
  return reportResponse(
    request,
    { kind: "network", ...options, ...loaded, pageUrl },
    `offtake-${view.slug}-${view.quarter ?? "none"}-as-of-${view.asOf}${nameSuffix(options, assumed !== null)}.pdf`,
  );
}
