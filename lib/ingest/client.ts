import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Adapter, AdapterRequest } from "./adapter";
import { createHostGate, type HostGate } from "./host-gate";

/** The one way out: every request of every adapter goes through here. */
export interface UpstreamClient {
  /** @throws UpstreamError when there is no usable answer; its message holds no key */
  ask(adapter: Adapter, request: AdapterRequest, options: AskOptions): Promise<Reply | "unchanged">;
}

export interface AskOptions {
  /** Goes into the headers that the adapter names; null = it has none, or needs none. */
  key: string | null;
  /** What is known of the last reply; null = ask for the whole. */
  known: { etag: string | null; lastModified: string | null } | null;
}

export interface Reply {
  status: number;
  bytes: Uint8Array;
  /** SHA-256 of the body. */
  replyHash: string;
  isHtml: boolean;
  etag: string | null;
  lastModified: string | null;
}

/** No answer, or none that could be used. `message` is one sentence for the reader. */
export class UpstreamError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "UpstreamError";
  }
}

export interface ClientSettings {
  /** Loopback address that stands for every host; null = the hosts themselves. */
  upstream: URL | null;
  timeoutMs: number;
  /** Tries in all. */
  tries: number;
  /** Wait before the second try, doubled with each further one, times 0.5 to 1.5. */
  firstDelayMs: number;
  /** A host that asks to wait longer is left for the next run. */
  longestWaitMs: number;
}

export const CLIENT_DEFAULTS: Omit<ClientSettings, "upstream"> = {
  timeoutMs: 15_000,
  tries: 4,
  firstDelayMs: 1_000,
  longestWaitMs: 90_000,
};

const MAX_BYTES = 8_000_000;
const MOST_REDIRECTS = 3;
/** Too many, or the host is in trouble: worth another try. Other refusals are answers. */
const RETRIED = new Set([408, 425, 429, 500, 502, 503, 504]);
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const USER_AGENT = "Offtake (due diligence on public sources)";

/** An attempt that failed in a way that another may not. */
class PassingFault extends UpstreamError {
  constructor(
    message: string,
    /** What the host asks to wait; null = it says nothing. */
    readonly retryAfterMs: number | null = null,
  ) {
    super(message);
  }
}

