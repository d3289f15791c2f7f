import { loadSearchIndex } from "@/lib/loaders/search";
import { parseAsOf, rawParams } from "../../search-params";

/** What the palette searches, on the day of the page that opened it. */
export async function GET(request: Request): Promise<Response> {
  const entries = await loadSearchIndex(parseAsOf(rawParams(new URL(request.url).searchParams)));
  return Response.json({ entries }, { headers: { "Cache-Control": "no-cache" } });
}
