import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export const UPSTREAM_FOLDER = join(import.meta.dirname, "../../fixtures/upstream");

export interface Route {
  host: string;
  /** `*` stands for anything. */
  path: string;
  file: string;
  contentType: string;
  method?: string;
  query?: Record<string, string>;
  bodyContains?: string;
  status?: number;
  expect?: Record<string, unknown>;
}

const readRoutes = (file: string): { clock: string; routes: Route[] } =>
  JSON.parse(readFileSync(join(UPSTREAM_FOLDER, file), "utf8"));
const index = readRoutes("routes.json");
export const UPSTREAM_CLOCK = index.clock;
export const ROUTES: readonly Route[] = [...index.routes, ...readRoutes("routes.further.json").routes];

export const MODES = [
  "normal",
  "empty",
  "partial",
  "malformed",
  "slow",
  "429",
  "500",
  "challenge",
  "truncated",
] as const;
export type Mode = (typeof MODES)[number];

export interface Asked {
  host: string;
  path: string;
  headers: IncomingMessage["headers"];
}

export interface Upstream {
  url: URL;
  /** How every host answers from now on. */
  mode: Mode;
  /** In `slow` mode, longer than the client waits. */
  slowMs: number;
  /** Changes a reply of the normal mode on its way out; null = as it stands. */
  rewrite: ((route: Route, bytes: Buffer) => Buffer) | null;
  asked: Asked[];
  close: () => Promise<void>;
}

const pattern = (path: string): RegExp =>
  new RegExp(
    `^${path
      .split("*")
      .map((part) => part.replaceAll(/[.?+^$()[\]{}|\\]/g, "\\$&"))
      .join(".*")}$`,
  );

export const routeFor = (method: string, host: string, address: URL, body: string): Route | undefined =>
  ROUTES.find(
    (route) =>
      route.host === host &&
      (route.method ?? "GET") === method &&
      pattern(route.path).test(decodeURIComponent(address.pathname)) &&
      Object.entries(route.query ?? {}).every(([name, value]) => address.searchParams.get(name) === value) &&
      (route.bodyContains === undefined || new RegExp(`"${route.bodyContains}"`).test(body)),
  );

export const fileOf = (route: Route): Buffer => readFileSync(join(UPSTREAM_FOLDER, route.file));

/** One loopback server that stands for every live source; the host that was meant comes in a header. */
export async function startUpstream(): Promise<Upstream> {
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const upstream: Upstream = {
    url: new URL(`http://127.0.0.1:${port}`),
    mode: "normal",
    slowMs: 2000,
    rewrite: null,
    asked: [],
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString("utf8");
    const host = String(request.headers["x-upstream-host"] ?? "");
    const address = new URL(request.url ?? "/", upstream.url);
    upstream.asked.push({ host, path: `${address.pathname}${address.search}`, headers: request.headers });
    const route = routeFor(request.method ?? "GET", host, address, body);
    if (!route) return send(response, 404, "text/plain", Buffer.from("Not found"));
    const { mode } = upstream;
    if (mode === "slow") await sleep(upstream.slowMs);
    if (mode === "429") {
      response.setHeader("retry-after", "0");
      return send(response, 429, "application/json", fixture("coingecko/error.429.json"));
    }
    if (mode === "500") return send(response, 500, "text/plain", fixture("any/error.500.txt"));
    if (mode === "challenge") {
      response.setHeader("cf-mitigated", "challenge");
      return send(response, 403, "text/html", fixture("any/cloudflare-challenge.403.html"));
    }
    const bytes = altered(fileOf(route), route, mode);
    const sent = mode === "normal" && upstream.rewrite ? upstream.rewrite(route, bytes) : bytes;
    const etag = `"${createHash("sha256").update(sent).digest("hex").slice(0, 16)}"`;
    if (mode === "normal" && (route.status ?? 200) === 200) {
      if (request.headers["if-none-match"] === etag) return send(response, 304, route.contentType, Buffer.alloc(0));
      response.setHeader("etag", etag);
    }
    send(response, route.status ?? 200, route.contentType, sent);
  }
  return upstream;
}

const fixture = (file: string): Buffer => readFileSync(join(UPSTREAM_FOLDER, file));

function send(response: ServerResponse, status: number, contentType: string, bytes: Buffer): void {
  response.writeHead(status, { "content-type": contentType });
  response.end(status === 304 ? undefined : bytes);
}

/** The reply as a source in that state would send it. */
export function altered(bytes: Buffer, route: Route, mode: Mode): Buffer {
  const isJson = route.contentType === "application/json";
  switch (mode) {
    case "empty":
      return isJson ? json(mapped(parsed(bytes), (value) => (Array.isArray(value) ? [] : value))) : Buffer.alloc(0);
    case "partial":
      return isJson
        ? json(
            mapped(parsed(bytes), (value) =>
              Array.isArray(value) && !isPoint(value) ? value.slice(0, value.length >> 1) : value,
            ),
          )
        : bytes.subarray(0, bytes.length >> 1);
    case "malformed":
      return isJson ? json(mapped(parsed(bytes), garbled)) : Buffer.from("not a table");
    case "truncated":
      return bytes.subarray(0, bytes.length >> 1);
    default:
      return bytes;
  }
}

const parsed = (bytes: Buffer): unknown => JSON.parse(bytes.toString("utf8"));
const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
/** `[moment, number]` of a chart is one thing. */
const isPoint = (value: readonly unknown[]): boolean => value.length === 2 && typeof value[0] === "number";

/** Numbers become words, digits lose their meaning. */
const garbled = (value: unknown): unknown =>
  typeof value === "number" || (typeof value === "string" && /^\d+(\.\d+)?$/.test(value)) ? "n/a" : value;

/** The value with `change` applied to every part of it, the outermost first. */
export function mapped(value: unknown, change: (value: unknown) => unknown): unknown {
  const changed = change(value);
  if (Array.isArray(changed)) return changed.map((item) => mapped(item, change));
  if (changed === null || typeof changed !== "object") return changed;
  return Object.fromEntries(Object.entries(changed).map(([name, item]) => [name, mapped(item, change)]));
}
