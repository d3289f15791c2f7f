import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Db } from "@/lib/data";
import { makeFolder, runScript, testDatabases } from "./databases";

// The process that reads a file is tested with the page; here only who may start one is asked.
const startJob = vi.hoisted(() => vi.fn(async () => {}));
vi.mock("@/lib/import/web/start-job", () => ({ startJob, hasRoom: () => true }));

const TRIES = process.env.OFFTAKE_TEST_LONG ? 1000 : 60;
const CSV = "seriesId,sourceId,periodEnd,value\nx.y,z,2025-01-01,1\n";
const ADDRESS = "http://offtake.example";

const [sqlite] = testDatabases();
let db: Db;
let url = "";
let data = "";
let output = "";

beforeAll(async () => {
  url = (await sqlite?.createMigrated()) ?? "";
  data = makeFolder();
  vi.stubEnv("DATABASE_URL", url);
  vi.stubEnv("OFFTAKE_DATA_DIR", data);
  vi.stubEnv("OFFTAKE_IMPORT_MAX_MB", "1");
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream);
    vi.spyOn(stream, "write").mockImplementation((...args: Parameters<typeof write>) => {
      output += String(args[0]);
      return write(...args);
    });
  }
  db = (await import("@/lib/data")).getDb();
});
afterAll(async () => {
  await db.$disconnect();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

async function createToken(...args: string[]): Promise<{ id: string; secret: string; token: string }> {
  const run = await runScript("scripts/token.ts", ["create", "--name", "Ada", ...args], url);
  expect(run).toMatchObject({ exitCode: 0, stderr: "" });
  const [token = ""] = run.stdout.split("\n");
  const [, id = "", ...secret] = token.split("_");
  // The secret may hold the mark that parts a token.
  return { token, id, secret: secret.join("_") };
}

const post = (path: string, headers: Record<string, string>, body: BodyInit | null = CSV) =>
  new Request(`${ADDRESS}${path}`, {
    method: "POST",
    headers: { host: "offtake.example", "content-type": "text/csv", ...headers },
    body,
    ...({ duplex: "half" } as object),
  });

const send = async (headers: Record<string, string>, body: BodyInit | null = CSV, query = "") => {
  const { POST } = await import("@/app/api/v1/imports/route");
  return POST(post(`/api/v1/imports${query}`, headers, body));
};

const filesSent = () => (existsSync(join(data, "imports")) ? readdirSync(join(data, "imports")) : []);

/** Another client each time, so that what is counted per client does not hide what is wrong with a token. */
const from = (client: number) => ({ "x-offtake-socket": `10.0.${Math.floor(client / 250)}.${client % 250}` });

describe("who may import", () => {
  it("is nobody without a token that counts, however often it is tried", async () => {
    const good = await createToken();
    const revoked = await createToken();
    const expired = await createToken("--days", "1");
    expect((await runScript("scripts/token.ts", ["revoke", revoked.id], url)).exitCode).toBe(0);
    await db.apiToken.update({ where: { id: expired.id }, data: { expiresAt: new Date(Date.now() - 1) } });
    const other = await createToken();
    await db.apiToken.update({ where: { id: other.id }, data: { scopes: "something" } });
    const wrong = `${good.token.slice(0, -1)}${good.token.endsWith("A") ? "B" : "A"}`;
    const crossed = `offtake_${good.id}_${revoked.secret}`;
    const bad = [
      null,
      "",
      "x",
      wrong,
      crossed,
      revoked.token,
      expired.token,
      other.token,
      `${good.token}x`,
      "offtake_0_0",
    ];
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const token = bad[attempt % bad.length];
      const response = await send({
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...from(attempt),
      });
      expect([401, 429]).toContain(response.status);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
    }
    for (const [name, { POST }] of [
      ["publish", await import("@/app/api/v1/imports/[id]/publish/route")],
      ["undo", await import("@/app/api/v1/imports/[id]/undo/route")],
    ] as const) {
      const params = Promise.resolve({ id: "0".repeat(32) });
      expect([401, 429]).toContain((await POST(post(`/api/v1/imports/x/${name}`, {}), { params })).status);
    }
    expect(filesSent()).toEqual([]);
    expect(await db.batch.count()).toBe(0);
    expect(startJob).not.toHaveBeenCalled();
    const refusals = await db.auditEntry.findMany({ where: { action: "token.refused" } });
    expect(refusals.map(({ outcome }) => outcome)).toEqual(
      expect.arrayContaining(["refused: wrong", "refused: revoked", "refused: expired", "refused: out of scope"]),
    );
  });

  it("is nobody from another site's page, and nobody after ten wrong tokens from one address", async () => {
    globalThis.offtakeAttempts = undefined;
    const { token } = await createToken();
    const bearer = { authorization: `Bearer ${token}` };
    for (const headers of [
      { origin: "https://evil.example" },
      { origin: "null" },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
    ] as Record<string, string>[])
      expect((await send({ ...bearer, ...headers })).status).toBe(403);
    const { POST } = await import("@/app/import/session/route");
    const foreign = post("/import/session", { origin: "https://evil.example" }, `token=${token}`);
    expect((await POST(foreign)).status).toBe(403);
    const own = { origin: ADDRESS, "sec-fetch-site": "same-origin", "x-offtake-socket": "10.9.9.9" };
    for (let attempt = 0; attempt < 10; attempt += 1)
      expect((await POST(post("/import/session", own, "token=wrong"))).headers.get("location")).toBe(
        "/import?said=token",
      );
    const late = await POST(post("/import/session", own, `token=${token}`));
    expect(late.headers.get("location")).toBe("/import?said=later");
    expect(late.headers.get("set-cookie")).toBeNull();
    expect(filesSent()).toEqual([]);
  });

  it("is who holds a token: the file's name loses its path, and nothing else of it counts", async () => {
    globalThis.offtakeAttempts = undefined;
    const { token, id } = await createToken();
    const response = await send(
      { authorization: `Bearer ${token}` },
      CSV,
      `?file=${encodeURIComponent("../../etc/a\r\nX: y.csv")}`,
    );
    expect(response.status).toBe(202);
    const reply = await response.json();
    expect(reply).toMatchObject({ file: "a X: y.csv", state: "writing" });
    expect(response.headers.get("location")).toBe(`/api/v1/imports/${reply.id}`);
    expect(filesSent().sort()).toEqual([`${reply.id}.csv`, `${reply.id}.json`, `${reply.id}.outcome`]);
    expect(startJob).toHaveBeenCalledWith(
      expect.objectContaining({ does: "import", id: reply.id, actor: `Ada (${id})` }),
    );
    for (const bad of ["../../../etc/passwd", "%2e%2e", "x".repeat(32)]) {
      const { GET } = await import("@/app/api/v1/imports/[id]/route");
      const request = new Request(`${ADDRESS}/`, { headers: { authorization: `Bearer ${token}` } });
      expect((await GET(request, { params: Promise.resolve({ id: bad }) })).status).toBe(404);
    }
  });

  it("may send no more than the limit, announced or not, and leaves nothing behind then", async () => {
    const { token, secret } = await createToken();
    const before = filesSent();
    const bearer = { authorization: `Bearer ${token}` };
    expect((await send({ ...bearer, "content-length": "9999999" }, CSV)).status).toBe(413);
    const endless = () =>
      new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(new Uint8Array(65_536).fill(65)) });
    const refused = await send(bearer, endless());
    expect(refused.status).toBe(413);
    expect(await refused.json()).toMatchObject({ detail: expect.stringContaining("larger than 1 MB") });

    const { POST } = await import("@/app/import/session/route");
    const own = { origin: ADDRESS, "sec-fetch-site": "same-origin" };
    const login = await POST(post("/import/session", own, `token=${token}`));
    const cookie = login.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/^offtake_import=[^;]+; Path=\/import; HttpOnly; SameSite=Strict; Max-Age=3600$/);
    expect(cookie).not.toContain(secret);
    const files = await import("@/app/import/files/route");
    const form = new FormData();
    form.set("file", new File([new Uint8Array(3_000_000)], "big.csv"));
    const sent = new Request(`${ADDRESS}/import/files`, { method: "POST", body: form });
    const type = sent.headers.get("content-type") ?? "";
    const headers = { ...own, cookie: cookie.split(";")[0] ?? "", "content-type": type };
    const large = await files.POST(post("/import/files", headers, await sent.arrayBuffer()));
    expect(large.headers.get("location")).toBe("/import?said=large");
    expect(filesSent()).toEqual(before);

    const small = new FormData();
    small.set("file", new File([CSV], "..\\..\\C:\\=cmd.csv"));
    const second = new Request(`${ADDRESS}/import/files`, { method: "POST", body: small });
    const kept = await files.POST(
      post(
        "/import/files",
        { ...headers, "content-type": second.headers.get("content-type") ?? "" },
        await second.arrayBuffer(),
      ),
    );
    const [, sentId = ""] = /^\/import\/([0-9a-f]{32})$/.exec(kept.headers.get("location") ?? "") ?? [];
    const { loadImport } = await import("@/lib/import/web");
    expect((await loadImport(sentId))?.upload?.label).toBe("=cmd.csv");
    const foreign = await files.POST(post("/import/files", { ...headers, origin: "https://evil.example" }, "x"));
    expect(foreign.status).toBe(403);
  });

  it("leaves no secret in what is stored or said", async () => {
    const { token, id, secret } = await createToken();
    await send({ authorization: `Bearer ${token}` });
    await send({ authorization: `Bearer ${token}x`, ...from(7) });
    const list = await runScript("scripts/token.ts", ["list"], url);
    expect(list.stdout).toContain(`${id}  active`);
    const stored = JSON.stringify([
      await db.apiToken.findMany(),
      await db.auditEntry.findMany(),
      await db.batch.findMany(),
    ]);
    for (const text of [list.stdout, list.stderr, stored, output]) expect(text).not.toContain(secret);
    expect(stored).toContain("token.create");
  });
});
