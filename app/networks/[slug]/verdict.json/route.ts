import { fileResponse } from "@/lib/http/file-response";
import { loadVerdictFile } from "@/lib/loaders/verdict-file";
import { verdictFileText } from "@/lib/packet";
import { packetName, unknownNetwork, withheld } from "../../../packet-files";
import { parseNetworkParams, rawParams } from "../../../search-params";
import { parseWhatIfParams } from "../../../what-if-params";

/** The verdict with everything it follows from; `asOf`, `definition` and assumptions as on its page. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const raw = rawParams(new URL(request.url).searchParams);
  const { asOf, definition } = parseNetworkParams(raw);
  try {
    const loaded = await loadVerdictFile(slug, asOf, definition, parseWhatIfParams(raw));
    if (!loaded) return unknownNetwork(slug);
    const file = loaded.assumed ?? loaded.page;
    const name = `${packetName(slug, file.fingerprint)}.json`;
    return fileResponse(verdictFileText(file), { type: "application/json; charset=utf-8", name });
  } catch (error) {
    return withheld(error);
  }
}
