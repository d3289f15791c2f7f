import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { templateCsv } from "../../lib/import/template";
import { violations } from "./axe";
import { withSecondServer } from "./second-server";

const databaseUrl = `file:${join(process.env.OFFTAKE_E2E_DATA ?? "", "offtake.db")}`;

let token: string | null = null;

/** One for all tests of this process: a command makes it. */
function makeToken(): string {
  token ??= createToken();
  return token;
}

function createToken(): string {
  const args = ["--import", "tsx", "scripts/token.ts", "create", "--name", "Tester"];
  const text = execFileSync(process.execPath, args, {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    encoding: "utf8",
  });
  return text.split("\n")[0] ?? "";
}

/** A file of its own name, and of a network of its own: tests run side by side. */
function fileOf(name: string, text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), "offtake-e2e-import-")), name);
  writeFileSync(path, text);
  return path;
}

async function enter(page: Page): Promise<void> {
  await page.goto("/import");
  await page.getByLabel("Token", { exact: true }).fill(makeToken());
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByRole("heading", { name: "Send a file" })).toBeVisible();
}

async function sendFile(page: Page, path: string): Promise<void> {
  await page.getByLabel("CSV file").setInputFiles(path);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("heading", { name: "First rows and columns" })).toBeVisible();
}

const status = (page: Page) => page.locator("[data-import-status]");

/** Looks again until the file has been read: with JavaScript the page does so by itself. */
async function untilRead(page: Page, words: RegExp, hasScripts: boolean): Promise<void> {
  await expect(async () => {
    if (!hasScripts) await page.reload();
    await expect(status(page)).toHaveText(words, { timeout: hasScripts ? 60_000 : 500 });
  }).toPass({ timeout: 120_000 });
}

for (const hasScripts of [true, false]) {
  test.describe(hasScripts ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled: hasScripts });

    test("a network of one's own is sent, checked, imported, published and taken back", async ({ page }) => {
      const slug = hasScripts ? "web-net" : "plain-net";
      const bad = `observation,${slug},=HYPERLINK("x")`;
      const text = templateCsv().replaceAll("example-net", slug);
      const columns = text.split("\n")[0]?.split(",").length ?? 0;
      await enter(page);
      await sendFile(page, fileOf(`${slug}.csv`, `${text}${bad.replaceAll('"', "")}${",".repeat(columns - 3)}\n`));
      await expect(page.getByLabel("Field for seriesId")).toHaveValue("seriesId");
      if (hasScripts) expect(await violations(page)).toEqual([]);

      await page.getByRole("button", { name: "Check without storing" }).click();
      await untilRead(page, /Checked\. Nothing is stored/, hasScripts);
      await expect(page.getByText("=HYPERLINK(x)").first()).toBeVisible();

      await page.getByRole("button", { name: "Import, not published yet" }).click();
      await untilRead(page, /Read to its end\. Readers do not see it yet/, hasScripts);
      await expect(page.locator("[data-reject]")).toHaveCount(1);
      expect((await page.request.get(`/networks/${slug}`)).status()).toBe(404);
      const csv = await page.request.get(
        (await page.getByRole("link", { name: "Rejects as CSV" }).getAttribute("href")) ?? "",
      );
      expect(await csv.text()).toMatch(/^line,column,value,reason\r\n23,/);
      if (hasScripts) expect(await violations(page)).toEqual([]);

      await page.getByRole("button", { name: "Publish" }).click();
      await expect(status(page)).toHaveText("Published: readers see it.");
      await expect(async () => {
        expect((await page.request.get(`/networks/${slug}`)).status()).toBe(200);
      }).toPass({ timeout: 30_000 });
      await page.getByRole("button", { name: "Take it back" }).click();
      await expect(page.getByRole("row", { name: new RegExp(`${slug}.csv taken back`) })).toBeVisible();
      await expect(async () => {
        expect((await page.request.get(`/networks/${slug}`)).status()).toBe(404);
      }).toPass({ timeout: 30_000 });
    });
  });
}

test("without a token there is a form for it, and a wrong one is refused", async ({ page, request }) => {
  await page.goto("/import/00000000000000000000000000000000");
  await expect(page).toHaveURL(/\/import\?said=session$/);
  await page.getByLabel("Token", { exact: true }).fill("offtake_0000000000000000_wrong");
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByText("This token does not count")).toBeVisible();
  await expect(page.getByLabel("CSV file")).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
  expect(
    (await request.post("/api/v1/imports", { data: "a,b\n", headers: { "content-type": "text/csv" } })).status(),
  ).toBe(401);
  const said = await page.goto("/import?said=<script>alert(1)</script>");
  expect(await said?.text()).not.toContain("<script>alert(1)");
});

test("a script in a cell and a name of a file with a path are shown as text", async ({ page }) => {
  await enter(page);
  const text = "seriesId,sourceId,period,value,note\nx.y,z,2026Q1,1,<script>document.title='x'</script>\n";
  await sendFile(page, fileOf("<img src=x onerror=alert(1)>.csv", text));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("<img src=x onerror=alert(1)>.csv");
  await expect(page.getByRole("cell", { name: "<script>document.title='x'</script>" })).toBeVisible();
  await expect(page).toHaveTitle(/^Import of a file/);
});

test("a file of twenty megabytes arrives whole, one over the limit not", async ({ request }) => {
  const token = makeToken();
  const row = `${"x".repeat(999)}\n`;
  const headers = { authorization: `Bearer ${token}`, "content-type": "text/csv" };
  const body = `seriesId,sourceId,period,value\n${row.repeat(20_000)}`;
  const sent = await request.post("/api/v1/imports?file=twenty.csv&dryRun=1", { data: body, headers });
  expect(sent.status()).toBe(202);
  const { id } = await sent.json();
  await expect(async () => {
    const reply = await (await request.get(`/api/v1/imports/${id}`, { headers })).json();
    expect(reply).toMatchObject({ isDryRun: true, rowsRead: 20_000, rowsRejected: 20_000, rowsStored: 0 });
  }).toPass({ timeout: 120_000 });
  expect((await request.post(`/api/v1/imports/${id}/undo`, { headers })).status()).toBe(204);
  const large = await request.post("/api/v1/imports", { data: Buffer.alloc(65 * 1024 * 1024, "a"), headers });
  expect(large.status()).toBe(413);
});

test("in read-only mode none of it exists", async ({ page }) => {
  test.setTimeout(300_000);
  const token = makeToken();
  await withSecondServer({ OFFTAKE_READ_ONLY: "1" }, async (base) => {
    await page.goto(`${base}/method`);
    await expect(page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Import" })).toHaveCount(0);
    const headers = { authorization: `Bearer ${token}`, "content-type": "text/csv" };
    const id = "0".repeat(32);
    for (const path of [
      "/import",
      `/import/${id}`,
      "/import/template.csv",
      `/import/${id}/progress.json`,
      `/api/v1/imports/${id}`,
    ])
      expect((await page.request.get(`${base}${path}`, { headers })).status(), path).toBe(404);
    for (const path of [
      "/api/v1/imports",
      `/api/v1/imports/${id}/publish`,
      "/import/session",
      "/import/files",
      `/import/${id}/start`,
    ])
      expect((await page.request.post(`${base}${path}`, { data: "token=x", headers })).status(), path).toBe(404);
  });
});
