import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { parseEnv } from "@/lib/env";
import type { Adapter, AdapterRequest } from "@/lib/ingest/adapter";
import { CLIENT_DEFAULTS, createClient, retryAfterMs, UpstreamError } from "@/lib/ingest/client";
import { createHostGate } from "@/lib/ingest/host-gate";
import { ADAPTERS } from "@/lib/ingest/registry";

type Handler = (request: IncomingMessage, response: ServerResponse, count: number) => void;
const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** A server with one way to answer; `asked` counts. */
async function serve(handler: Handler) {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    handler(request, response, asked.length);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  });
  return { asked, url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`) };
}

const [some] = ADAPTERS;
if (!some) throw new Error("no adapter");
const ADAPTER: Adapter = {
  ...some,
  id: "test",
  hosts: ["data.example.org", "mirror.example.org"],
  perHost: { concurrency: 2, perMinute: 1000 },
  maxBytes: 1000,
};
const REQUEST: AdapterRequest = {
  address: new URL("https://data.example.org/v1/days?from=1"),
  respondsWith: "json",
  networkSlugs: ["akash"],
};
const ask = (upstream: URL, request = REQUEST, options = {}, settings = {}) =>
  createClient({ ...CLIENT_DEFAULTS, upstream, firstDelayMs: 1, tries: 3, timeoutMs: 30_000, ...settings }).ask(
    ADAPTER,
    request,
    { key: null, known: null, ...options },
  );

describe("the client of the live sources", () => {
  it("asks no host that its adapter does not list, nor without encryption", async () => {
    const { url, asked } = await serve((_, response) => response.end("{}"));
    for (const address of [
      "https://elsewhere.example.org/",
      "http://data.example.org/",
      "https://data.example.org:8443/",
    ])
      await expect(ask(url, { ...REQUEST, address: new URL(address) })).rejects.toThrow(/is not among the hosts/);
    expect(asked).toHaveLength(0);
  });

  it("follows no redirect to a host that is not listed, and hands the key to no other host", async () => {
    const stranger = await serve((_, response) =>
      response.writeHead(302, { location: "https://evil.example.org/" }).end(),
    );
    await expect(ask(stranger.url)).rejects.toThrow("evil.example.org is not among the hosts");
    expect(stranger.asked).toHaveLength(1);

    const keyed = { ...REQUEST, headers: (key: string | null) => ({ "x-key": key ?? "none" }) };
    const listed = await serve((_, response, count) =>
      count === 1 ? response.writeHead(302, { location: "https://mirror.example.org/v1" }).end() : response.end("{}"),
    );
    await ask(listed.url, keyed, { key: "secret" });
    expect(listed.asked.map(({ headers }) => [headers["x-upstream-host"], headers["x-key"]])).toEqual([
      ["data.example.org", "secret"],
      ["mirror.example.org", undefined],
    ]);

    const circle = await serve((_, response) => response.writeHead(302, { location: "/again" }).end());
    await expect(ask(circle.url)).rejects.toThrow("passes requests on more than 3 times");
  });

  it("tries again where another try may help, and only there", async () => {
    for (const status of [429, 500, 502, 503, 504]) {
      const { url, asked } = await serve((_, response, count) =>
        response.writeHead(count < 3 ? status : 200).end("{}"),
      );
      expect(await ask(url)).toMatchObject({ status: 200 });
      expect(asked).toHaveLength(3);
    }
    for (const status of [400, 401, 402, 404, 410]) {
      const { url, asked } = await serve((_, response) => response.writeHead(status).end());
      await expect(ask(url)).rejects.toThrow(`data.example.org answered ${status}.`);
      expect(asked).toHaveLength(1);
    }
    const down = await serve((_, response) => response.writeHead(503).end());
    await expect(ask(down.url)).rejects.toThrow("answered 503");
    expect(down.asked).toHaveLength(3);
  });

  it("waits as long as it is asked to, and leaves a host alone that asks for too long", async () => {
    const soon = await serve((_, response, count) =>
      count === 1 ? response.writeHead(429, { "retry-after": "0" }).end() : response.end("{}"),
    );
    expect(await ask(soon.url)).toMatchObject({ status: 200 });
    const later = await serve((_, response) => response.writeHead(429, { "retry-after": "3600" }).end());
    await expect(ask(later.url)).rejects.toThrow("too many requests (429)");
    expect(later.asked).toHaveLength(1);
    expect(retryAfterMs("120")).toBe(120_000);
    expect(retryAfterMs("Sat, 22 Aug 2026 00:00:10 GMT", Date.UTC(2026, 7, 22))).toBe(10_000);
    expect(retryAfterMs("Sat, 22 Aug 2026 00:00:00 GMT", Date.UTC(2026, 7, 23))).toBe(0);
    expect(retryAfterMs("soon")).toBeNull();
    expect(retryAfterMs(null)).toBeNull();
  });

  it("gives up on a host that does not answer, breaks off, or sends too much", async () => {
    const silent = await serve(() => {});
    await expect(ask(silent.url, REQUEST, {}, { timeoutMs: 100, tries: 2 })).rejects.toThrow(
      "did not answer within 0.1 s",
    );
    expect(silent.asked).toHaveLength(2);
    const broken = await serve((_, response) => {
      response.writeHead(200, { "content-length": "500" });
      response.write("{");
      setTimeout(() => response.destroy(), 20);
    });
    await expect(ask(broken.url)).rejects.toThrow("could not be reached, or broke off");
    const large = await serve((_, response) => response.end("x".repeat(1001)));
    await expect(ask(large.url)).rejects.toThrow("sent more than");
    await expect(ask(new URL("http://127.0.0.1:1"), REQUEST, {}, { tries: 1 })).rejects.toBeInstanceOf(UpstreamError);
  });

  it("asks whether anything is new, and takes no for an answer only then", async () => {
    const { url, asked } = await serve((request, response) =>
      request.headers["if-none-match"] === '"a"'
        ? response.writeHead(304).end()
        : response.writeHead(200, { etag: '"a"', "last-modified": "Fri, 21 Aug 2026 00:00:00 GMT" }).end("{}"),
    );
    const first = await ask(url);
    if (first === "unchanged") throw new Error("unchanged");
    expect(first).toMatchObject({ etag: '"a"', lastModified: "Fri, 21 Aug 2026 00:00:00 GMT" });
    expect(first.replyHash).toMatch(/^[0-9a-f]{64}$/);
    expect(await ask(url, REQUEST, { known: first })).toBe("unchanged");
    expect(asked[1]?.headers["if-modified-since"]).toBe("Fri, 21 Aug 2026 00:00:00 GMT");
    const odd = await serve((_, response) => response.writeHead(304).end());
    await expect(ask(odd.url)).rejects.toThrow("answered 304");
  });

  it("asks the mirrors in order, and tells of the first failure", async () => {
    const mirrored = { ...REQUEST, mirrors: [new URL("https://mirror.example.org/v1")] };
    const { url, asked } = await serve((request, response) =>
      request.headers["x-upstream-host"] === "data.example.org" ? response.writeHead(404).end() : response.end("{}"),
    );
    expect(await ask(url, mirrored)).toMatchObject({ status: 200 });
    expect(asked.map(({ headers }) => headers["x-upstream-host"])).toEqual(["data.example.org", "mirror.example.org"]);
  });

  it("never says a key", async () => {
    const { url } = await serve((_, response) => response.writeHead(401).end("bad key s3cret"));
    const failing = ask(url, { ...REQUEST, headers: (key) => ({ authorization: `Bearer ${key}` }) }, { key: "s3cret" });
    await expect(failing).rejects.toThrow(/^data\.example\.org answered 401\.$/);
  });
});

describe("a gate", () => {
  it("lets only so many through at once, in order", async () => {
    const gate = createHostGate({ concurrency: 2, perMinute: 100 });
    let running = 0;
    let most = 0;
    const order: number[] = [];
    await Promise.all(
      [1, 2, 3, 4, 5].map((number) =>
        gate.pass(async () => {
          order.push(number);
          running += 1;
          most = Math.max(most, running);
          await new Promise((resolve) => setTimeout(resolve, 5));
          running -= 1;
        }),
      ),
    );
    expect(most).toBe(2);
    expect(order).toEqual([1, 2, 3, 4, 5]);
  });
});

describe("the stand-in for the sources", () => {
  it("is a loopback address or nothing", () => {
    expect(parseEnv({ OFFTAKE_UPSTREAM: "http://127.0.0.1:4000" }).upstream?.port).toBe("4000");
    expect(parseEnv({}).upstream).toBeNull();
    expect(parseEnv({ OFFTAKE_UPSTREAM_CLOCK: "2026-08-21T15:00:00Z" }).upstreamClock).toBeNull();
    for (const address of ["http://10.0.0.1:80", "https://127.0.0.1", "http://127.0.0.1.example.org", "file:///tmp/x"])
      expect(() => parseEnv({ OFFTAKE_UPSTREAM: address })).toThrow("OFFTAKE_UPSTREAM must be a loopback address");
  });
});

describe("every adapter", () => {
  it.each(ADAPTERS.map((adapter) => [adapter.id, adapter] as const))("%s asks listed hosts only", (_, adapter) => {
    const networkSlugs = [...new Set(adapter.series.map((series) => series.networkSlug))];
    const requests = adapter.requests({ since: "2026-01-01", today: "2026-08-21", networkSlugs });
    expect(requests.length).toBeGreaterThan(0);
    for (const { address, mirrors } of requests)
      for (const { protocol, host } of [address, ...(mirrors ?? [])]) {
        expect(protocol).toBe("https:");
        expect(adapter.hosts).toContain(host);
      }
    expect(adapter.attribution.length).toBeGreaterThan(10);
    expect(new Set(adapter.series.map(({ key, source }) => `${key} ${source?.id}`)).size).toBe(adapter.series.length);
    for (const { key, networkSlug } of adapter.series) expect(key.startsWith(`${networkSlug}.`)).toBe(true);
  });
});
