import { mapSvgFile } from "@/components/charts/svg-file";
import { fileResponse } from "@/lib/http/file-response";
import { loadMap } from "@/lib/loaders/map";
import { mapWords } from "@/lib/views";
import { parseAsOf, rawParams } from "../../search-params";

/** The map as it stands on its page. */
export async function GET(request: Request): Promise<Response> {
  const { view, asOf } = await loadMap(parseAsOf(rawParams(new URL(request.url).searchParams)));
  const name = `offtake-map-as-of-${asOf.day}.svg`;
  return fileResponse(mapSvgFile(view.spec, mapWords(asOf.day)), { type: "image/svg+xml; charset=utf-8", name });
}
