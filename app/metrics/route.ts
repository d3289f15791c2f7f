import { getEnv } from "@/lib/env";
import { isOwnMachine } from "@/lib/http/client-address";
import { problem } from "@/lib/http/problem";
import { isBearer, metricsText } from "@/lib/operation";
import { reportQueueState } from "@/lib/report/rendering/render";

/** GET /metrics, in the text format of Prometheus: only where OFFTAKE_METRICS turns it on, for this machine or with the token. */
export function GET(request: Request): Response {
  const { hasMetrics, metricsToken, version, buildId } = getEnv();
  if (!hasMetrics) return problem(404, "There is no such page", "Metrics are off; OFFTAKE_METRICS=1 turns them on.");
  if (!isOwnMachine(request.headers) && !isBearer(request.headers.get("authorization"), metricsToken))
    return problem(
      403,
      "Not for you",
      "Metrics are for this machine, or for who presents OFFTAKE_METRICS_TOKEN as a bearer token.",
    );
  const { waiting, isDrawing } = reportQueueState();
  const text = metricsText({
    ...{ version, build: buildId, reportsWaiting: waiting, reportsDrawing: isDrawing ? 1 : 0 },
    ...{ residentBytes: process.memoryUsage.rss(), uptimeSeconds: process.uptime() },
  });
  return new Response(text, {
    headers: { "Content-Type": "text/plain; version=0.0.4; charset=utf-8", "Cache-Control": "no-store" },
  });
}
