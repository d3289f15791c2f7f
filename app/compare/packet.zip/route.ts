import { createElement } from "react";
import { problem } from "@/lib/http/problem";
import { loadCompare } from "@/lib/loaders/compare";
import { loadVerdictData, loadVerdictFile } from "@/lib/loaders/verdict-file";
import { dataCsv, packetPdf, packetZip } from "@/lib/packet";
import { CompareReport } from "@/lib/report/compare-report";
import { asDocument, renderReport } from "@/lib/report/render";
import { fileResponse, packetName, sizeOf, withheld } from "../../packet-files";
import { parseCompareParams, rawParams } from "../../search-params";

/** The comparison as PDF with the verdict files of its networks attached, and data and verdict file of each. */
export async function GET(request: Request): Promise<Response> {
  const search = new URL(request.url).searchParams;
  const { slugs, asOf } = parseCompareParams(rawParams(search));
  try {
    const view = await loadCompare(slugs, asOf);
    if (view.columns.length < 2)
      return problem(
        400,
        "Too few networks",
        "A comparison takes two to five networks, for example ?n=helium,filecoin,akash.",
      );
    const named = view.columns.map(({ slug }) => slug);
    const verdicts = await Promise.all(named.map((slug) => loadVerdictFile(slug, asOf, null)));
    const data = await Promise.all(named.map((slug) => loadVerdictData(slug, asOf, null)));
    const pageSize = sizeOf(search);
    const pages = await renderReport(`compare:${view.asOf}:${view.fingerprints.join("+")}:${pageSize}`, () =>
      asDocument(createElement(CompareReport, { view, pageSize })),
    );
    const pdf = await packetPdf(
      pages,
      verdicts.flatMap((loaded) => loaded?.page ?? []),
    );
    const name = `offtake-compare-${named.join("-")}-as-of-${view.asOf}`;
    const zip = packetZip({
      pdf: { name: `${name}.pdf`, ...pdf },
      data: data.flatMap((loaded) =>
        loaded
          ? [
              {
                name: `${packetName(loaded.facts.network.slug, loaded.subject.fingerprint)}.csv`,
                content: dataCsv(loaded.facts, loaded.subject),
              },
            ]
          : [],
      ),
      assumed: null,
    });
    return fileResponse(zip, "application/zip", `${name}.zip`, true);
  } catch (error) {
    return withheld(error);
  }
}
