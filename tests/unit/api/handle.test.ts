import { beforeEach, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { ApiFault } from "@/lib/api/fault";
import { answerGet, answerOptions, refuseMethod, unknownAddress } from "@/lib/api/handle";
import { operation } from "@/lib/api/operation";
import { numeric } from "@/lib/api/params";
import { createReplyMemo } from "@/lib/api/reply-memo";
import { AppError } from "@/lib/errors";
import { SOCKET_HEADER } from "@/lib/http/client-address";
import { createRateLimiter } from "@/lib/http/rate-limit";

const stand = vi.hoisted(() => ({ revision: 7, newest: "2026-11-20" }));
vi.mock("@/lib/loaders/read-api", () => ({ loadStand: async () => ({ ...stand }) }));

const calls: (number | null)[] = [];
const faulty = { error: null as Error | null };

/** An operation that says what it was asked. */
const echo = operation({
  id: "echo",
  path: "/echo",
  group: "Service",
  summary: "",
  description: "",
  params: { size: numeric(z.int().min(0).max(9), { description: "", expected: "a digit", examples: [] }) },
  reply: z.strictObject({ size: z.int().nullable() }),
  csvName: "echo",
  examples: [],
  answer: async ({ size }) => {
    calls.push(size);
    if (faulty.error) throw faulty.error;
    return { body: { size }, csv: [["size"], [size ?? "=none"]], next: "/api/v1/echo?cursor=x", asOf: "2026-11-20" };
  },
});

const state = { limiter: createRateLimiter(1000, () => 0), memo: createReplyMemo() };
Reflect.set(globalThis, Symbol.for("offtake.api"), state);

beforeEach(() => {
  Object.assign(state, { limiter: createRateLimiter(1000, () => 0), memo: createReplyMemo() });
  stand.revision = 7;
  calls.length = 0;
  faulty.error = null;
});

const ask = (query = "", init: RequestInit = {}) =>
  answerGet(echo, new Request(`http://site/api/v1/echo${query}`, init), {});

describe("answerGet", () => {
  it("answers with the body, an ETag and what the reply stands on", async () => {
    const response = await ask("?size=3");
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ size: 3 });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "application/json; charset=utf-8",
      "access-control-allow-origin": "*",
      "cache-control": "public, no-cache",
      "offtake-revision": "7",
      "offtake-as-of": "2026-11-20",
      link: '</api/v1/echo?cursor=x>; rel="next"',
      etag: expect.stringMatching(/^W\/"[\w-]{24}"$/),
    });
  });

  it("makes a reply once for one revision", async () => {
    await Promise.all([ask("?size=3"), ask("?size=3")]);
    await ask("?size=3");
    expect(calls).toEqual([3]);
    stand.revision = 8;
    await ask("?size=3");
    expect(calls).toEqual([3, 3]);
  });

  it("says 304 to who has it, by any of the tags and with or without the W/", async () => {
    const etag = (await ask("?size=3")).headers.get("etag") ?? "";
    for (const known of [etag, etag.replace("W/", ""), `"other", ${etag}`, "*"]) {
      const response = await ask("?size=3", { headers: { "if-none-match": known } });
      expect([response.status, await response.text(), response.headers.get("etag")]).toEqual([304, "", etag]);
    }
    expect((await ask("?size=4", { headers: { "if-none-match": etag } })).status).toBe(200);
    expect((await ask("?size=3", { headers: { "if-none-match": '"other"' } })).status).toBe(200);
    stand.revision = 8;
    expect((await ask("?size=3", { headers: { "if-none-match": etag } })).status).toBe(200);
  });

  it("has another tag for another format", async () => {
    const csv = await ask("?size=3", { headers: { accept: "text/csv" } });
    expect(await csv.text()).toBe("size\r\n3\r\n");
    expect(csv.headers.get("content-disposition")).toBe('inline; filename="offtake-echo-as-of-2026-11-20.csv"');
    expect(csv.headers.get("etag")).not.toBe((await ask("?size=3")).headers.get("etag"));
  });

  it("defuses cells that a spreadsheet would run", async () => {
    expect(await (await ask("", { headers: { accept: "text/csv" } })).text()).toBe("size\r\n'=none\r\n");
  });

  it("gives the head alone for HEAD", async () => {
    const response = await ask("?size=3", { method: "HEAD" });
    expect([response.status, await response.text(), response.headers.get("content-length")]).toEqual([200, "", "10"]);
  });

  it("refuses what it does not understand as problem+json that names it", async () => {
    const response = await ask("?size=12");
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(await response.json()).toEqual({
      type: "about:blank",
      title: "A parameter has a value that is not understood",
      status: 400,
      detail: 'size="12" is not understood; expected a digit.',
      parameter: "size",
      value: "12",
      expected: "a digit",
    });
  });

  it("says 503 while the database does not answer, and 500 without its cause for what nobody foresaw", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    faulty.error = new AppError("database_unavailable", "secret file");
    const silent = await ask();
    expect([silent.status, silent.headers.get("retry-after")]).toEqual([503, "5"]);
    faulty.error = new Error("secret");
    const broken = await ask();
    expect(broken.status).toBe(500);
    expect(await broken.text()).not.toContain("secret");
    expect(log).toHaveBeenCalledTimes(2);
    faulty.error = new ApiFault(404, "None", "None.");
    expect((await ask()).status).toBe(404);
    expect(log).toHaveBeenCalledTimes(2);
    log.mockRestore();
    faulty.error = null;
    expect((await ask()).status).toBe(200);
  });

  it("counts requests by client and says 429 beyond the allowance, also for a reply that is kept", async () => {
    Object.assign(state, { limiter: createRateLimiter(2, () => 0) });
    const from = (address: string) => ask("", { headers: { [SOCKET_HEADER]: address } });
    expect((await from("10.0.0.1")).headers.get("ratelimit-remaining")).toBe("1");
    expect((await from("10.0.0.1")).status).toBe(200);
    const refused = await from("10.0.0.1");
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe("30");
    expect(await refused.json()).toMatchObject({ status: 429, detail: expect.stringContaining("ask again in 30 s") });
    expect((await from("10.0.0.2")).status).toBe(200);
  });

  it("takes nothing from the allowance for what the site asks itself", async () => {
    Object.assign(state, { limiter: createRateLimiter(1, () => 0) });
    const own = { ...echo, isOwn: true };
    for (let turn = 0; turn < 3; turn += 1) {
      const response = await answerGet(own, new Request("http://site/api/v1/echo"), {});
      expect([response.status, response.headers.get("ratelimit-limit")]).toEqual([200, null]);
    }
  });
});

