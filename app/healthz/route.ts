import { getEnv } from "@/lib/env";

/** GET /healthz: this process answers requests. Says nothing about the database. */
export function GET(): Response {
  return Response.json({ status: "ok", build: getEnv().buildId }, { headers: { "Cache-Control": "no-store" } });
}
