import { fileResponse } from "@/lib/http/file-response";
import { problem } from "@/lib/http/problem";
import { loadVerdictData, loadVerdictFile } from "@/lib/loaders/verdict-file";
import { dataCsv, packetZip, readReceived } from "@/lib/packet";
import { packetName, withheld } from "../../packet-files";
import { drawnOr } from "../../report-file";
import { parseCompareParams, rawParams } from "../../search-params";
import { compareReportJob } from "../report-job";
import { TOO_FEW } from "../too-few";

/** The comparison as PDF with the verdict files of its networks attached, and data and verdict file of each. */
export async function GET(request: Request): Promise<Response> {
  const { asOf } = parseCompareParams(rawParams(new URL(request.url).searchParams));
  try {
    const report = await compareReportJob(request);
    if (!report) return problem(400, "Too few networks", TOO_FEW);
    const slugs = report.job.view.columns.map(({ slug }) => slug);
    const [data] = await Promise.all([
      Promise.all(slugs.map((slug) => loadVerdictData(slug, asOf, null))),
      // A report is drawn without figures that may not travel; a packet is refused.
      Promise.all(slugs.map((slug) => loadVerdictFile(slug, asOf, null))),
    ]);
    const bytes = await drawnOr(report.job, report.name);
    if (bytes instanceof Response) return bytes;
    const zip = packetZip({
      pdf: { name: `${report.name}.pdf`, bytes, files: readReceived(bytes).map(({ file }) => file) },
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
    });
    return fileResponse(zip, { type: "application/zip", name: `${report.name}.zip`, isSaved: true });
  } catch (error) {
    return withheld(error);
  }
}