describe("other methods and addresses", () => {
  it("says which methods there are", async () => {
    const options = answerOptions();
    expect([options.status, options.headers.get("allow")]).toEqual([204, "GET, HEAD, OPTIONS"]);
    expect(options.headers.get("access-control-allow-headers")).toContain("If-None-Match");
    const refused = refuseMethod(new Request("http://site/api/v1/echo", { method: "POST" }));
    expect([refused.status, refused.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
    expect(await refused.json()).toMatchObject({ status: 405, detail: expect.stringContaining("POST") });
  });

  it("leads from an address that is none to those that are", async () => {
    const response = unknownAddress(new Request("http://site/api/v1/nothing"));
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining("/api/v1/openapi.json") });
  });
});

describe("createReplyMemo", () => {
  const reply = (length: number) => ({ bytes: new Uint8Array(length), headers: {} });

  it("keeps no more than it may, and no failure", async () => {
    const memo = createReplyMemo(100);
    await memo.getOrMake("a", async () => reply(60));
    await memo.getOrMake("b", async () => reply(60));
    expect([memo.get("a"), memo.get("b")?.bytes.length]).toEqual([undefined, 60]);
    await expect(memo.getOrMake("c", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect((await memo.getOrMake("c", async () => reply(1))).bytes.length).toBe(1);
    await memo.getOrMake("d", async () => reply(1000));
    expect(memo.get("d")).toBeUndefined();
  });
});