export function createClient(settings: ClientSettings): UpstreamClient {
  const gates = new Map<string, HostGate>();
  const gateOf = (adapter: Adapter, host: string): HostGate => {
    const known = gates.get(host);
    if (known) return known;
    const gate = createHostGate(adapter.perHost);
    gates.set(host, gate);
    return gate;
  };

  const send = async (adapter: Adapter, request: AdapterRequest, address: URL, options: AskOptions) => {
    let target = address;
    for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
      refuseUnlisted(adapter, target);
      const { url, host } = routeOf(target, settings.upstream);
      const response = await fetch(url, {
        method: request.method ?? "GET",
        headers: {
          accept: request.respondsWith === "json" ? "application/json" : "*/*",
          "user-agent": USER_AGENT,
          ...(request.body === undefined ? {} : { "content-type": "application/json" }),
          ...(options.known?.etag ? { "if-none-match": options.known.etag } : {}),
          ...(options.known?.lastModified ? { "if-modified-since": options.known.lastModified } : {}),
          // A key belongs to the host it was given for, not to where that one points.
          ...(target.host === address.host ? request.headers?.(options.key) : {}),
          ...(host === null ? {} : { "x-upstream-host": host }),
        },
        ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
        redirect: "manual",
        signal: AbortSignal.timeout(settings.timeoutMs),
      });
      const location = response.headers.get("location");
      if (!REDIRECTS.has(response.status) || location === null) return response;
      await response.body?.cancel();
      if (!URL.canParse(location, target)) throw new UpstreamError(`${address.host} points to no address.`);
      target = new URL(location, target);
    }
    throw new UpstreamError(`${address.host} passes requests on more than ${MOST_REDIRECTS} times.`);
  };

  const attempt = async (adapter: Adapter, request: AdapterRequest, address: URL, options: AskOptions) => {
    try {
      const response = await send(adapter, request, address, options);
      if (response.status === 304 && options.known !== null) return "unchanged" as const;
      refuseStatus(response, address);
      return await replyOf(response, adapter.maxBytes ?? MAX_BYTES, address);
    } catch (error) {
      if (error instanceof UpstreamError) throw error;
      const isLate = error instanceof Error && error.name === "TimeoutError";
      throw new PassingFault(
        isLate
          ? `${address.host} did not answer within ${settings.timeoutMs / 1000} s.`
          : `${address.host} could not be reached, or broke off.`,
      );
    }
  };

  const persist = async (adapter: Adapter, request: AdapterRequest, address: URL, options: AskOptions) => {
    const gate = gateOf(adapter, address.host);
    for (let tried = 1; ; tried += 1) {
      try {
        return await gate.pass(() => attempt(adapter, request, address, options));
      } catch (error) {
        if (!(error instanceof PassingFault) || tried >= settings.tries) throw error;
        const backOffMs = settings.firstDelayMs * 2 ** (tried - 1) * (0.5 + Math.random());
        const waitMs = Math.max(error.retryAfterMs ?? 0, backOffMs);
        if (waitMs > settings.longestWaitMs) throw error;
        if (error.retryAfterMs !== null) gate.pause(error.retryAfterMs);
        await sleep(waitMs);
      }
    }
  };

  return {
    async ask(adapter, request, options) {
      let failure: UpstreamError | null = null;
      for (const address of [request.address, ...(request.mirrors ?? [])]) {
        try {
          // What is known of a reply is known of the first host's.
          const own = address === request.address ? options : { ...options, known: null };
          return await persist(adapter, request, address, own);
        } catch (error) {
          if (!(error instanceof UpstreamError)) throw error;
          failure ??= error;
        }
      }
      throw failure ?? new UpstreamError("Nobody was asked.");
    },
  };
}

/** Nothing is asked of a host that its adapter does not list, whoever points there. */
function refuseUnlisted(adapter: Adapter, address: URL): void {
  if (address.protocol !== "https:" || address.username !== "" || !adapter.hosts.includes(address.host))
    throw new UpstreamError(`${address.host} is not among the hosts of ${adapter.title}; it was not asked.`);
}

/** Where the request really goes: in tests one loopback server stands for every host. */
function routeOf(address: URL, upstream: URL | null): { url: URL; host: string | null } {
  if (upstream === null) return { url: address, host: null };
  return { url: new URL(`${address.pathname}${address.search}`, upstream), host: address.host };
}

function refuseStatus(response: Response, address: URL): void {
  if (response.ok) return;
  void response.body?.cancel();
  const { host } = address;
  if (response.headers.get("cf-mitigated") === "challenge" || (response.status === 403 && isHtml(response)))
    throw new UpstreamError(`${host} answered with a page that asks to prove one is human (${response.status}).`);
  if (!RETRIED.has(response.status)) throw new UpstreamError(`${host} answered ${response.status}.`);
  const words = response.status === 429 ? "too many requests (429)" : String(response.status);
  throw new PassingFault(`${host} answered ${words}.`, retryAfterMs(response.headers.get("retry-after")));
}

const isHtml = (response: Response): boolean => /\bhtml\b/i.test(response.headers.get("content-type") ?? "");

/** `Retry-After` in seconds or as a date; null = neither. */
export function retryAfterMs(header: string | null, nowMs = Date.now()): number | null {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - nowMs);
}

async function replyOf(response: Response, maxBytes: number, address: URL): Promise<Reply> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (response.body !== null)
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > maxBytes)
        throw new UpstreamError(`${address.host} sent more than ${Math.round(maxBytes / 1_000_000)} MB.`);
      chunks.push(chunk);
    }
  const bytes = Buffer.concat(chunks);
  return {
    status: response.status,
    bytes,
    replyHash: createHash("sha256").update(bytes).digest("hex"),
    isHtml: isHtml(response),
    etag: response.headers.get("etag"),
    lastModified: response.headers.get("last-modified"),
  };
}
