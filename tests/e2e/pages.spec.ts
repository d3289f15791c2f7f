import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { REPEATED_ROWS, violations } from "./axe";
import { pdfText } from "./pdf-text";

/** What holds for every page: nobody is shut out, nothing is wider than the screen, numbers read the same everywhere. */

const PAGES = [
  "/",
  "/networks/helium",
  "/networks/filecoin",
  "/networks/akash",
  "/networks/akash/inputs",
  "/networks/iotex/inputs",
  "/compare?n=helium,filecoin,akash",
  "/compare",
  "/map",
  "/conflicts",
  "/claims",
  "/changes",
  "/data",
  "/corrections",
  "/networks/chainlink",
  "/networks/bittensor",
  "/method",
  "/api",
  "/networks/helium/trace/formula/coverage.prudent",
  "/networks/all/trace/formula/networks",
];

const IS_LONG = process.env.OFFTAKE_TEST_LONG !== undefined;

const COMBINATIONS = [
  { name: "light, 1440 px", colorScheme: "light", width: 1440, isShort: true },
  { name: "dark, 360 px", colorScheme: "dark", width: 360, isShort: true },
  { name: "light, 360 px", colorScheme: "light", width: 360, isShort: false },
  { name: "dark, 1440 px", colorScheme: "dark", width: 1440, isShort: false },
] as const;

/** Pages that the short run scans once: their kind is scanned in the other combination on another network's page. */
const SCANNED_ONCE: Record<string, string> = {
  "/networks/filecoin": "light, 1440 px",
  "/networks/akash": "dark, 360 px",
  "/networks/akash/inputs": "dark, 360 px",
  "/networks/iotex/inputs": "light, 1440 px",
};

/** Pages of hundreds of rows of one make. */
const LONG_PAGES = ["/conflicts", "/data", "/claims"];

for (const { name, colorScheme, width, isShort } of COMBINATIONS) {
  if (!isShort && !IS_LONG) continue;
  test.describe(name, () => {
    // The policy forbids scripts from outside, the scanner's included; only this scan lifts it.
    test.use({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true });

    for (const path of PAGES.filter((page) => IS_LONG || (SCANNED_ONCE[page] ?? name) === name)) {
      test(`${path} has no WCAG A or AA violation and fits its screen`, async ({ page }) => {
        await page.goto(path);
        const leftOut = !IS_LONG && LONG_PAGES.includes(path) ? REPEATED_ROWS : [];
        expect(await violations(page, "html", leftOut)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      });
    }
  });
}

test("no page writes to the console or breaks its own policy", async ({ page }) => {
  const messages: string[] = [];
  page.on("console", (message) => messages.push(message.text()));
  page.on("pageerror", (error) => messages.push(error.message));
  for (const path of PAGES) await page.goto(path, { waitUntil: "networkidle" });
  expect(messages).toEqual([]);
});

test("a comparison is made by keyboard alone", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  const box = page.getByRole("checkbox", { name: "Compare Akash" });
  for (
    let presses = 0;
    presses < 200 && !(await box.evaluate((element) => element === document.activeElement));
    presses += 1
  ) {
    await page.keyboard.press("Tab");
  }
  await expect(box).toBeFocused();
  await page.keyboard.press("Space");
  await expect(box).not.toBeChecked();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/compare\?n=filecoin&n=helium|\/compare\?n=helium&n=filecoin/);
  await expect(page.getByRole("table", { name: "Networks side by side" })).toBeVisible();
});

test("every number of the decision is printed the same on the page and in its report", async ({ page }) => {
  for (const slug of ["helium", "filecoin", "akash"]) {
    await page.goto(`/networks/${slug}`);
    const numbers = await page.locator("#verdict [data-number]").allTextContents();
    const values = await page.locator("#checks [data-number], #who-pays [data-number]").allTextContents();
    expect(numbers.length).toBeGreaterThanOrEqual(6);
    const file = join(mkdtempSync(join(tmpdir(), "offtake-same-")), "report.pdf");
    writeFileSync(file, await (await page.request.get(`/networks/${slug}/report.pdf`)).body());
    // A cell may wrap at any space: what is compared is the characters.
    const squeeze = (words: string) => words.replaceAll(/\s+/g, "");
    const text = squeeze(pdfText(file));
    for (const number of [...numbers, ...values]) expect(text, `${slug}: ${number}`).toContain(squeeze(number));
  }
});

test("a missing value reads as words, never as zero", async ({ page }) => {
  await page.goto("/networks/filecoin");
  const utilisation = page.locator("#checks tr", { has: page.getByRole("rowheader", { name: /^Utilisation/ }) });
  await expect(utilisation.locator("[data-number]")).toHaveText("not reported");
  await page.goto("/");
  const row = page.getByRole("row", { name: /Filecoin/ });
  await expect(row).toContainText("not reported");
});

test("a page left open says when newer facts were published, and asks nobody before", async ({ page }) => {
  const asked: string[] = [];
  await page.route("**/api/v1/revision", (route) => {
    asked.push(route.request().url());
    return route.fulfill({ json: { revision: 1_000_000 } });
  });
  await page.goto("/", { waitUntil: "networkidle" });
  expect(asked).toEqual([]);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect(page.getByRole("status")).toContainText("Newer facts were published");
  await page.unroute("**/api/v1/revision");
  await page.getByRole("button", { name: "Reload" }).click();
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect(page.getByRole("status")).toHaveCount(0);
});
