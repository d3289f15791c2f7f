import "server-only";
import {
  createMcpHandler,
  isLegacyRequest,
  localhostAllowedHostnames,
  originValidationResponse,
  readRequestBody,
  WebStandardStreamableHTTPServerTransport,
} from "@modelcontextprotocol/server";
import { getEnv } from "@/lib/env";
import { siteOrigin } from "@/lib/http/site-origin";
import { buildServer } from "./server";

/** A question is a few hundred bytes. */
const MAX_BODY_BYTES = 64 * 1024;

const PARSE_ERROR = -32_700;
const INVALID_REQUEST = -32_600;
const REFUSED = -32_000;

const serverFor = (request: Request) =>
  buildServer({ origin: siteOrigin(request.headers, getEnv().publicUrl) }, getEnv().buildId);

/**
 * Clients of the protocol from 2026-07-28 on. Nothing here changes while somebody listens, so no stream is opened.
 */
const modern = createMcpHandler(
  ({ requestInfo }) => serverFor(requestInfo ?? new Request("http://localhost/api/mcp")),
  { legacy: "reject", maxSubscriptions: 0, keepAliveMs: 0, maxRequestBodySize: MAX_BODY_BYTES },
);

/** One message of the protocol in, one out; nothing is kept between two, and whatever comes in, the answer is JSON. */
export async function serveMcp(request: Request): Promise<Response> {
  const refused = originValidationResponse(request, allowedOrigins());
  if (refused) return sealed(refused);
  const body = await readMessage(request);
  if (body instanceof Response) return sealed(body);
  try {
    return sealed(
      (await isLegacyRequest(request, body.message))
        ? await serveLegacy(request, body.message)
        : await modern.fetch(request, { parsedBody: body.message }),
    );
  } catch (error) {
    console.error(error);
    return sealed(rpcError(400, INVALID_REQUEST, "The message could not be handled as one of the protocol."));
  }
}

/** What opens or ends a session: there are none. */
export const refuseSession = (): Response =>
  sealed(
    rpcError(405, REFUSED, "This endpoint keeps no session and opens no stream: send each message with POST.", {
      allow: "POST",
    }),
  );

/** Clients of the protocol of 2025 and before, answered with JSON instead of a stream of one event. */
async function serveLegacy(request: Request, message: unknown): Promise<Response> {
  const transport = new WebStandardStreamableHTTPServerTransport({
    sessionIdGenerator: undefined,
    enableJsonResponse: true,
  });
  const server = serverFor(request);
  await server.connect(transport);
  try {
    return await transport.handleRequest(request, { parsedBody: message });
  } finally {
    await server.close();
  }
}

/** The one message of a request, or why it is refused. Several at once were dropped from the protocol, and multiply work. */
async function readMessage(request: Request): Promise<{ message: unknown } | Response> {
  const read = await readRequestBody(request, MAX_BODY_BYTES);
  if (read.tooLarge)
    return rpcError(
      413,
      REFUSED,
      `A message may have ${MAX_BODY_BYTES} bytes; this one has more. Ask in smaller steps.`,
    );
  let message: unknown;
  try {
    message = JSON.parse(read.text);
  } catch {
    return rpcError(400, PARSE_ERROR, "The body is not JSON. Send one JSON-RPC 2.0 message.");
  }
  if (typeof message !== "object" || message === null || Array.isArray(message))
    return rpcError(400, INVALID_REQUEST, "The body is not one JSON-RPC 2.0 message, which is an object.");
  return { message };
}

/**
 * Hosts whose pages may ask. A browser names its page's origin with every POST, also when another site's name was made to
 * point at this machine; programs name none.
 */
function allowedOrigins(): string[] {
  const { publicUrl, host } = getEnv();
  return [...localhostAllowedHostnames(), host, ...(publicUrl === null ? [] : [new URL(publicUrl).hostname])];
}

const rpcError = (status: number, code: number, message: string, headers: Record<string, string> = {}): Response =>
  Response.json({ jsonrpc: "2.0", error: { code, message }, id: null }, { status, headers });

function sealed(response: Response): Response {
  response.headers.set("cache-control", "no-store");
  return response;
}
