import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Instrumentation } from "next";
import { getEnv } from "@/lib/env";
import { ERRORS, type ErrorCode } from "@/lib/errors";
import type { Answer, Sent } from "@/lib/http/answer";
import { answerBuildFiles } from "@/lib/http/build-files";
import { clientOf, SOCKET_HEADER, VIA_PROXY_HEADER } from "@/lib/http/client-address";
import { errorPage, type Fault } from "@/lib/http/error-page";
import { isAllowedHost } from "@/lib/http/host";
import { COMMON_HEADERS, STILL_PAGE_POLICY } from "@/lib/http/security-headers";
import { closeDatabase } from "@/lib/loaders/database";
import {
  captureConsole,
  countRequest,
  createLog,
  type Log,
  loggedPath,
  methodOf,
  operationState,
  outliveReaders,
  requestIdOf,
  routeOf,
} from "@/lib/operation";

/*
 * What surrounds every request, where Node hands it over and before Next sees it: its id, its line in the log, its time,
 * and the end of the process.
 *
 * Next answers an error in a server component with an empty body that its script fills in: blank without JavaScript. So the response of every
 * request is kept at hand under a request id, and when Next reports an error before the first byte was sent, a whole still page is sent instead.
 */

const ID_HEADER = "x-request-id";

/** What proxies say of a request; believed only where the settings name a proxy. Next fills in what is missing. */
const PROXY_HEADERS = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-port", "x-forwarded-proto"];

/** Answered whatever name they are asked by: whoever watches a process asks it by its address. */
const WATCHED = /^\/(healthz|readyz|metrics)(\?|$)/;

const CLOSING_POLL_MS = 50;

/** Responses not yet closed, by request id. */
const open = new Map<string, ServerResponse>();
const servers = new Set<Server>();
const answers = new AsyncLocalStorage<Answer>();
let log: Log = () => {};

/** Looks after every request from now on. */
export function watchRequests(): void {
  outliveReaders();
  globalThis.offtakeAnswers = answers;
  log = createLog(getEnv().logFormat);
  if (getEnv().logFormat === "json") captureConsole(log);
  subscribe("http.server.request.start", (message) => {
    const { request, response, server } = asExchange(message);
    if (!servers.has(server)) greet(server);
    // Holds for all that follows from this request. Next asks for the data of a page with this header.
    answers.enterWith({
      isPage: request.headers.rsc === undefined,
      texts: new Map(),
      onSent: (use) => collect(response, use),
    });
    prepare(request, response);
  });
  // The development server ends itself.
  if (getEnv().isDevelopment) return;
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void close(signal));
}

/** Once for each server, before the first of its requests is handed to anybody. */
function greet(server: Server): void {
  servers.add(server);
  const { isDevelopment, buildFolder } = getEnv();
  const common = Object.fromEntries(COMMON_HEADERS.map(({ key, value }) => [key, value]));
  if (!isDevelopment) answerBuildFiles(server, buildFolder, common);
}

function prepare(request: IncomingMessage, response: ServerResponse): void {
  const startedMs = performance.now();
  const { trustedProxyHeader, allowedHosts } = getEnv();
  const given = requestIdOf(request.headers[ID_HEADER], trustedProxyHeader !== null);
  const id = open.has(given) ? requestIdOf(undefined, false) : given;
  const method = methodOf(request.method);
  const url = request.url ?? "/";
  request.headers[ID_HEADER] = id;
  // Who asks, for the rate limit of the API: always overwritten, so that no request can claim to be another.
  request.headers[SOCKET_HEADER] = request.socket.remoteAddress ?? "unknown";
  const viaProxy = PROXY_HEADERS.some((name) => request.headers[name] !== undefined);
  request.headers[VIA_PROXY_HEADER] = viaProxy ? "1" : "0";
  if (trustedProxyHeader === null) for (const name of PROXY_HEADERS) delete request.headers[name];
  open.set(id, response);
  // Next and its compression put ten listeners on a rewritten request's response by themselves, which is where Node begins to warn.
  response.setMaxListeners(20);
  stampHead(response, id, startedMs);
  response.once("close", () => {
    open.delete(id);
    const ms = performance.now() - startedMs;
    const status = response.headersSent ? response.statusCode : 0;
    countRequest(method, routeOf(url), status, ms / 1000);
    log(status >= 500 ? "error" : "info", "request", {
      ...{ requestId: id, method, path: loggedPath(url), status, ms: Math.round(ms * 10) / 10 },
      // A reader who left before the end.
      ...(response.writableFinished ? {} : { aborted: true }),
      client: clientOf(new Headers(plainHeaders(request, trustedProxyHeader)), trustedProxyHeader),
    });
  });
  // An address that cannot be decoded would be answered with a bare 500; as one that matches nothing it gets the 404 page.
  if (!isDecodable(url)) request.url = url.startsWith("/api/v1/") ? "/api/v1/malformed-address" : "/malformed-address";
  if (!WATCHED.test(url) && !isAllowedHost(request.headers.host, allowedHosts)) request.url = "/misdirected";
}

