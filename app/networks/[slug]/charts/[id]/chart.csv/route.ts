import { BYTE_ORDER_MARK } from "@/lib/format";
import { fileResponse } from "@/lib/http/file-response";
import { chartCsv } from "@/lib/views";
import { type ChartParams, chartFileName, chartFileOf } from "../chart-file";

/** The numbers of the drawing, unformatted, with their bounds, sources and day on every row. */
export async function GET(request: Request, { params }: { params: Promise<ChartParams> }): Promise<Response> {
  const found = await chartFileOf(request, await params);
  if (found instanceof Response) return found;
  return fileResponse(BYTE_ORDER_MARK + chartCsv(found), {
    type: "text/csv; charset=utf-8",
    name: chartFileName(found, "csv"),
  });
}
