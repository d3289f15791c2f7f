import { loadCompareWorkbook } from "@/lib/loaders/workbook";
import { parseCompareParams, rawParams } from "../../search-params";
import { workbookResponse } from "../../workbook-file";

/** The comparison as an Excel workbook; the same query as its page. */
export async function GET(request: Request): Promise<Response> {
  const { slugs, asOf } = parseCompareParams(rawParams(new URL(request.url).searchParams));
  const file = await loadCompareWorkbook(slugs, asOf);
  if (!file)
    return new Response("A comparison takes two to five networks, for example ?n=helium,filecoin,akash.\n", {
      status: 400,
      headers: { "content-type": "text/plain; charset=utf-8" },
    });
  return workbookResponse(file);
}
