import { fileResponse } from "@/lib/http/file-response";
import { loadVerdictData } from "@/lib/loaders/verdict-file";
import { dataCsv } from "@/lib/packet";
import { packetName, unknownNetwork } from "../../../packet-files";
import { parseNetworkParams, rawParams } from "../../../search-params";

/** Every observation known on the day, with its source; `asOf` and `definition` as on the page. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const { asOf, definition } = parseNetworkParams(rawParams(new URL(request.url).searchParams));
  const data = await loadVerdictData(slug, asOf, definition);
  if (!data) return unknownNetwork(slug);
  const { facts, subject } = data;
  const name = `${packetName(slug, subject.fingerprint)}.csv`;
  return fileResponse(dataCsv(facts, subject), { type: "text/csv; charset=utf-8", name });
}
