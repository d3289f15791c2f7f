import { loadChartFile } from "@/lib/loaders/charts";
import type { ChartFile } from "@/lib/views";
import { parseNetworkParams, rawParams } from "../../../../search-params";

export interface ChartParams {
  slug: string;
  id: string;
}

/** The chart an address names, or the answer that there is none. */
export async function chartFileOf(request: Request, { slug, id }: ChartParams): Promise<ChartFile | Response> {
  const { asOf, definition } = parseNetworkParams(rawParams(new URL(request.url).searchParams));
  const file = await loadChartFile(slug, id, asOf, definition);
  return (
    file ??
    new Response(`"${slug}" has no chart called "${id}". They stand on the network's page.\n`, {
      status: 404,
      headers: { "content-type": "text/plain; charset=utf-8" },
    })
  );
}

/** Shown in the browser; saved under a name that says what it is of. */
export function fileResponse(text: string, type: string, { spec, asOf }: ChartFile, extension: string): Response {
  return new Response(text, {
    headers: {
      "content-type": type,
      "content-disposition": `inline; filename="offtake-${spec.id}-as-of-${asOf}.${extension}"`,
      "cache-control": "no-cache",
    },
  });
}
