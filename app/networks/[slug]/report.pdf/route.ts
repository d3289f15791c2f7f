import { createElement } from "react";
import { loadNetwork } from "@/lib/loaders/network";
import { NetworkReport } from "@/lib/report/network-report";
import { asDocument, pdfResponse, renderReport } from "@/lib/report/render";
import { proseText } from "@/lib/views";
import { parseNetworkParams, rawParams } from "../../../search-params";

/** The verdict on one network as PDF; `asOf`, `definition` as on its page, `size=letter` for the other paper. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const search = new URL(request.url).searchParams;
  const { asOf, definition } = parseNetworkParams(rawParams(search));
  const view = await loadNetwork(slug, asOf, definition);
  if (!view)
    return new Response(`No network is called "${slug}". The names stand on the scoreboard.\n`, {
      status: 404,
      headers: { "content-type": "text/plain; charset=utf-8" },
    });
  const pageSize = search.get("size")?.toLowerCase() === "letter" ? "LETTER" : "A4";
  const bytes = await renderReport(
    `${view.slug}:${view.fingerprint}:${view.banners.map(proseText).join("|")}:${pageSize}`,
    () => asDocument(createElement(NetworkReport, { view, pageSize })),
  );
  return pdfResponse(bytes, `offtake-${view.slug}-${view.quarter ?? "none"}-as-of-${view.asOf}.pdf`);
}
