import { gzipSync } from "node:zlib";
import { PDFDocument } from "@cantoo/pdf-lib";
import { expect, type Page, test } from "@playwright/test";
import { unzipSync } from "fflate";
import { violations } from "./axe";

/** A report is verified where it is read: in the browser, without anything being sent. */

const FIELD = "Report or verdict file";

interface Packet {
  pdf: Buffer;
  json: Buffer;
  names: string[];
}

async function packetOf(page: Page, address: string): Promise<Packet> {
  const response = await page.request.get(address);
  expect(response.status()).toBe(200);
  const entries = Object.entries(unzipSync(await response.body()));
  const entry = (ending: string) => Buffer.from(entries.find(([name]) => name.endsWith(ending))?.[1] ?? []);
  return { pdf: entry(".pdf"), json: entry(".json"), names: entries.map(([name]) => name) };
}

const choose = (page: Page, name: string, buffer: Buffer) =>
  page.getByLabel(FIELD).setInputFiles({ name, mimeType: "application/octet-stream", buffer });

/** The island answers only once the page is alive. */
async function openPage(page: Page): Promise<void> {
  await page.goto("/verify");
  await page.waitForLoadState("networkidle");
}

test("a report says same, in the browser alone, and the method comes with the first file", async ({ page }) => {
  const { pdf } = await packetOf(page, "/networks/rowan/packet.zip");
  const scripts: string[] = [];
  const sent: string[] = [];
  page.on("response", async (response) => {
    if (response.request().resourceType() === "script") scripts.push(await response.text().catch(() => ""));
  });
  await openPage(page);
  const isMethod = (script: string) => script.includes("offtake-verdict/1");
  expect(scripts.some(isMethod)).toBe(false);
  const before = scripts.length;
  page.on("request", (request) => {
    if (!new URL(request.url()).pathname.startsWith("/_next/")) sent.push(`${request.method()} ${request.url()}`);
  });
  await choose(page, "report.pdf", pdf);
  await expect(page.locator('[data-verify-outcome="same"]')).toBeVisible();
  await expect(page.getByText(/^Same: recomputed from its inputs/)).toBeVisible();
  await expect(page.getByRole("rowheader", { name: "Printed pages" })).toBeVisible();
  expect(sent).toEqual([]);
  expect(scripts.slice(before).some(isMethod)).toBe(true);
  const firstUse = scripts.slice(before).reduce((sum, script) => sum + gzipSync(script).length, 0);
  // The bar for what is loaded on first use.
  expect(firstUse).toBeLessThanOrEqual(130_000);
});

test("a changed number is named, and what it did to the verdict", async ({ page }) => {
  const { json } = await packetOf(page, "/networks/helium/packet.zip");
  const file = JSON.parse(json.toString());
  const stated: string = file.result.verdict;
  file.result.verdict = stated === "demand_led" ? "subsidy_led" : "demand_led";
  const [observation] = file.facts.observations;
  observation.credibility = observation.credibility === 6 ? 1 : 6;
  await openPage(page);
  await choose(page, "verdict.json", Buffer.from(JSON.stringify(file)));
  await expect(page.locator('[data-verify-outcome="different"]')).toBeVisible();
  await expect(page.getByText("result.verdict", { exact: true })).toBeVisible();
  await expect(page.getByText(`observations.${observation.id}`, { exact: true })).toBeVisible();
  await expect(page.getByText(/It states .+; its inputs give/)).toBeVisible();
});

