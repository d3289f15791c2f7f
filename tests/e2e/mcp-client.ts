import type { APIRequestContext, APIResponse } from "@playwright/test";

/** The protocol as bytes over HTTP, in either of its two generations. */

export const ENDPOINT = "/api/mcp";
export const MODERN = "2026-07-28";

const HEADERS = { "content-type": "application/json", accept: "application/json, text/event-stream" };

export interface ToolResult {
  content: { type: string; text: string }[];
  structuredContent?: Record<string, unknown>;
  isError?: boolean;
}

export const post = (
  request: APIRequestContext,
  body: string,
  headers: Record<string, string> = {},
): Promise<APIResponse> => request.post(ENDPOINT, { data: Buffer.from(body), headers: { ...HEADERS, ...headers } });

/** The result of a method. @throws with the answer when there is none */
export async function ask<Result>(
  request: APIRequestContext,
  method: string,
  params: Record<string, unknown> = {},
  generation: "2025" | "2026" = "2025",
): Promise<Result> {
  const name = typeof params.name === "string" ? { "mcp-name": params.name } : {};
  const isModern = generation === "2026";
  const meta = {
    "io.modelcontextprotocol/protocolVersion": MODERN,
    "io.modelcontextprotocol/clientInfo": { name: "test", version: "1" },
    "io.modelcontextprotocol/clientCapabilities": {},
  };
  const message = { jsonrpc: "2.0", id: 7, method, params: isModern ? { ...params, _meta: meta } : params };
  const headers: Record<string, string> = isModern
    ? { "mcp-protocol-version": MODERN, "mcp-method": method, ...name }
    : { "mcp-protocol-version": "2025-06-18" };
  const response = await post(request, JSON.stringify(message), headers);
  const answer = await response.json();
  if (response.status() !== 200 || answer.id !== 7 || answer.result === undefined)
    throw new Error(`${method}: ${response.status()} ${JSON.stringify(answer)}`);
  return answer.result;
}

export const call = (
  request: APIRequestContext,
  name: string,
  args: Record<string, unknown> = {},
  generation: "2025" | "2026" = "2025",
): Promise<ToolResult> => ask<ToolResult>(request, "tools/call", { name, arguments: args }, generation);
