import { existsSync, readdirSync, renameSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { templateCsv } from "@/lib/import/template";
import { startUpstream, UPSTREAM_CLOCK } from "../support/upstream/server";
import { seed, testDatabases } from "./databases";
import { copyFacts } from "./facts-folder";
import { enterToken, leaveAfter, sendFile, statusOf, untilRead } from "./import-over-web";
import { prepareStandalone, type Standalone, startProxy, untilReady } from "./standalone-folder";

/** What the image holds and does, without an image: the folder alone, read-only, as a user who owns nothing. */

const [sqlite, postgres] = testDatabases();
let folder: Standalone;

beforeAll(() => {
  folder = prepareStandalone();
}, 1_200_000);

/** A report being drawn when the process is asked to end. */
const MINUTES = 10 * 60_000;

describe("the standalone folder", () => {
  it(
    "migrates, loads the facts, serves pages and reports, logs in JSON, and ends cleanly",
    async () => {
      const data = folder.makeDataFolder();
      const env = { DATABASE_URL: `file:${join(data, "offtake.db")}`, OFFTAKE_LOG: "json", OFFTAKE_METRICS: "1" };
      // The machine may be busy: the report that is being drawn at the end gets all the time it needs.
      const patient = { ...env, OFFTAKE_CLOSING_SECONDS: "600" };
      const server = await folder.start(patient);
      await untilReady(server);
      const { address } = server;

      const page = await fetch(`${address}/networks/helium`);
      expect(page.status).toBe(200);
      const html = await page.text();
      const { build, version } = await (await fetch(`${address}/readyz`)).json();
      expect(build).toMatch(/^[0-9a-f]{12}$/);
      for (const text of [build, version]) expect(html).toContain(`<code>${text}</code>`);
      for (const [, path] of html.matchAll(/(?:src|href)="(\/_next\/static\/[^"]+)"/g))
        expect((await fetch(`${address}${path}`)).status, path).toBe(200);

      const report = await fetch(`${address}/networks/helium/report.pdf`);
      expect(report.status).toBe(200);
      const pdf = Buffer.from(await report.arrayBuffer());
      expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
      expect(pdf.includes("OfftakeSans") || pdf.length > 100_000).toBe(true);
      for (const path of ["/networks/helium/packet.zip", "/networks/helium/workbook.xlsx", "/api/v1/networks"])
        expect((await fetch(`${address}${path}`)).status, path).toBe(200);

      // Ids: ours, whatever a reader claims; the same in the reply and in the log.
      const traced = await fetch(`${address}/method?token=do-not-log-me`, {
        headers: { "x-request-id": "claimed-by-reader" },
      });
      const id = traced.headers.get("x-request-id") ?? "";
      expect(id).toMatch(/^[0-9a-f-]{36}$/);
      expect(traced.headers.get("server-timing")).toMatch(/^total;dur=\d+(\.\d)?$/);

      const metrics = await (await fetch(`${address}/metrics`)).text();
      expect(metrics).toMatch(/^offtake_requests_total\{method="GET",route="report",status="200"\} 1$/m);
      expect((await fetch(`${address}/metrics`, { headers: { "x-forwarded-for": "127.0.0.1" } })).status).toBe(403);

      // Commands of the same folder beside the running server.
      const copy = join(data, "copy.ndjson.gz");
      expect(await folder.run(["backup", "--to", copy], env)).toMatchObject({ exitCode: 0 });
      const other = { ...env, DATABASE_URL: `file:${join(data, "other", "offtake.db")}` };
      expect(await folder.run(["restore", copy], other)).toMatchObject({ exitCode: 0 });
      const port = new URL(address).port;
      expect(await folder.run(["healthy"], { ...env, PORT: port })).toMatchObject({ exitCode: 0 });
      expect(await folder.run(["healthy"], { ...env, PORT: "1" })).toMatchObject({ exitCode: 1 });
      const doctor = await folder.run(["doctor", "--json"], { ...env, PORT: port });
      expect(doctor.exitCode, doctor.stdout).toBe(0);
      expect(JSON.parse(doctor.stdout)).toMatchObject({
        offtake: { build, version },
        database: { isReachable: true },
        faults: [],
      });
      expect(await folder.run(["no-such-command"], env)).toMatchObject({ exitCode: 2 });

      // Asked to end while a report is being drawn: it is finished first.
      const lastReport = fetch(`${address}/networks/filecoin/report.pdf?size=letter`).then(async (response) => ({
        status: response.status,
        size: (await response.arrayBuffer()).byteLength,
      }));
      const isDrawing = async () =>
        (await (await fetch(`${address}/metrics`)).text()).includes("offtake_reports_drawing 1");
      await vi.waitUntil(isDrawing, { timeout: 60_000, interval: 5 });
      server.process.kill("SIGTERM");
      expect(await lastReport).toMatchObject({ status: 200, size: expect.any(Number) });
      expect(await server.ended).toBe(0);

      const lines = server
        .output()
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line));
      expect(lines.find(({ requestId }) => requestId === id)).toMatchObject({
        ...{ event: "request", method: "GET", path: "/method?token=***", status: 200, client: "127.0.0.1" },
      });
      expect(server.output()).not.toContain("do-not-log-me");
      expect(lines.filter(({ event }) => event === "command-end")).toMatchObject([
        { command: "migrate", exitCode: 0 },
        { command: "seed", exitCode: 0 },
      ]);
      expect(lines.at(-1)).toMatchObject({ event: "end", signal: "SIGTERM", givenUp: 0 });
      expect(readdirSync(data).filter((name) => name.endsWith(".part"))).toEqual([]);
    },
    MINUTES,
  );

  it(
    "shows the last good facts while its database is away, says so, and recovers by itself",
    async () => {
      const data = folder.makeDataFolder();
      // With the facts in it already: how they get there is said above.
      const path = folder.give((await sqlite?.createShipped()) ?? "", data);
      const server = await folder.start({ DATABASE_URL: `file:${path}` });
      await untilReady(server);
      const move = (from: string, to: string) => {
        for (const suffix of ["", "-wal", "-shm"])
          if (existsSync(from + suffix)) renameSync(from + suffix, to + suffix);
      };
      const ask = (address: string) => fetch(`${server.address}${address}`);
      const isStale = async () => (await ask("/healthz")).headers.has("offtake-stale-since");
      const NOTICE = "The database has not answered since";
      expect(await (await ask("/")).text()).not.toContain(NOTICE);

      move(path, `${path}.away`);
      await vi.waitUntil(async () => (await ask("/")).ok && (await isStale()), { timeout: 60_000, interval: 200 });
      // Also what nobody had opened before: the records are in memory.
      for (const address of [
        "/",
        "/networks/storj",
        "/compare?n=helium,storj",
        "/networks/storj/report.pdf",
        "/api/v1/networks",
      ])
        expect((await ask(address)).status, address).toBe(200);
      expect(await (await ask("/networks/storj")).text()).toContain(NOTICE);
      const readiness = await ask("/readyz");
      expect(readiness.status).toBe(503);
      expect(await readiness.json()).toMatchObject({
        status: "not ready",
        reason: "The database file is not where it was.",
      });
      expect((await ask("/healthz")).status).toBe(200);
      expect(existsSync(path)).toBe(false);

      move(`${path}.away`, path);
      await vi.waitUntil(async () => !(await (await ask("/")).text()).includes(NOTICE), {
        timeout: 60_000,
        interval: 200,
      });
      expect(await isStale()).toBe(false);
      expect((await ask("/readyz")).status).toBe(200);
      server.process.kill("SIGTERM");
      expect(await server.ended).toBe(0);
    },
    MINUTES,
  );

  it(
    "writes an error down under the reference that its page shows",
    async () => {
      const server = await folder.start(
        {
          ...{ DATABASE_URL: `file:${join(folder.makeDataFolder(), "none.db")}`, OFFTAKE_LOG: "json" },
          OFFTAKE_CLOSING_SECONDS: "1",
        },
        ["serve"],
      );
      const isAlive = () =>
        fetch(`${server.address}/healthz`).then(
          ({ ok }) => ok,
          () => false,
        );
      await vi.waitUntil(isAlive, { timeout: 120_000, interval: 100 });
      const page = await fetch(`${server.address}/`, { headers: { accept: "text/html" } });
      expect(page.status).toBe(503);
      const digest = /Reference: <code>([^<]+)<\/code>/.exec(await page.text())?.[1] ?? "none";
      const id = page.headers.get("x-request-id");
      // The line of a request is written once its reply is gone, after the one of the fault.
      await vi.waitUntil(
        () =>
          server
            .output()
            .split("\n")
            .some((line) => line.includes('"event":"request"') && line.includes(`"${id}"`)),
        { timeout: 60_000 },
      );
      const lines = server
        .output()
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line));
      expect(lines.find((line) => line.digest === digest)).toMatchObject({
        ...{ level: "error", event: "fault", requestId: id, code: "database_unavailable", route: "/" },
      });
      expect(lines.find((line) => line.event === "request" && line.requestId === id)).toMatchObject({
        level: "error",
        status: 503,
      });

      // A reader who never ends what he began to say is given up after the bound.
      const socket = connect(Number(new URL(server.address).port), "127.0.0.1");
      socket.on("error", () => {});
      socket.write(
        "POST /api/mcp HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{",
      );
      await new Promise((resolve) => void socket.once("connect", resolve));
      // Asked after it: by their answers the server has met that one, too.
      for (const _ of [1, 2, 3]) await (await fetch(`${server.address}/healthz`)).text();
      server.process.kill("SIGTERM");
      expect(await server.ended).toBe(0);
      socket.destroy();
      expect(JSON.parse(server.output().trimEnd().split("\n").at(-1) ?? "")).toMatchObject({
        event: "end",
        givenUp: 1,
      });
    },
    MINUTES,
  );

  it(
    "reads a file that is sent in a process of its own, shows it, and takes it back",
    async () => {
      const data = folder.makeDataFolder();
      const env = { DATABASE_URL: `file:${join(data, "offtake.db")}`, OFFTAKE_LOG: "json" };
      const server = await folder.start(env);
      await untilReady(server);
      const made = await folder.run(["token", "create", "--name", "Tester"], env);
      expect(made.exitCode, made.stderr).toBe(0);
      const token = made.stdout.split("\n")[0] ?? "";
      const ask = await enterToken(server.address, token);

      // By the forms of the page.
      const place = await sendFile(ask, "own.csv", templateCsv());
      const preview = await (await ask(place)).text();
      expect(preview).toContain("First rows and columns");
      expect(preview).toContain("example-net");
      const start = (what: string) =>
        ask(`${place}/start`, { method: "POST", body: new URLSearchParams({ do: what }) });
      expect((await start("check")).headers.get("location")).toBe(place);
      expect(await untilRead(ask, place)).toMatch(/^Checked\. Nothing is stored/);
      expect((await start("import")).headers.get("location")).toBe(place);
      expect(await untilRead(ask, place)).toMatch(/^Read to its end\. Readers do not see it yet/);
      const isShown = async () => (await fetch(`${server.address}/networks/example-net`)).status;
      expect(await isShown()).toBe(404);
      expect((await ask(`${place}/publish`, { method: "POST" })).status).toBe(303);
      await vi.waitUntil(async () => (await isShown()) === 200, { timeout: 60_000, interval: 100 });
      expect(await statusOf(ask, place)).toBe("Published: readers see it.");
      expect((await ask(`${place}/undo`, { method: "POST" })).status).toBe(303);
      await vi.waitUntil(async () => (await isShown()) === 404, { timeout: 60_000, interval: 100 });

      // By the API: the same process, the same outcome.
      const api = async (path: string, init: RequestInit = {}) => {
        const headers = { authorization: `Bearer ${token}`, "content-type": "text/csv" };
        const reply = await fetch(`${server.address}/api/v1/imports${path}`, { ...init, headers });
        return { status: reply.status, body: await reply.json() };
      };
      const sent = await api("?file=again.csv", {
        method: "POST",
        body: templateCsv().replaceAll("example-net", "api-net"),
      });
      expect(sent, JSON.stringify(sent.body)).toMatchObject({ status: 202, body: { file: "again.csv" } });
      const { id } = sent.body;
      await vi.waitUntil(async () => (await api(`/${id}`)).body.state !== "writing", {
        timeout: 60_000,
        interval: 100,
      });
      expect((await api(`/${id}`)).body).toMatchObject({ state: "ready", rowsRejected: 0, message: null });
      expect(await api(`/${id}/publish`, { method: "POST" })).toMatchObject({
        status: 200,
        body: { state: "published" },
      });
      await vi.waitUntil(async () => (await fetch(`${server.address}/networks/api-net`)).ok, { timeout: 60_000 });

      // Verdicts that follow are kept by a process of its own as well: what it has to complain about is a line of the log.
      server.process.kill("SIGTERM");
      expect(await server.ended).toBe(0);
      expect(server.output()).not.toMatch(/import\.process|"level":"error"|^\s+at /m);
      expect(server.output()).not.toContain(token);
    },
    MINUTES,
  );

  it(
    "lives on when readers leave in the middle of sending a file and of looking at it, and keeps nothing of it",
    async () => {
      const data = folder.makeDataFolder();
      const env = { DATABASE_URL: `file:${join(data, "offtake.db")}`, OFFTAKE_LOG: "json" };
      const server = await folder.start(env);
      await untilReady(server);
      const token = (await folder.run(["token", "create", "--name", "Tester"], env)).stdout.split("\n")[0] ?? "";
      const ask = await enterToken(server.address, token);
      const row = `${"x,".repeat(30)}y\n`;
      const head = `seriesId,${Array.from({ length: 30 }, (_, index) => `column${index}`).join(",")}\n`;

      const announced = "5000000";
      const body = { authorization: `Bearer ${token}`, "content-type": "text/csv", "content-length": announced };
      const form = {
        ...{ "content-type": "multipart/form-data; boundary=cut", "content-length": announced },
        ...{ cookie: "", "sec-fetch-site": "same-origin" },
      };
      const part = 'Content-Disposition: form-data; name="file"; filename="cut.csv"\r\nContent-Type: text/csv\r\n\r\n';
      // A session of its own: leaveAfter speaks without fetch.
      const session = await fetch(`${server.address}/import/session`, {
        ...{ method: "POST", redirect: "manual", body: new URLSearchParams({ token }) },
        headers: { "sec-fetch-site": "same-origin" },
      });
      form.cookie = session.headers.get("set-cookie")?.split(";")[0] ?? "none";
      for (const [index, length] of [0, 10, 1000, 100_000, 1_000_000].entries()) {
        const text = (head + row.repeat(Math.ceil(length / row.length))).slice(0, length);
        await leaveAfter(server.address, { method: "POST", path: "/api/v1/imports", headers: body }, text, index * 40);
        const begun = `--cut\r\n${part}${text}`.slice(0, length);
        await leaveAfter(server.address, { method: "POST", path: "/import/files", headers: form }, begun, index * 40);
      }

      // Longer than what a preview takes of it, so that its reading is broken off.
      const place = await sendFile(ask, "long.csv", head + row.repeat(100_000));
      const look = { method: "GET", path: place, headers: { cookie: form.cookie, "sec-fetch-site": "same-origin" } };
      for (let waitMs = 0; waitMs < 60; waitMs += 3) await leaveAfter(server.address, look, "", waitMs);
      for (let turn = 0; turn < 10; turn += 1) expect((await ask(place)).status).toBe(200);
      expect((await ask(`${place}/undo`, { method: "POST" })).status).toBe(303);

      const imports = join(data, "imports");
      await vi.waitUntil(() => readdirSync(imports).length === 0, { timeout: 60_000, interval: 100 });
      expect((await fetch(`${server.address}/healthz`)).status).toBe(200);
      server.process.kill("SIGTERM");
      expect(await server.ended).toBe(0);
      expect(server.output()).not.toMatch(
        /PREMATURE|ECONNRESET|aborted"?:? ?"?Error|UnhandledPromise|^\s+at |\\n\s+at /m,
      );
      const faults = server
        .output()
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line))
        .filter(({ level }) => level === "error");
      expect(faults).toEqual([]);
    },
    MINUTES,
  );

  it(
    "asks a source by its command, the file that is read in a thread of its own included",
    async () => {
      const data = folder.makeDataFolder();
      const upstream = await startUpstream();
      try {
        const run = await folder.run(["ingest", "--source", "filecoin-data-portal"], {
          DATABASE_URL: `file:${folder.give((await sqlite?.createShipped()) ?? "", data)}`,
          OFFTAKE_UPSTREAM: upstream.url.href,
          OFFTAKE_UPSTREAM_CLOCK: UPSTREAM_CLOCK,
        });
        expect(run).toMatchObject({ exitCode: 0, stderr: "" });
        expect(run.stdout).toMatch(/^filecoin-data-portal +filecoin +[1-9]/m);
      } finally {
        await upstream.close();
      }
    },
    MINUTES,
  );

  it("holds no source, no test, no secret and no database", () => {
    for (const name of ["app", "lib", "tests", "docs", ".env", "data", ".git"])
      expect(existsSync(join(folder.path, name)), name).toBe(false);
  });

  it("says in one line that it cannot write to its database", async () => {
    const run = await folder.run(["migrate"], { DATABASE_URL: `file:${join(folder.path, "offtake.db")}` });
    expect(run.exitCode).toBe(1);
    expect(run.stderr.trimEnd().split("\n")).toHaveLength(1);
  });
});

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
