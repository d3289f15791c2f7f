import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@libsql/client";
import { expect, type Page, test } from "@playwright/test";
import { removeFolder } from "../support/remove-folder";
import { openAlive } from "./alive";
import { startServer } from "./second-server";

/** When there is nothing to show, or less than was asked for: each case looks like itself and says what to do. */

const panel = (page: Page, kind: string) => page.locator(`[data-state="${kind}"]`);
const notice = (page: Page, kind: string) => page.locator(`[data-notice="${kind}"]`);

test("filters that leave nothing are named, and taken off one by one", async ({ page }) => {
  await page.goto("/?category=storage&verdict=demand_led&sort=coverage");
  await expect(panel(page, "no-hits")).toContainText("No network fits these filters");
  await panel(page, "no-hits")
    .getByRole("link", { name: /^verdict: demand led/ })
    .click();
  await expect(page).toHaveURL(/\?category=storage&sort=coverage$/);
  await expect(page.getByRole("row", { name: /Filecoin/ })).toBeVisible();
  for (const [address, words] of [
    ["/conflicts?network=nobody", "No conflict fits these filters"],
    ["/claims?article=nothing", "No statement fits these filters"],
    ["/search?q=zebra", "Nothing in the record fits all of these words"],
  ] as const) {
    await page.goto(address);
    await expect(panel(page, "no-hits")).toContainText(words);
  }
});

test("a comparison of none, of one, of six and of a stranger", async ({ page }) => {
  await page.goto("/compare");
  await expect(panel(page, "too-few")).toContainText("No network is ticked");
  await page.goto("/compare?n=helium");
  await expect(panel(page, "too-few")).toContainText("Only Helium is ticked");
  await expect(page.getByRole("checkbox", { name: "Helium" })).toBeChecked();
  await page.goto("/compare?n=helium,akash,filecoin,render,dimo,storj");
  await expect(notice(page, "fault")).toContainText("five at most. Left out: storj");
  await page.goto("/compare?n=helium,akash,nobody");
  await expect(notice(page, "fault")).toContainText("Not in the record: nobody");
  await page.goto("/compare?n=helium,chainlink");
  await expect(notice(page, "fault")).toHaveText("Not assessed, so there is no verdict to compare: Chainlink.");
  await notice(page, "fault").getByRole("link", { name: "Chainlink" }).click();
  await expect(page).toHaveURL(/\/networks\/chainlink$/);
});

test("a part of the address that is not understood is named, and the page is whole without it", async ({ page }) => {
  await page.goto("/");
  const all = await page.locator("tbody tr").count();
  await page.goto("/?verdict=bogus&sort=bogus");
  await expect(notice(page, "fault")).toContainText("not understood: verdict “bogus”, sort “bogus”");
  await expect(page.locator("tbody tr")).toHaveCount(all);
  for (const address of ["/conflicts?kind=A!", "/claims?status=A!", "/data?licence=A!", "/changes?cause=A!"]) {
    await page.goto(address);
    await expect(notice(page, "fault"), address).toContainText("“A!”");
  }
});

test("a day that is none, a day to come, and a day before anything was known", async ({ page }) => {
  for (const path of [
    "/",
    "/networks/helium",
    "/compare?n=helium,akash",
    "/map",
    "/conflicts",
    "/claims",
    "/data",
    "/changes",
  ]) {
    await page.goto(`${path}${path.includes("?") ? "&" : "?"}asOf=2026-02-31`);
    await expect(notice(page, "fault"), path).toContainText("“2026-02-31”, which is no day of the calendar");
  }
  await page.goto("/?asOf=2099-01-01");
  await expect(notice(page, "past")).toContainText("this is what is known now");
  await page.goto("/claims?asOf=2015-01-01");
  await expect(panel(page, "not-yet")).toContainText("No statement was known on 2015-01-01");
  await page.goto("/?asOf=2015-01-01");
  await expect(notice(page, "past")).toContainText("Shown as known on 2015-01-01");
  await expect(page.locator("tbody")).toContainText("Insufficient evidence");
  expect(await page.locator("tbody").innerText()).not.toMatch(/\$[\d.]/);
});

test("an address that nobody answers to offers the search", async ({ page }) => {
  const response = await page.goto("/networks/solana");
  expect(response?.status()).toBe(404);
  await expect(panel(page, "unknown")).toBeVisible();
  await page.getByRole("searchbox").fill("akt");
  await page.getByRole("searchbox").press("Enter");
  await expect(page.getByRole("link", { name: "Akash", exact: true })).toBeVisible();
});

