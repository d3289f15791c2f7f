import { BYTE_ORDER_MARK } from "@/lib/format";
import { fileResponse } from "@/lib/http/file-response";
import { loadMapFile } from "@/lib/loaders/tables/board";
import { mapCsv } from "@/lib/views";
import { parseAsOf, rawParams } from "../../search-params";

/** The networks of the map and their trails, unformatted. */
export async function GET(request: Request): Promise<Response> {
  const { view, file, day } = await loadMapFile(parseAsOf(rawParams(new URL(request.url).searchParams)));
  const name = `offtake-map-as-of-${day}.csv`;
  return fileResponse(BYTE_ORDER_MARK + mapCsv(view, file), { type: "text/csv; charset=utf-8", name });
}
