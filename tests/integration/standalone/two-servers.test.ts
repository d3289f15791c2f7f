import { beforeAll, describe, expect, it, vi } from "vitest";
import { seed, testDatabases } from "../databases";
import { copyFacts } from "../facts-folder";
import { MINUTES, prepareStandalone, type Standalone, startProxy, untilReady } from "./standalone-folder";

const [, postgres] = testDatabases();
let folder: Standalone;

beforeAll(async () => {
  folder = await prepareStandalone();
}, 1_200_000);

// Reported as "not run here" by `testDatabases` where it is missing.
describe.runIf(postgres !== undefined)("two servers on one PostgreSQL behind a proxy", () => {
  it(
    "start at once on an empty database, answer alike, and what one publishes shows in both",
    async () => {
      const url = (await postgres?.create()) ?? "";
      const env = {
        ...{
          DATABASE_URL: url,
          OFFTAKE_LOG: "json",
          PUBLIC_URL: "https://offtake.example",
          ALLOWED_HOSTS: "127.0.0.1",
        },
        ...{
          TRUSTED_PROXY_HEADER: "X-Forwarded-For",
          OFFTAKE_METRICS: "1",
          OFFTAKE_METRICS_TOKEN: "a-token-of-this-test",
        },
      };
      const servers = await Promise.all([folder.start(env), folder.start(env)]);
      await Promise.all(servers.map(untilReady));
      const proxy = await startProxy(servers.map(({ address }) => address));
      try {
        const ask = (path: string, headers: Record<string, string> = {}) =>
          fetch(`${proxy.address}${path}`, { headers });
        // The facts were loaded once, by one of them.
        const loaded = servers.map(({ output }) => output().match(/helium loaded/g)?.length ?? 0);
        expect(loaded.sort()).toEqual([0, 1]);
        const [first, second] = [await ask("/api/v1/networks"), await ask("/api/v1/networks")];
        expect(await first.text()).toBe(await second.text());
        expect(first.headers.get("etag")).toBe(second.headers.get("etag"));

        const traced = await ask("/networks/akash", { "x-request-id": "from-the-proxy-0001" });
        expect(traced.headers.get("x-request-id")).toBe("from-the-proxy-0001");
        await traced.text();
        await vi.waitUntil(() => servers.some(({ output }) => output().includes("from-the-proxy-0001")), {
          timeout: 60_000,
        });
        const line = servers
          .flatMap(({ output }) => output().split("\n"))
          .find((text) => text.includes("from-the-proxy-0001"));
        expect(JSON.parse(line ?? "{}")).toMatchObject({ client: "203.0.113.7", path: "/networks/akash" });

        expect((await ask("/metrics")).status).toBe(403);
        expect((await ask("/metrics", { authorization: "Bearer something-else-here" })).status).toBe(403);
        expect((await ask("/metrics", { authorization: "Bearer a-token-of-this-test" })).status).toBe(200);

        for (const path of ["/", "/api/v1/networks", "/networks/helium/report.pdf"])
          for (const { address } of servers) expect(await statusAskedAs(address, path, "evil.example"), path).toBe(421);
        expect(await statusAskedAs(servers[0]?.address ?? "", "/healthz", "evil.example")).toBe(200);

        // Another process publishes: the facts of a network that was not there.
        const slugsOf = async () => {
          const { data }: { data: { slug: string }[] } = await (await ask("/api/v1/networks?limit=200")).json();
          return data.map(({ slug }) => slug);
        };
        expect(await slugsOf()).not.toContain("testnet-alpha");
        expect(await seed(url, copyFacts().root)).toMatchObject({ exitCode: 0 });
        for (const { address } of servers) {
          const sees = async () =>
            (await (await fetch(`${address}/api/v1/networks?limit=200`)).text()).includes('"testnet-alpha"');
          await vi.waitUntil(sees, { timeout: 60_000, interval: 100 });
          expect((await fetch(`${address}/networks/testnet-alpha`)).status).toBe(200);
        }

        // One dies, the other goes on.
        servers[0]?.process.kill("SIGKILL");
        await servers[0]?.ended;
        const statuses = [(await ask("/")).status, (await ask("/")).status].sort();
        expect(statuses).toEqual([200, 502]);
        servers[1]?.process.kill("SIGTERM");
        expect(await servers[1]?.ended).toBe(0);
      } finally {
        await proxy.close();
      }
    },
    MINUTES,
  );
});

/** Status of a request that names another host: fetch would not let it be said. */
async function statusAskedAs(address: string, path: string, host: string): Promise<number> {
  const { request } = await import("node:http");
  return new Promise((resolve, reject) => {
    request(`${address}${path}`, { headers: { host } }, (reply) => {
      reply.resume();
      reply.on("end", () => resolve(reply.statusCode ?? 0));
    })
      .on("error", reject)
      .end();
  });
}
