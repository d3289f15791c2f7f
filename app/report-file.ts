import * as z from "zod";
import { getEnv } from "@/lib/env";
import { problem } from "@/lib/http/problem";
import { siteOrigin } from "@/lib/http/site-origin";
import type { ReportJob } from "@/lib/report/job";
import { RETRY_AFTER_SECONDS, renderReport, reportKey } from "@/lib/report/rendering/render";
import { DrawingError, QueueFullError } from "@/lib/report/rendering/render-queue";
import type { RawParams } from "./search-params";

/** What the address says of a report besides what it says of the page. A value that is not understood falls back. */
const optionsSchema = z.object({
  form: z.enum(["full", "one-page"]).catch("full"),
  size: z
    .string()
    .toLowerCase()
    .pipe(z.enum(["a4", "letter"]))
    .catch("a4"),
});

export function parseReportOptions(raw: RawParams): Pick<ReportJob, "form" | "pageSize"> {
  const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);
  const { form, size } = optionsSchema.parse({ form: first(raw.form), size: first(raw.size) });
  return { form, pageSize: size === "letter" ? "LETTER" : "A4" };
}

/** Address of a page as a report names it: where the site says it is reached, else where this reader reached it. */
export function addressOf(request: Request, path: string): string {
  const { publicUrl, host, port } = getEnv();
  return `${siteOrigin(request.headers, publicUrl) || `http://${host}:${port}`}${path}`;
}

/** Bytes of a report; a problem that says what to do where there are none. */
export async function drawnOr(job: ReportJob, name: string, key = reportKey(job)): Promise<Uint8Array | Response> {
  try {
    return await renderReport(job, key);
  } catch (error) {
    if (error instanceof QueueFullError) {
      return problem(
        503,
        "Too many reports are waiting",
        `${error.waiting} reports wait to be drawn, one at a time. Ask again in ${RETRY_AFTER_SECONDS} seconds; the page itself prints too.`,
        { headers: { "retry-after": String(RETRY_AFTER_SECONDS) } },
      );
    }
    if (!(error instanceof DrawingError)) throw error;
    console.error(JSON.stringify({ event: "report_not_drawn", report: name, kind: error.kind, detail: error.message }));
    return problem(
      500,
      "The report could not be drawn",
      error.kind === "hung"
        ? "Drawing took too long and was given up. The page holds the same; ask again, or for form=one-page."
        : "Drawing it failed. The page holds the same; ask again, or for form=one-page.",
    );
  }
}

/** A report as its file, with a name that says what is in it; a problem that says what to do where there is none. */
export async function reportResponse(request: Request, job: ReportJob, name: string): Promise<Response> {
  const key = reportKey(job);
  // Another build may draw the same job otherwise.
  const etag = `"${getEnv().buildId}-${key}"`;
  const headers = { etag, "cache-control": "no-cache" };
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  const bytes = await drawnOr(job, name, key);
  if (bytes instanceof Response) return bytes;
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...headers,
      "content-type": "application/pdf",
      "content-length": String(bytes.length),
      "content-disposition": `inline; filename="${name}"`,
    },
  });
}

/** Words of a file's name that say what differs from the ordinary report. */
export const nameSuffix = ({ form, pageSize }: Pick<ReportJob, "form" | "pageSize">, isAssumed: boolean): string =>
  [
    isAssumed ? "-own-assumptions" : "",
    form === "one-page" ? "-one-page" : "",
    pageSize === "LETTER" ? "-letter" : "",
  ].join("");