test("the day is typed, with and without scripts", async ({ browser, baseURL }) => {
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ javaScriptEnabled, ...(baseURL ? { baseURL } : {}) });
    const page = await context.newPage();
    await page.goto("/map");
    await page.getByLabel("As known on").fill("2026-03-31");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/map\?asOf=2026-03-31$/);
    await expect(page.getByLabel("As known on")).toHaveValue("2026-03-31");
    // As it comes with what is pasted.
    await page.getByLabel("As known on").fill(" 2026-05-31 ");
    await page.keyboard.press("Enter");
    await expect(page.getByText("Shown as known on 2026-05-31")).toBeVisible();
    await expect(page.getByLabel("As known on")).toHaveValue("2026-05-31");
    await page.getByLabel("As known on").fill("31 March");
    await page.keyboard.press("Enter");
    // The browser says what is wrong and stays.
    await expect(page.locator("input:invalid")).toHaveCount(1);
    await expect(page).toHaveURL(/asOf=[ +]2026-05-31[ +]$/);
    await context.close();
  }
});

test("a pointer makes the day a field of dates, and loses nothing that was typed", async ({ page }) => {
  await openAlive(page, "/map");
  const day = page.getByLabel("As known on");
  const shown = await day.inputValue();
  await expect(day).toHaveAttribute("type", "text");
  await day.fill("2026-02-31");
  await day.click();
  await expect(day).toHaveAttribute("type", "text");
  await expect(day).toHaveValue("2026-02-31");
  await day.fill(shown);
  await day.click();
  await expect(day).toHaveAttribute("type", "date");
  await expect(day).toHaveValue(shown);
  await expect(day).toHaveAttribute("max", shown);
  await expect(day).toBeFocused();
});

/** A copy of the facts changed by `sql`, served beside the others. */
async function servedAfter(sql: string, use: (address: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "offtake-state-"));
  const file = join(folder, "offtake.db");
  const source = createClient({ url: `file:${join(process.env.OFFTAKE_E2E_DATA ?? "", "offtake.db")}` });
  // One file, whatever still stands in its journal.
  await source.execute({ sql: "VACUUM INTO ?", args: [file] });
  source.close();
  const copy = createClient({ url: `file:${file}` });
  await copy.execute(sql);
  copy.close();
  const server = await startServer({ DATABASE_URL: `file:${file}` });
  try {
    await use(server.address);
  } finally {
    await server.close();
    removeFolder(folder);
  }
}

test("facts that have grown old are said on every page, with what to do", async ({ page }) => {
  await servedAfter(`UPDATE "IngestRun" SET "recordedOn" = '2026-05-01'`, async (address) => {
    for (const path of ["/", "/map", "/compare?n=helium,akash"]) {
      await page.goto(`${address}${path}`);
      await expect(notice(page, "stale"), path).toContainText(/The facts are as of 2026-05-01, .+ ago\./);
      await expect(notice(page, "stale")).toContainText("load newer facts");
    }
    await page.goto(`${address}/networks/helium`);
    await expect(page.getByText(/The facts are as of 2026-05-01/)).toBeVisible();
  });
});

test("a database without networks says how to fill it", async ({ page }) => {
  await servedAfter(`UPDATE "IngestRun" SET "publishedAt" = NULL`, async (address) => {
    await page.goto(address);
    await expect(panel(page, "empty")).toContainText("No network is in the database yet");
    await expect(panel(page, "empty")).toContainText("npm start");
    await expect(page.locator("table")).toHaveCount(0);
    for (const path of ["/map", "/conflicts", "/claims", "/data", "/corrections", "/compare", "/search?q=helium"]) {
      const response = await page.goto(`${address}${path}`);
      expect(response?.status(), path).toBe(200);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    }
    await page.goto(`${address}/conflicts`);
    await expect(panel(page, "empty")).toContainText("No conflict is on record yet");
  });
});

test("the states do not look alike", async ({ page }) => {
  const looks = new Set<string>();
  for (const [address, kind] of [
    ["/?verdict=demand_led", "no-hits"],
    ["/compare", "too-few"],
    ["/claims?asOf=2015-01-01", "not-yet"],
    ["/nowhere", "unknown"],
  ] as const) {
    await page.goto(address);
    looks.add(
      await panel(page, kind).evaluate((element) => {
        const { borderTopStyle, borderLeftColor, borderLeftWidth, borderRightWidth } = getComputedStyle(element);
        const mark = element.querySelector("svg")?.innerHTML;
        return [borderTopStyle, borderLeftColor, borderLeftWidth, borderRightWidth, mark].join();
      }),
    );
  }
  expect(looks.size).toBe(4);
});
