import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Instrumentation } from "next";
import { getEnv } from "@/lib/env";
import { ERRORS, type ErrorCode } from "@/lib/errors";
import { SOCKET_HEADER } from "@/lib/http/client-address";
import { errorPage, type Fault } from "@/lib/http/error-page";
import { COMMON_HEADERS, STILL_PAGE_POLICY } from "@/lib/http/security-headers";

/*
 * Next answers an error in a server component with an empty body that its script fills in: blank without JavaScript. So the response of every
 * request is kept at hand under a request id, and when Next reports an error before the first byte was sent, a whole still page is sent instead.
 */

const ID_HEADER = "x-request-id";

/** Responses not yet closed, by request id. */
const open = new Map<string, ServerResponse>();

/** Keeps the response of every request at hand from now on. */
export function keepResponses(): void {
  subscribe("http.server.request.start", (message) => {
    const { request, response } = asExchange(message);
    const id = crypto.randomUUID();
    request.headers[ID_HEADER] = id;
    // Who asks, for the rate limit of the API: always overwritten, so that no request can claim to be another.
    request.headers[SOCKET_HEADER] = request.socket.remoteAddress ?? "unknown";
    open.set(id, response);
    // Next and its compression put ten listeners on a rewritten request's response by themselves, which is where Node begins to warn.
    response.setMaxListeners(20);
    response.once("close", () => open.delete(id));
    // An address that cannot be decoded would be answered with a bare 500; as one that matches nothing it gets the 404 page.
    if (!isDecodable(request.url ?? "/"))
      request.url = request.url?.startsWith("/api/v1/") ? "/api/v1/malformed-address" : "/malformed-address";
  });
}

/** Answers a request that broke, unless its answer has begun or its reader wants no page. */
export const sendErrorPage: Instrumentation.onRequestError = (error, request) => {
  const response = open.get(String(request.headers[ID_HEADER]));
  const wantsPage = String(request.headers.accept ?? "").includes("text/html") && request.headers.rsc === undefined;
  // The development server shows the error itself.
  if (!response || response.headersSent || !wantsPage || getEnv().isDevelopment) return;
  const fault = faultOf(error);
  response.statusCode = fault.status;
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  for (const { key, value } of COMMON_HEADERS) response.setHeader(key, value);
  response.setHeader("Content-Security-Policy", STILL_PAGE_POLICY);
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.setHeader("Cache-Control", "no-store");
  response.end(request.method === "HEAD" ? undefined : errorPage(fault));
};

/** Node documents the message of this channel as these two, and types it as unknown. */
const asExchange = (message: unknown) => message as { request: IncomingMessage; response: ServerResponse };

function isDecodable(url: string): boolean {
  try {
    decodeURIComponent(url.split("?")[0] ?? "");
    return true;
  } catch {
    return false;
  }
}

/** A known fault by its code: the class of the error is another one in every bundle. */
function faultOf(error: unknown): Fault {
  const code = textOf(error, "code");
  const known = code !== null && isErrorCode(code) ? ERRORS[code] : null;
  return { status: known?.status ?? 500, reason: known?.title ?? null, digest: textOf(error, "digest") };
}

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(ERRORS, code);

function textOf(error: unknown, key: "code" | "digest"): string | null {
  const value: unknown = typeof error === "object" && error !== null ? Reflect.get(error, key) : null;
  return typeof value === "string" ? value : null;
}
