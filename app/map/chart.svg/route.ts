import { mapSvgFile } from "@/components/charts/svg-file";
import { loadMap } from "@/lib/loaders/map";
import { mapWords } from "@/lib/views";
import { parseAsOf, rawParams } from "../../search-params";
import { mapResponse } from "../map-file";

/** The map as it stands on its page. */
export async function GET(request: Request): Promise<Response> {
  const { view, asOf } = await loadMap(parseAsOf(rawParams(new URL(request.url).searchParams)));
  return mapResponse(mapSvgFile(view.spec, mapWords(asOf.day)), "image/svg+xml; charset=utf-8", asOf.day, "svg");
}
