import { fileResponse, plainAnswer, XLSX } from "@/lib/http/file-response";
import { loadNetworkWorkbook } from "@/lib/loaders/workbook";
import { parseNetworkParams, rawParams } from "../../../search-params";

/** One network as an Excel workbook; `asOf` and `definition` as on its page. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const { asOf, definition } = parseNetworkParams(rawParams(new URL(request.url).searchParams));
  const file = await loadNetworkWorkbook(slug, asOf, definition);
  if (!file)
    return plainAnswer(404, `No network that is assessed is called "${slug}". The names stand on the scoreboard.`);
  return fileResponse(file.bytes, { type: XLSX, name: file.filename, isSaved: true });
}
