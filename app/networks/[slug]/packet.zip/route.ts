import { fileResponse } from "@/lib/http/file-response";
import { loadVerdictData, loadVerdictFile } from "@/lib/loaders/verdict-file";
import { dataCsv, packetZip, readReceived } from "@/lib/packet";
import { packetName, unknownNetwork, withheld } from "../../../packet-files";
import { drawnOr } from "../../../report-file";
import { parseNetworkParams, rawParams } from "../../../search-params";
import { networkReportJob } from "../report-job";

/** Report, data and verdict file of one network under one fingerprint; assumptions in the address travel in all but the data. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const { asOf, definition } = parseNetworkParams(rawParams(new URL(request.url).searchParams));
  try {
    // A report is drawn without figures that may not travel; a packet is refused.
    const [report, data] = await Promise.all([
      networkReportJob(request, slug),
      loadVerdictData(slug, asOf, definition),
      loadVerdictFile(slug, asOf, definition),
    ]);
    if (!report || !data) return unknownNetwork(slug);
    const bytes = await drawnOr(report.job, report.name);
    if (bytes instanceof Response) return bytes;
    const files = readReceived(bytes).map(({ file }) => file);
    const name = packetName(slug, files[0]?.fingerprint ?? data.subject.fingerprint);
    const zip = packetZip({
      pdf: { name: `${name}.pdf`, bytes, files },
      data: [{ name: `${name}.csv`, content: dataCsv(data.facts, data.subject) }],
    });
    const carried = files.at(-1)?.fingerprint ?? data.subject.fingerprint;
    return fileResponse(zip, { type: "application/zip", name: `${packetName(slug, carried)}.zip`, isSaved: true });
  } catch (error) {
    return withheld(error);
  }
}
