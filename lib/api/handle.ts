import { createHash } from "node:crypto";
import { getEnv } from "@/lib/env";
import { ERRORS, type ErrorCode } from "@/lib/errors";
import { csvText } from "@/lib/format";
import { clientOf } from "@/lib/http/client-address";
import { problem } from "@/lib/http/problem";
import { rateLimitHeaders } from "@/lib/http/rate-limit";
import { FILE_POLICY } from "@/lib/http/security-headers";
import { loadStand } from "@/lib/loaders/read-api";
import { METHOD_VERSION } from "@/lib/views";
import { ApiFault } from "./fault";
import { type Format, formatFor } from "./format";
import type { Answer, Operation, Stand } from "./operation";
import { parseParams } from "./params";
import type { Reply } from "./reply-memo";
import { csvRows, jsonText } from "./serialise";
import { apiState } from "./shared-state";

const METHODS = "GET, HEAD, OPTIONS";

/** On every reply, errors included: anyone may read, from anywhere. */
const OPEN_HEADERS = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers":
    "ETag, Link, Content-Disposition, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, RateLimit-Policy, Retry-After",
  "cross-origin-resource-policy": "cross-origin",
  "content-security-policy": FILE_POLICY,
};

type HeaderMap = Readonly<Record<string, string>>;

export type PathParts = Record<string, string | string[]>;

/** GET of one operation. `format` is fixed where the address ends with it. */
export async function answerGet(
  operation: Operation,
  request: Request,
  path: PathParts,
  format: Format | null = null,
): Promise<Response> {
  const limits = allowanceOf(operation, request);
  if (limits.refusal) return limits.refusal;
  try {
    const response = await respond(
      operation,
      request,
      path,
      format ?? formatFor(request.headers.get("accept"), operation.csvName !== null),
    );
    for (const [name, value] of Object.entries(limits.headers)) response.headers.set(name, value);
    return response;
  } catch (error) {
    return problemOf(error, limits.headers);
  }
}

function allowanceOf({ isOwn }: Operation, request: Request): { refusal: Response | null; headers: HeaderMap } {
  const { limiter } = apiState();
  if (isOwn || limiter === null) return { refusal: null, headers: {} };
  const allowance = limiter.take(clientOf(request.headers, getEnv().trustedProxyHeader));
  const headers = rateLimitHeaders(allowance);
  if (allowance.isAllowed) return { refusal: null, headers };
  const detail = `${allowance.limit} requests a minute are answered for one client; ask again in ${allowance.retrySeconds} s.`;
  const refusal = problem(429, "Too many requests", detail, { headers: { ...OPEN_HEADERS, ...headers } });
  return { refusal, headers };
}

async function respond(operation: Operation, request: Request, path: PathParts, format: Format): Promise<Response> {
  const { publicUrl, buildId } = getEnv();
  if (operation.isSameFor === "never") {
    const { body } = await operation.answer({} as never, { revision: 0, site: publicUrl, format, newest: today() });
    checkNoQuery(operation, request);
    return ready(request, {
      bytes: new TextEncoder().encode(jsonText(body)),
      headers: { ...OPEN_HEADERS, "content-type": JSON_TYPE, "cache-control": "no-store" },
    });
  }
  const stand: Stand = { ...(await loadStand()), site: publicUrl, format };
  const day = operation.isSameFor === "day" ? today() : "";
  const { pathname, searchParams, search } = new URL(request.url);
  const { memo } = apiState();
  const key = `${stand.revision} ${day} ${operation.id} ${format} ${pathname}${search}`;
  const kept = memo.get(key);
  if (kept) return ready(request, kept);
  const given = parseParams(operation.params, searchParams, decoded(path));
  const options = [stand.revision, buildId, stand.site, day, operation.id, format, given];
  const etag = `W/"${createHash("sha256").update(JSON.stringify(options)).digest("base64url").slice(0, 24)}"`;
  const reply = await memo.getOrMake(key, async () => {
    const answer = await operation.answer(given as never, stand);
    return replyOf(operation, answer, stand, etag);
  });
  return ready(request, reply);
}

/** Next hands some parts over decoded and some as the address writes them, `%40`; what cannot be decoded is so already. */
function decodedPart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Parts of the path as text. */
function decoded(path: PathParts): Record<string, string> {
  return Object.fromEntries(
    Object.entries(path).map(([name, part]) => [name, [part].flat().map(decodedPart).join("/")]),
  );
}