/** Compression took its place around the response when the request came, so what passes here is still plain. */
function collect(response: ServerResponse, use: (sent: Sent) => void): void {
  const chunks: Buffer[] = [];
  const noting =
    <Args extends unknown[], Result>(send: (...args: Args) => Result) =>
    (...args: Args): Result => {
      const [chunk] = args;
      if (typeof chunk === "string" || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk as string));
      return Reflect.apply(send, response, args);
    };
  Object.assign(response, { write: noting(response.write), end: noting(response.end) });
  response.once("finish", () =>
    use({ status: response.statusCode, headers: response.getHeaders(), body: Buffer.concat(chunks) }),
  );
}

/** The two headers that say who asks. */
function plainHeaders({ headers }: IncomingMessage, proxyHeader: string | null): Record<string, string> {
  const names = proxyHeader === null ? [SOCKET_HEADER] : [SOCKET_HEADER, proxyHeader];
  return Object.fromEntries(
    names.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]])),
  );
}

/** Puts on every head, at the moment it is written: the id, the time so far, and that the facts shown are the last good ones. */
function stampHead(response: ServerResponse, id: string, startedMs: number): void {
  const writeHead = response.writeHead;
  const stamped = function (this: ServerResponse, ...args: unknown[]): ServerResponse {
    if (!response.headersSent) {
      response.setHeader("X-Request-Id", id);
      response.setHeader("Server-Timing", `total;dur=${(performance.now() - startedMs).toFixed(1)}`);
      const { staleSince } = operationState().facts;
      if (staleSince !== null) response.setHeader("Offtake-Stale-Since", staleSince.toISOString());
      if (operationState().isClosing) response.shouldKeepAlive = false;
    }
    return Reflect.apply(writeHead, this, args);
  };
  Object.assign(response, { writeHead: stamped });
}

/** Stops taking requests, finishes those begun, lets go of the database and ends with 0; all within a bound. */
async function close(signal: string): Promise<void> {
  const state = operationState();
  if (state.isClosing) return;
  state.isClosing = true;
  const startedMs = performance.now();
  for (const server of servers) server.close();
  const longestMs = getEnv().closingSeconds * 1000;
  while (open.size > 0 && performance.now() - startedMs < longestMs) {
    await new Promise((resolve) => setTimeout(resolve, CLOSING_POLL_MS));
    for (const server of servers) server.closeIdleConnections();
  }
  const givenUp = open.size;
  for (const server of servers) server.closeAllConnections();
  await Promise.race([closeDatabase(), new Promise((resolve) => setTimeout(resolve, 1000))]);
  log("info", "end", { signal, ms: Math.round(performance.now() - startedMs), givenUp });
  // The thread that draws reports ends with the process.
  process.exit(0);
}

/** Tells the log of an error that Next caught, under the reference that the error page shows. */
export const reportError: Instrumentation.onRequestError = (error, request, context) => {
  log("error", "fault", {
    requestId: String(request.headers[ID_HEADER] ?? ""),
    digest: textOf(error, "digest"),
    code: textOf(error, "code"),
    route: context.routePath,
    text: error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 1000) : String(error),
  });
  return sendErrorPage(error, request, context);
};

/** Answers a request that broke, unless its answer has begun or its reader wants no page. */
const sendErrorPage: Instrumentation.onRequestError = (error, request) => {
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

/** Node documents the message of this channel as these three, and types it as unknown. */
const asExchange = (message: unknown) =>
  message as { request: IncomingMessage; response: ServerResponse; server: Server };

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
