import { randomUUID } from "node:crypto";

/** Names of parameters whose values are nobody's business. */
const SECRET_NAME = /token|key|secret|pass|auth|signature|session|code/i;
const MOST_CHARACTERS = 500;

/** An address as it may be written down: path and query, without the values of what may be secret. */
export function loggedPath(url: string): string {
  const [path = "", query = ""] = url.split(/\?(.*)/s);
  const shown = query
    .split("&")
    .filter(Boolean)
    .map((part) => {
      const [name = ""] = part.split("=");
      return SECRET_NAME.test(name) ? `${name}=***` : part;
    })
    .join("&");
  return (shown ? `${path}?${shown}` : path).slice(0, MOST_CHARACTERS);
}

/** Kinds of addresses, for counters: a closed list. The first that fits. */
const ROUTES: readonly [RegExp, string][] = [
  [/^\/(healthz|readyz|metrics)$/, "health"],
  [/^\/(_next|fonts)\/|^\/(icon\.svg|error\.css)$/, "asset"],
  [/^\/api\/mcp/, "mcp"],
  [/^\/api\/v1(\/|$)/, "api"],
  [/\.pdf$/, "report"],
  [/\.(zip|xlsx|csv|svg|json|xml|png)$/, "file"],
  [/^\/(badge|embed)\//, "card"],
  [/^\/$/, "scoreboard"],
  [/^\/networks\/[^/]+$/, "network"],
  [/^\/networks\//, "network-part"],
  [/^\/compare$/, "compare"],
];

/** Kind of an address: bounded, whatever is asked. */
export function routeOf(url: string): string {
  const [path = ""] = url.split("?");
  return ROUTES.find(([pattern]) => pattern.test(path))?.[1] ?? "page";
}

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** Method for counters: what nobody knows is one kind. */
export const methodOf = (method: string | undefined): string => (METHODS.has(method ?? "") ? (method ?? "") : "OTHER");

const USABLE_ID = /^[A-Za-z0-9._-]{8,64}$/;

/**
 * Id of a request: what a proxy of ours gave it, else a new one. A reader's own header counts for nothing, so that nobody
 * can write another's id into the log.
 */
export function requestIdOf(given: string | string[] | undefined, isProxyTrusted: boolean): string {
  const id = Array.isArray(given) ? given[0] : given;
  return isProxyTrusted && id !== undefined && USABLE_ID.test(id) ? id : randomUUID();
}
