import { createElement } from "react";
import { loadCompare } from "@/lib/loaders/compare";
import { CompareReport } from "@/lib/report/compare-report";
import { asDocument, pdfResponse, renderReport } from "@/lib/report/render";
import { parseCompareParams, rawParams } from "../../search-params";

/** The comparison as PDF; the same query as its page. */
export async function GET(request: Request): Promise<Response> {
  const search = new URL(request.url).searchParams;
  const { slugs, asOf } = parseCompareParams(rawParams(search));
  const view = await loadCompare(slugs, asOf);
  if (view.columns.length < 2) {
    return new Response("A comparison takes two to five networks, for example ?n=helium,filecoin,akash.\n", {
      status: 400,
      headers: { "content-type": "text/plain; charset=utf-8" },
    });
  }
  const pageSize = search.get("size")?.toLowerCase() === "letter" ? "LETTER" : "A4";
  const bytes = await renderReport(`compare:${view.asOf}:${view.fingerprints.join("+")}:${pageSize}`, () =>
    asDocument(createElement(CompareReport, { view, pageSize })),
  );
  return pdfResponse(
    bytes,
    `offtake-compare-${view.columns.map((column) => column.slug).join("-")}-as-of-${view.asOf}.pdf`,
  );
}
