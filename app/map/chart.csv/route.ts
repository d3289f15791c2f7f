import { BYTE_ORDER_MARK } from "@/lib/format";
import { loadMapFile } from "@/lib/loaders/tables/board";
import { mapCsv } from "@/lib/views";
import { parseAsOf, rawParams } from "../../search-params";
import { mapResponse } from "../map-file";

/** The networks of the map and their trails, unformatted. */
export async function GET(request: Request): Promise<Response> {
  const { view, file, day } = await loadMapFile(parseAsOf(rawParams(new URL(request.url).searchParams)));
  return mapResponse(BYTE_ORDER_MARK + mapCsv(view, file), "text/csv; charset=utf-8", day, "csv");
}
