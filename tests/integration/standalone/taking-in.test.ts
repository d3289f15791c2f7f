import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { templateCsv } from "@/lib/import/template";
import { startUpstream, UPSTREAM_CLOCK } from "../../support/upstream/server";
import { testDatabases } from "../databases";
import { enterToken, leaveAfter, sendFile, statusOf, untilRead } from "../import-over-web";
import { MINUTES, prepareStandalone, type Standalone, untilReady } from "./standalone-folder";

const [sqlite] = testDatabases();
let folder: Standalone;

beforeAll(async () => {
  folder = await prepareStandalone();
}, 1_200_000);

/** Address of a database there that holds the facts already. */
const shippedIn = async (data: string) => `file:${folder.give((await sqlite?.createShipped()) ?? "", data)}`;

/** A server with the facts, and a reader who has entered a token. */
async function startWithToken() {
  const data = folder.makeDataFolder();
  const env = { DATABASE_URL: await shippedIn(data), OFFTAKE_LOG: "json" };
  const server = await folder.start(env);
  await untilReady(server);
  const made = await folder.run(["token", "create", "--name", "Tester"], env);
  expect(made.exitCode, made.stderr).toBe(0);
  const token = made.stdout.split("\n")[0] ?? "";
  return { server, data, token, ask: await enterToken(server.address, token) };
}

describe("the standalone folder, taking facts in,", () => {
  it(
    "reads a file that is sent in a process of its own, shows it, and takes it back",
    async () => {
      const { server, token, ask } = await startWithToken();

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
      const { server, data, token, ask } = await startWithToken();
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
          DATABASE_URL: await shippedIn(data),
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
});
