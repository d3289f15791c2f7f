import { loadNetworkWorkbook } from "@/lib/loaders/workbook";
import { parseNetworkParams, rawParams } from "../../../search-params";
import { workbookResponse } from "../../../workbook-file";

/** One network as an Excel workbook; `asOf` and `definition` as on its page. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const { asOf, definition } = parseNetworkParams(rawParams(new URL(request.url).searchParams));
  const file = await loadNetworkWorkbook(slug, asOf, definition);
  if (!file)
    return new Response(`No network that is assessed is called "${slug}". The names stand on the scoreboard.\n`, {
      status: 404,
      headers: { "content-type": "text/plain; charset=utf-8" },
    });
  return workbookResponse(file);
}
