import { existsSync, readdirSync, renameSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { testDatabases } from "../databases";
import { MINUTES, prepareStandalone, type Standalone, untilReady } from "./standalone-folder";

/** What the image holds and does, without an image: the folder alone, read-only, as a user who owns nothing. */

const [sqlite] = testDatabases();
let folder: Standalone;

beforeAll(async () => {
  folder = await prepareStandalone();
}, 1_200_000);

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
