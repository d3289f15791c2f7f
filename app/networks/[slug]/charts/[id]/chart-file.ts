import { plainAnswer } from "@/lib/http/file-response";
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
  return file ?? plainAnswer(404, `"${slug}" has no chart called "${id}". They stand on the network's page.`);
}

/** Name of the file of a chart. */
export const chartFileName = ({ spec, asOf }: ChartFile, extension: string): string =>
  `offtake-${spec.id}-as-of-${asOf}.${extension}`;
