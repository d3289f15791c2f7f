import { getEnv } from "@/lib/env";
import { loadReadiness } from "@/lib/loaders/database";
import { operationState } from "@/lib/operation";

/** GET /readyz: 200 while readers can be sent here; else 503 with the reason. */
export async function GET(): Promise<Response> {
  const { buildId: build, version } = getEnv();
  const readiness = await loadReadiness();
  const { isReady, ...rest } =
    readiness.isReady && operationState().isClosing
      ? { ...readiness, isReady: false, reason: "This process is about to end." }
      : readiness;
  const status = isReady ? "ready" : "not ready";
  return Response.json(
    { status, ...rest, version, build },
    {
      status: isReady ? 200 : 503,
      headers: { "Cache-Control": "no-store", ...(isReady ? {} : { "Retry-After": "5" }) },
    },
  );
}
