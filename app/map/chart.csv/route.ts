import { loadMap } from "@/lib/loaders/map";
import { mapCsv } from "@/lib/views";
import { parseAsOf, rawParams } from "../../search-params";
import { mapResponse } from "../map-file";

/** The networks of the map and their trails, unformatted. */
export async function GET(request: Request): Promise<Response> {
  const { view, asOf } = await loadMap(parseAsOf(rawParams(new URL(request.url).searchParams)));
  return mapResponse(mapCsv(view, asOf.day), "text/csv; charset=utf-8", asOf.day, "csv");
}
