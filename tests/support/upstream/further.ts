import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Adapter, AdapterContext, AdapterReading, AdapterRequest } from "@/lib/ingest/adapter";

/** Replies of the sources in `routes.further.json`, read as an ingest would hand them on. */

const FOLDER = join(import.meta.dirname, "../../fixtures/upstream");

export interface FurtherRoute {
  host: string;
  path: string;
  file: string;
  contentType: string;
  method?: string;
  query?: Record<string, string>;
  bodyContains?: string;
}

export const FURTHER_ROUTES: FurtherRoute[] = JSON.parse(
  readFileSync(join(FOLDER, "routes.further.json"), "utf8"),
).routes;

/** The route that answers a request; null = nobody does. */
export const routeOf = ({ address, method = "GET", body }: AdapterRequest): FurtherRoute | null =>
  FURTHER_ROUTES.find(
    (route) =>
      route.host === address.host &&
      route.path === address.pathname &&
      (route.method ?? "GET") === method &&
      Object.entries(route.query ?? {}).every(([name, value]) => address.searchParams.get(name) === value) &&
      JSON.stringify(body ?? null).includes(route.bodyContains ?? ""),
  ) ?? null;

/** A fixture as text. */
export const fixtureText = (file: string): string => readFileSync(join(FOLDER, file), "utf8");

/** What a request is answered, parsed as it asks for. */
export function replyOf(request: AdapterRequest): unknown {
  const route = routeOf(request);
  if (route === null) throw new Error(`no route for ${request.address.href}`);
  const text = fixtureText(route.file);
  return request.respondsWith === "json" ? JSON.parse(text) : text;
}

/** Reads a reply with all its pages; `change` may put another body in its place. */
export async function readReply(
  adapter: Adapter,
  request: AdapterRequest,
  context: AdapterContext,
  change: (body: unknown) => unknown = (body) => body,
): Promise<AdapterReading> {
  const body = change(replyOf(request));
  if (!adapter.nextPage) return adapter.read(request, body, context);
  // Fixtures have one page; what says otherwise after a change is followed once, as the core would.
  adapter.nextPage(request, body);
  return adapter.read(request, [body], context);
}