test("a number printed over a page is caught", async ({ page }) => {
  const { pdf } = await packetOf(page, "/networks/rowan/packet.zip");
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  document.getPage(0).drawText("9.99", { x: 200, y: 500, size: 20 });
  await openPage(page);
  await choose(page, "report.pdf", Buffer.from(await document.save()));
  await expect(page.locator('[data-verify-outcome="different"]')).toBeVisible();
  await expect(page.getByText("page 1", { exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { name: /^Printed pages: 1 difference/ })).toBeVisible();
});

test("a comparison is verified network by network", async ({ page }) => {
  const { pdf, names } = await packetOf(page, "/compare/packet.zip?n=rowan,react");
  expect(names.filter((name) => name.endsWith(".csv"))).toHaveLength(2);
  await openPage(page);
  await choose(page, "comparison.pdf", pdf);
  await expect(page.locator('[data-verify-outcome="same"]')).toHaveCount(2);
});

test("compared with the record held here, a file that agrees with itself is told apart", async ({ page }) => {
  const { json } = await packetOf(page, "/networks/rowan/packet.zip");
  await openPage(page);
  await page.getByLabel(/Compare its inputs with the record held here/).check();
  await choose(page, "verdict.json", json);
  await expect(page.locator('[data-verify-outcome="same"]')).toBeVisible();
  await expect(page.getByText("From the record held here")).toBeVisible();
  const file = JSON.parse(json.toString());
  file.facts.observations[0].publishedOn = "2001-01-01";
  await choose(page, "other.json", Buffer.from(JSON.stringify(file)));
  await expect(page.getByRole("heading", { name: /^Record held here: 1 difference/ })).toBeVisible();
});

test("what is no verdict file is told in a sentence", async ({ page }) => {
  await openPage(page);
  const cases: [string, Buffer, RegExp][] = [
    ["empty.json", Buffer.alloc(0), /This file is empty/],
    ["other.json", Buffer.from('{"a":1}'), /not a verdict file/],
    ["picture.png", Buffer.from([137, 80, 78, 71, 0, 0]), /neither a PDF nor a JSON file/],
    ["broken.pdf", Buffer.from("%PDF-1.7 nothing more"), /cut short/],
  ];
  for (const [name, bytes, words] of cases) {
    await choose(page, name, bytes);
    await expect(page.locator('[data-verify-outcome="unreadable"]', { hasText: name })).toContainText(words);
  }
});

test("a dropped file is taken, wherever on the page it falls", async ({ page }) => {
  const { json } = await packetOf(page, "/networks/rowan/packet.zip");
  await openPage(page);
  const dropped = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "dropped.json"));
    return transfer;
  }, json.toString());
  await page.getByText("Drop a PDF or JSON file here").dispatchEvent("drop", { dataTransfer: dropped });
  await expect(page.locator('[data-verify-outcome="same"]')).toBeVisible();
  await expect(page.getByRole("heading", { name: "dropped.json" })).toBeVisible();
});

test("by keyboard: reached with Tab, opened with a key", async ({ page }) => {
  const { json } = await packetOf(page, "/networks/rowan/packet.zip");
  await openPage(page);
  const field = page.getByLabel(FIELD);
  await page.getByRole("heading", { level: 1 }).click();
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press("Tab");
    if (await field.evaluate((element) => element === document.activeElement)) break;
  }
  await expect(field).toBeFocused();
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Space")]);
  await chooser.setFiles({ name: "verdict.json", mimeType: "application/json", buffer: json });
  await expect(page.locator('[data-verify-outcome="same"]')).toBeVisible();
});

test.describe("with JavaScript off", () => {
  test.use({ javaScriptEnabled: false });

  test("the page explains itself and names the command", async ({ page }) => {
    await page.goto("/verify");
    await expect(page.getByText("npm run verify -- report.pdf")).toBeVisible();
    await expect(page.getByText(/needs JavaScript/)).toBeVisible();
    await page.getByRole("contentinfo").getByRole("link", { name: "Verify a report" }).click();
    await expect(page).toHaveURL(/\/verify$/);
  });
});

test.describe("for everyone", () => {
  test.use({ bypassCSP: true });

  for (const width of [1440, 360]) {
    test(`nothing is in the way at ${width} px, before and after an answer`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      const { json } = await packetOf(page, "/networks/rowan/packet.zip");
      await openPage(page);
      expect(await violations(page)).toEqual([]);
      const file = JSON.parse(json.toString());
      file.rules["factors.coverage"].weight = 31;
      await choose(page, "verdict.json", Buffer.from(JSON.stringify(file)));
      await expect(page.locator('[data-verify-outcome="different"]')).toBeVisible();
      expect(await violations(page)).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
    });
  }
});

test("files carry their type, their name and a policy; bad addresses are problems", async ({ page }) => {
  const json = await page.request.get("/networks/rowan/verdict.json");
  expect(json.headers()["content-type"]).toBe("application/json; charset=utf-8");
  expect(json.headers()["content-security-policy"]).toBe("frame-ancestors 'none'");
  const { fingerprint } = await json.json();
  expect(json.headers()["content-disposition"]).toContain(`offtake-rowan-${fingerprint}.json`);
  const csv = await page.request.get("/networks/rowan/data.csv");
  expect(csv.headers()["content-type"]).toBe("text/csv; charset=utf-8");
  expect(await csv.text()).toContain(fingerprint);
  const assumed = await page.request.get("/networks/helium/packet.zip?emissions=50");
  const names = Object.keys(unzipSync(await assumed.body()));
  expect(names.filter((name) => name.endsWith("-assumptions.json"))).toHaveLength(1);
  const again = await page.request.get("/networks/helium/packet.zip?emissions=50");
  expect((await assumed.body()).equals(await again.body())).toBe(true);
  const few = await page.request.get("/compare/packet.zip?n=rowan");
  expect(few.status()).toBe(400);
  expect(few.headers()["content-type"]).toBe("application/problem+json");
  expect((await page.request.get("/networks/chainlink/verdict.json")).status()).toBe(404);
  expect((await page.request.get("/networks/nothing/packet.zip")).status()).toBe(404);
});
