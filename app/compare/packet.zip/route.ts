import { problem } from "@/lib/http/problem";
import { loadVerdictData } from "@/lib/loaders/verdict-file";
import { dataCsv, packetZip, readReceived } from "@/lib/packet";
import { fileResponse, packetName, withheld } from "../../packet-files";
import { drawnOr } from "../../report-file";
import { parseCompareParams, rawParams } from "../../search-params";
import { compareReportJob, TOO_FEW } from "../report-job";

/** The comparison as PDF with the verdict files of its networks attached, and data and verdict file of each. */
export async function GET(request: Request): Promise<Response> {
  const { asOf } = parseCompareParams(rawParams(new URL(request.url).searchParams));
  try {
    const report = await compareReportJob(request);
    if (!report) return problem(400, "Too few networks", TOO_FEW);
    const data = await Promise.all(report.job.view.columns.map(({ slug }) => loadVerdictData(slug, asOf, null)));
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
    return fileResponse(zip, "application/zip", `${report.name}.zip`, true);
  } catch (error) {
    return withheld(error);
  }
}