const JSON_TYPE = "application/json; charset=utf-8";
const today = (): string => new Date().toISOString().slice(0, 10);

const checkNoQuery = (operation: Operation, request: Request): void => {
  parseParams(operation.params, new URL(request.url).searchParams, {});
};

function replyOf(operation: Operation, answer: Answer, { format, revision }: Stand, etag: string): Reply {
  const isCsv = format === "csv" && answer.csv !== undefined;
  const bytes = new TextEncoder().encode(isCsv ? csvText(csvRows(answer.csv ?? [])) : jsonText(answer.body));
  const asOf = answer.asOf === null ? "" : `-as-of-${answer.asOf}`;
  return {
    bytes,
    headers: {
      ...OPEN_HEADERS,
      "content-type": isCsv ? "text/csv; charset=utf-8; header=present" : JSON_TYPE,
      etag,
      // Kept by anyone, but asked for anew each time: a publication shows at once, and 304 is cheap.
      "cache-control": "public, no-cache",
      vary: "Accept",
      "offtake-revision": String(revision),
      "offtake-method": METHOD_VERSION,
      ...(answer.asOf === null ? {} : { "offtake-as-of": answer.asOf }),
      ...(answer.next ? { link: `<${answer.next}>; rel="next"` } : {}),
      ...(isCsv ? { "content-disposition": `inline; filename="offtake-${operation.csvName}${asOf}.csv"` } : {}),
    },
  };
}

/** 304 where the client has this reply, the head alone for HEAD. */
function ready(request: Request, { bytes, headers }: Reply): Response {
  const { etag } = headers;
  const known = request.headers.get("if-none-match");
  if (etag !== undefined && known !== null && isMatch(known, etag)) return new Response(null, { status: 304, headers });
  if (request.method === "HEAD")
    return new Response(null, { headers: { ...headers, "content-length": String(bytes.length) } });
  return new Response(bytes, { headers });
}

/** Weak comparison (RFC 9110): the W/ in front counts for nothing. */
const isMatch = (known: string, etag: string): boolean => {
  const bare = (tag: string): string => tag.trim().replace(/^W\//, "");
  return known.trim() === "*" || known.split(",").some((tag) => bare(tag) === bare(etag));
};

/** Every error leaves as problem+json; what nobody foresaw is logged and told without its cause. */
function problemOf(error: unknown, limits: HeaderMap): Response {
  const headers = { ...OPEN_HEADERS, ...limits };
  if (error instanceof ApiFault)
    return problem(error.status, error.title, error.detail, { members: error.members, headers });
  const known = knownFault(error);
  console.error(error);
  if (known?.status === 503)
    return problem(503, known.title, "Ask again in a few seconds.", { headers: { ...headers, "retry-after": "5" } });
  return problem(
    500,
    known?.title ?? "Something broke here",
    "The fault is on this side and has been noted; the request may be right.",
    {
      headers,
    },
  );
}

function knownFault(error: unknown): (typeof ERRORS)[ErrorCode] | null {
  const code: unknown = typeof error === "object" && error !== null ? Reflect.get(error, "code") : null;
  return typeof code === "string" && Object.hasOwn(ERRORS, code) ? ERRORS[code as ErrorCode] : null;
}

/** What may be asked of an address, for browsers on other sites too. */
export const answerOptions = (): Response =>
  new Response(null, {
    status: 204,
    headers: {
      ...OPEN_HEADERS,
      allow: METHODS,
      "access-control-allow-methods": METHODS,
      "access-control-allow-headers": "Accept, If-None-Match",
      "access-control-max-age": "86400",
    },
  });

/** The API only reads. */
export const refuseMethod = (request: Request): Response =>
  problem(405, "This address only answers reads", `${request.method} is not possible here; use GET, HEAD or OPTIONS.`, {
    headers: { ...OPEN_HEADERS, allow: METHODS },
  });

/** An address below /api/v1 that no operation has. */
export const unknownAddress = (request: Request): Response =>
  problem(
    404,
    "No such address",
    `${new URL(request.url).pathname.slice(0, 200)} is not an address of this API; /api/v1/openapi.json lists all of them, and /api shows them with examples.`,
    { headers: OPEN_HEADERS },
  );
