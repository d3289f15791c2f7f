import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type APIRequestContext, expect, test } from "@playwright/test";
import { removeFolder } from "../support/remove-folder";
import { withSecondServer } from "./second-server";

/** The board and the records are kept as they were sent; nobody is to see that but by the clock. */

async function pageOf(request: APIRequestContext, address: string, headers: Record<string, string> = {}) {
  const response = await request.get(address, { headers });
  expect(response.status()).toBe(200);
  const nonce = /'nonce-([^']+)'/.exec(response.headers()["content-security-policy"] ?? "")?.[1] ?? "";
  const html = await response.text();
  return { nonce, html, plain: html.replaceAll(nonce, "NONCE"), headers: response.headers() };
}

for (const path of ["/", "/networks/helium"]) {
  test(`${path} is the same for every reader, but for a nonce that is never used twice`, async ({ request }) => {
    const pages = [await pageOf(request, path), await pageOf(request, path), await pageOf(request, path)];
    expect(new Set(pages.map(({ nonce }) => nonce)).size).toBe(3);
    for (const { html, nonce, plain, headers } of pages) {
      expect(plain).toBe(pages[0]?.plain);
      expect([...html.matchAll(/<script[^>]* nonce="([^"]*)"/g)].map(([, of]) => of)).toEqual(
        Array.from(html.matchAll(/<script/g), () => nonce),
      );
      expect(headers["cache-control"]).toContain("no-store");
      expect(headers["content-type"]).toBe("text/html; charset=utf-8");
      expect(headers["x-content-type-options"]).toBe("nosniff");
      expect(headers.link).toContain(`nonce="${nonce}"`);
    }
  });
}

test("what one reader gets otherwise is not sent to another", async ({ request, baseURL }) => {
  const day = "2026-03-31";
  for (const round of [1, 2]) {
    const [plain, dark, mac, past] = [
      await pageOf(request, "/"),
      await pageOf(request, "/", { cookie: "theme=dark" }),
      await pageOf(request, "/", { "user-agent": "Macintosh" }),
      await pageOf(request, `/?asOf=${day}`),
    ];
    expect(plain.html, String(round)).not.toContain('data-theme="dark"');
    expect(dark.html).toContain('data-theme="dark"');
    expect(plain.html).toContain("Ctrl K");
    expect(mac.html).toContain("⌘K");
    expect(plain.html).not.toContain(`as of ${day}`);
    expect(past.html).toContain(`as of ${day}`);
    const other = await pageOf(request, `${baseURL}/`, { host: "offtake.example" });
    expect(other.html).toContain(">offtake.example<");
    expect(plain.html).not.toContain("offtake.example");
    const data = await request.get("/", { headers: { RSC: "1" } });
    expect(data.headers()["content-type"]).toContain("text/x-component");
  }
});

test("newer facts are on the next page", async ({ request }) => {
  const folder = mkdtempSync(join(tmpdir(), "offtake-kept-"));
  const copy = join(folder, "offtake.db");
  onDatabase(join(process.env.OFFTAKE_E2E_DATA ?? "", "offtake.db"), `VACUUM INTO '${copy}'`);
  try {
    await withSecondServer({ DATABASE_URL: `file:${copy}` }, async (base) => {
      const revisionOn = async () => {
        const { html } = await pageOf(request, `${base}/`);
        return Number(/facts revision <code>(\d+)/.exec(html)?.[1]);
      };
      const before = await revisionOn();
      expect(await revisionOn()).toBe(before);
      // As whoever publishes does it, in another process.
      onDatabase(copy, "UPDATE Revision SET counter = counter + 1");
      await expect.poll(revisionOn).toBe(before + 1);
    });
  } finally {
    removeFolder(folder);
  }
});

/** In a process of its own: the runner of these tests does not load the database's client. */
function onDatabase(file: string, sql: string): void {
  const code = `const { openDb } = await import("./lib/data/index.ts");
    const db = openDb(${JSON.stringify(`file:${file}`)});
    await db.$executeRawUnsafe(${JSON.stringify(sql)});
    await db.$disconnect();`;
  execFileSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code]);
}
