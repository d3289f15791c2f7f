import { problem } from "@/lib/http/problem";
import { loadTrace } from "@/lib/loaders/trace";
import { parseNetworkParams, parseTraceParams, rawParams, type TraceParams } from "../../../../../../../search-params";

/** What stands behind one number, as the drawer and the plain page show it; `asOf`, `definition` as on a network's page. */
export async function GET(request: Request, { params }: { params: Promise<TraceParams> }): Promise<Response> {
  const trace = parseTraceParams(await params);
  const { asOf, definition } = parseNetworkParams(rawParams(new URL(request.url).searchParams));
  const view = trace && (await loadTrace(trace, asOf, definition));
  if (!view)
    return problem(404, "No such number", "No figure, observation or formula of the record has this key on this day.");
  return Response.json(view, { headers: { "cache-control": "no-cache" } });
}
