import { problem } from "@/lib/http/problem";
import { reportResponse } from "../../../report-file";
import { networkReportJob } from "../report-job";

/**
 * The verdict on one network as PDF. `asOf`, `definition` and assumptions as on its page; `form=one-page` for the page
 * that decides alone, `size=letter` for the other paper.
 */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const report = await networkReportJob(request, slug);
  if (!report)
    return problem(
      404,
      "No report",
      `“${slug}” has no verdict and so no report. The networks that have one stand on the scoreboard.`,
    );
  return reportResponse(request, report.job, `${report.name}.pdf`);
}
