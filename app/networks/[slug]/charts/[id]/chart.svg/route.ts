import { svgFile } from "@/components/charts/svg-file";
import { fileResponse } from "@/lib/http/file-response";
import { fileWords } from "@/lib/views";
import { type ChartParams, chartFileName, chartFileOf } from "../chart-file";

/** The drawing as it stands on the page, with its title, legend, sources and day. */
export async function GET(request: Request, { params }: { params: Promise<ChartParams> }): Promise<Response> {
  const found = await chartFileOf(request, await params);
  if (found instanceof Response) return found;
  return fileResponse(svgFile(found.spec, fileWords(found)), {
    type: "image/svg+xml; charset=utf-8",
    name: chartFileName(found, "svg"),
  });
}
