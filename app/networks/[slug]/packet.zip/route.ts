import { createElement } from "react";
import { loadNetwork } from "@/lib/loaders/network";
import { loadVerdictData, loadVerdictFile } from "@/lib/loaders/verdict-file";
import { dataCsv, packetPdf, packetZip } from "@/lib/packet";
import { NetworkReport } from "@/lib/report/network-report";
import { asDocument, renderReport } from "@/lib/report/render";
import { proseText } from "@/lib/views";
import { fileResponse, packetName, sizeOf, unknownNetwork, withheld } from "../../../packet-files";
import { parseNetworkParams, rawParams } from "../../../search-params";
import { parseWhatIfParams } from "../../../what-if-params";

/**
 * Report, data and verdict file of one network under one fingerprint. Assumptions in the address add a verdict file of
 * their own; report and data stay those of the record.
 */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const search = new URL(request.url).searchParams;
  const { asOf, definition } = parseNetworkParams(rawParams(search));
  try {
    const [view, loaded, data] = await Promise.all([
      loadNetwork(slug, asOf, definition),
      loadVerdictFile(slug, asOf, definition, parseWhatIfParams(rawParams(search))),
      loadVerdictData(slug, asOf, definition),
    ]);
    if (!view || !loaded || !data) return unknownNetwork(slug);
    const pageSize = sizeOf(search);
    const pages = await renderReport(
      `${view.slug}:${view.fingerprint}:${view.banners.map(proseText).join("|")}:${pageSize}`,
      () => asDocument(createElement(NetworkReport, { view, pageSize })),
    );
    const name = packetName(slug, loaded.page.fingerprint);
    const pdf = await packetPdf(pages, [loaded.page]);
    const zip = packetZip({
      pdf: { name: `${name}.pdf`, ...pdf },
      data: [{ name: `${name}.csv`, content: dataCsv(data.facts, data.subject) }],
      assumed: loaded.assumed,
    });
    const carried = loaded.assumed ?? loaded.page;
    return fileResponse(zip, "application/zip", `${packetName(slug, carried.fingerprint)}.zip`, true);
  } catch (error) {
    return withheld(error);
  }
}
