import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { pdfText } from "./pdf-text";

/** The product's main job: open the board, open a network, compare the three, send a report. */

async function download(page: Page, href: string): Promise<string> {
  const response = await page.request.get(href);
  expect(response.status()).toBe(200);
  expect(response.headers()["content-type"]).toBe("application/pdf");
  const path = join(mkdtempSync(join(tmpdir(), "offtake-report-")), "report.pdf");
  const { writeFileSync } = await import("node:fs");
  writeFileSync(path, await response.body());
  return path;
}

/** @param isRead whether the reports are fetched and read, which one walk does for both */
async function browseToReports(page: Page, isRead: boolean): Promise<void> {
  await page.goto("/");
  const board = page.getByRole("table", { name: /Networks by verdict/ });
  for (const name of ["Helium", "Filecoin", "Akash"])
    await expect(board.getByRole("rowheader", { name })).toBeVisible();

  await board.getByRole("link", { name: "Filecoin" }).click();
  await expect(page).toHaveURL(/\/networks\/filecoin$/);
  await expect(page.getByRole("heading", { level: 1, name: /Filecoin/ })).toBeVisible();
  const sentence = (await page.locator("#verdict p.font-serif").textContent()) ?? "";
  expect(sentence).toContain("Filecoin");
  const networkReport = await page.getByRole("link", { name: "Verdict as PDF" }).getAttribute("href");

  expect(networkReport).toBe("/networks/filecoin/report.pdf");
  if (isRead) {
    const text = pdfText(await download(page, networkReport ?? ""));
    expect(text).toContain(sentence.replaceAll(/\s+/g, " "));
    expect(text).toContain("Every input, with its source");
    expect(text).toMatch(/page 1 of \d+/);
  }

  await page.goto("/");
  await page.getByRole("button", { name: "Compare the ticked networks" }).click();
  await expect(page).toHaveURL(/\/compare\?n=/);
  await expect(
    page
      .getByRole("heading", { level: 1, name: "Helium · Filecoin · Akash" })
      .or(page.getByRole("heading", { level: 1 })),
  ).toBeVisible();
  const table = page.getByRole("table", { name: "Networks side by side" });
  for (const name of ["Helium", "Filecoin", "Akash"])
    await expect(table.getByRole("columnheader", { name })).toBeVisible();
  const compareReport = await page.getByRole("link", { name: "Comparison as PDF" }).getAttribute("href");
  expect(compareReport).toMatch(/^\/compare\/report\.pdf\?n=[a-z,]+$/);
  if (!isRead) return;
  const compareText = pdfText(await download(page, compareReport ?? ""));
  for (const name of ["Helium", "Filecoin", "Akash"]) expect(compareText).toContain(name);
  expect(compareText).toContain("Inputs that decide, with their sources");
}

test("from the board to both reports", async ({ page }) => {
  await browseToReports(page, true);
});

test.describe("with JavaScript off", () => {
  test.use({ javaScriptEnabled: false });

  test("from the board to both reports", async ({ page }) => {
    await browseToReports(page, false);
  });

  test("charts and their tables are there", async ({ page }) => {
    await page.goto("/networks/helium");
    await expect(page.locator("#series svg").first()).toBeVisible();
    await page.locator("#series summary", { hasText: "Show table" }).first().click();
    await expect(page.locator("#series table").first()).toBeVisible();
  });
});

test("the same report twice is the same bytes", async ({ page }) => {
  const twice = await Promise.all(
    [1, 2].map(async () => (await page.request.get("/networks/akash/report.pdf")).body()),
  );
  expect(twice[0]?.equals(twice[1] ?? Buffer.alloc(0))).toBe(true);
});

test("an address that is not understood falls back", async ({ page }) => {
  for (const address of [
    "/?sort=nonsense&dir=up&category=%00&verdict=12",
    "/networks/helium?asOf=2026-02-31&definition=<b>",
    "/compare?n=helium,akash,,&asOf=soon",
    "/?sort=coverage&sort=demand",
  ]) {
    const response = await page.goto(address);
    expect(response?.status(), address).toBe(200);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
});

test("what one reader mistypes is not handed to the next", async ({ page }) => {
  // The first reader of this network and day, so that whatever is kept of the page is made for this address.
  const day = "asOf=2026-10-17";
  await page.request.get(`/networks/dimo?${day}&definition=no-such-reading`);
  expect(await (await page.request.get(`/networks/dimo?${day}`)).text()).not.toContain("no-such-reading");
});

test("an unknown name in a comparison is said, and the rest is compared", async ({ page }) => {
  await page.goto("/compare?n=helium,nobody,akash");
  await expect(page.getByText("Not in the record: nobody")).toBeVisible();
  await expect(page.getByRole("table", { name: "Networks side by side" })).toBeVisible();
});

test("sorting and filtering live in the address", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Network", exact: true }).click();
  await expect(page).toHaveURL(/sort=network/);
  const names = () => page.locator("tbody th[scope=row] a").allTextContents();
  const upwards = (await names()).toSorted((a, b) => a.localeCompare(b, "en", { sensitivity: "base" }));
  expect(upwards).toEqual(expect.arrayContaining(["Akash", "Filecoin", "Helium"]));
  await expect.poll(names).toEqual(upwards);
  await page
    .getByRole("link", { name: /^Network/ })
    .first()
    .click();
  await expect.poll(names).toEqual(upwards.toReversed());
  await page
    .getByRole("group", { name: "Filters" })
    .getByRole("link", { name: /storage/ })
    .click();
  await expect.poll(names).toEqual(["Storj", "Filecoin", "Arweave"]);
});

test("a past day shows only what was known then", async ({ page }) => {
  await page.goto("/networks/helium?asOf=2026-01-15");
  await expect(page.getByText("Shown as known on 2026-01-15")).toBeVisible();
  await expect(page.locator("#verdict")).not.toContainText("2026Q2");
});

test("a definition is chosen by a link and says that it is not the house's", async ({ page }) => {
  await page.goto("/networks/helium");
  const link = page.locator("#who-pays a[href*='definition=']").first();
  await link.click();
  await expect(page).toHaveURL(/definition=/);
  await expect(page.getByText("which is not the house definition")).toBeVisible();
});
