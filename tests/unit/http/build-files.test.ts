import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerBuildFiles } from "@/lib/http/build-files";
import { removeFolder } from "../../support/remove-folder";

const SCRIPT = "/_next/static/chunks/0a~b-c_1.js";
const TEXT = "const words = 'many words, many words, many words';\n".repeat(100);

let folder = "";
let port = 0;
/** What reached those behind. */
let passed: string[] = [];
const server = createServer((asked, response) => {
  passed.push(`${asked.method} ${asked.url}`);
  if (asked.url?.includes("old")) response.statusCode = 404;
  response.end("from behind");
});

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "build-files-"));
  mkdirSync(join(folder, "static/chunks"), { recursive: true });
  writeFileSync(join(folder, "static/chunks/0a~b-c_1.js"), TEXT);
  writeFileSync(join(folder, "static/chunks/words.woff2"), Buffer.from([1, 2, 3]));
  writeFileSync(join(folder, "static/chunks/page.html"), "<p>no file of ours</p>");
  writeFileSync(join(folder, "static/chunks/old.js"), "of another build: Next does not know it");
  writeFileSync(join(folder, "secret.js"), "secret");
  answerBuildFiles(server, folder, { "X-Content-Type-Options": "nosniff" });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.close();
  removeFolder(folder);
});

interface Reply {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** As it comes over the wire: nothing is unpacked, no address is tidied. */
const ask = (path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const asking = request({ port, path, method, headers: { "accept-encoding": "gzip, br", ...headers } }, (reply) => {
      const chunks: Buffer[] = [];
      reply.on("data", (chunk) => chunks.push(chunk));
      reply.on("end", () => resolve({ status: reply.statusCode, headers: reply.headers, body: Buffer.concat(chunks) }));
    });
    asking.on("error", reject);
    asking.end();
  });

async function untilKept(path: string): Promise<Reply> {
  let reply = await ask(path);
  const isKept = async () => {
    reply = await ask(path);
    return String(reply.body) !== "from behind";
  };
  await expect.poll(isKept, { timeout: 30_000 }).toBe(true);
  passed = [];
  return reply;
}

describe("files of the build", () => {
  it("come from behind once, and compressed from here ever after", async () => {
    const first = await ask(SCRIPT);
    expect(String(first.body)).toBe("from behind");
    const { status, headers, body } = await untilKept(SCRIPT);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      ...{ "content-type": "application/javascript; charset=UTF-8", "content-encoding": "gzip" },
      ...{ vary: "Accept-Encoding", "cache-control": "public, max-age=31536000, immutable" },
      ...{ "content-length": String(body.length), "x-content-type-options": "nosniff" },
    });
    expect(String(gunzipSync(body))).toBe(TEXT);
    await ask(SCRIPT);
    expect(passed).toEqual([]);
  });

  it("are not compressed twice", async () => {
    const { headers, body } = await untilKept("/_next/static/chunks/words.woff2");
    expect([...body]).toEqual([1, 2, 3]);
    expect(headers["content-type"]).toBe("font/woff2");
    expect(headers["content-encoding"]).toBeUndefined();
  });

  it("are left to Next for whoever wants them otherwise", async () => {
    await untilKept(SCRIPT);
    const others: [Record<string, string>, string?][] = [
      [{ "accept-encoding": "identity" }],
      [{ "accept-encoding": "br, gzip;q=0" }],
      [{ range: "bytes=0-1" }],
      [{ "if-none-match": '"x"' }],
      [{ "if-modified-since": "Sat, 28 Nov 2026 00:00:00 GMT" }],
      [{}, "POST"],
      [{}, "HEAD"],
    ];
    for (const [headers, method] of others) await ask(SCRIPT, headers, method);
    expect(passed.map((line) => line.split(" ")[0])).toEqual(["GET", "GET", "GET", "GET", "GET", "POST", "HEAD"]);
  });

  it("are no others", async () => {
    const paths = [
      "/_next/static/chunks/absent.js",
      "/_next/static/chunks/old.js",
      "/_next/static/chunks/page.html",
      "/_next/static/../secret.js",
      "/_next/static/chunks/../../secret.js",
      "/_next/static/%2e%2e/secret.js",
      "/_next/static/..%2fsecret.js",
      "/_next/static//secret.js",
      `${SCRIPT}?x=1`,
      "/secret.js",
    ];
    for (const round of [1, 2]) {
      passed = [];
      for (const path of paths) expect(String((await ask(path)).body), `${path} ${round}`).toBe("from behind");
      expect(passed).toEqual(paths.map((path) => `GET ${path}`));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
});
