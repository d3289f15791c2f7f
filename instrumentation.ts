import type { Instrumentation } from "next";
import { getEnv } from "@/lib/env";

/** Next builds this file for its edge runtime as well, which has no Node modules; there the other half stays away. */
let nodeHalf: typeof import("./instrumentation-node") | null = null;

/** Next calls this once, before the first request. Throws when a setting is wrong. */
export async function register(): Promise<void> {
  getEnv();
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  nodeHalf = await import("./instrumentation-node");
  nodeHalf.watchRequests();
}

/** Next calls this for every error it catches on the server, after logging it. */
export const onRequestError: Instrumentation.onRequestError = (...args) => nodeHalf?.reportError(...args);
