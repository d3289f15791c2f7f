import { problem } from "@/lib/http/problem";
import { reportResponse } from "../../report-file";
import { compareReportJob } from "../report-job";
import { TOO_FEW } from "../too-few";

/** The comparison as PDF; the same query as its page, `form=one-page` and `size=letter` as on a network's report. */
export async function GET(request: Request): Promise<Response> {
  const report = await compareReportJob(request);
  if (!report) return problem(400, "Nothing to compare", TOO_FEW);
  return reportResponse(request, report.job, `${report.name}.pdf`);
}
