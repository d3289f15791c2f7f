import { BYTE_ORDER_MARK } from "@/lib/format";
import { chartCsv } from "@/lib/views";
import { type ChartParams, chartFileOf, fileResponse } from "../chart-file";

/** The numbers of the drawing, unformatted, with their bounds, sources and day on every row. */
export async function GET(request: Request, { params }: { params: Promise<ChartParams> }): Promise<Response> {
  const found = await chartFileOf(request, await params);
  if (found instanceof Response) return found;
  return fileResponse(BYTE_ORDER_MARK + chartCsv(found), "text/csv; charset=utf-8", found, "csv");
}
