import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { violations } from "./axe";
import { pdfText } from "./pdf-text";

/** What holds for every page: nobody is shut out, nothing is wider than the screen, numbers read the same everywhere. */

const PAGES = [
  "/",
  "/networks/helium",
  "/networks/filecoin",
  "/networks/akash",
  "/networks/akash/inputs",
  "/compare?n=helium,filecoin,akash",
  "/compare",
  "/map",
  "/conflicts",
  "/claims",
  "/data",
  "/corrections",
  "/networks/chainlink",
  "/networks/bittensor",
  "/method",
  "/api",
  "/networks/helium/trace/formula/coverage.prudent",
  "/networks/all/trace/formula/networks",
];

/** Both schemes and both widths; each of the four combinations in the long run. */
const isScanned = (colorScheme: string, width: number): boolean =>
  process.env.OFFTAKE_TEST_LONG !== undefined || (colorScheme === "light") === (width === 1440);

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 360].filter((candidate) => isScanned(colorScheme, candidate))) {
    test.describe(`${colorScheme}, ${width} px`, () => {
      // The policy forbids scripts from outside, the scanner's included; only this scan lifts it.
      test.use({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true });

      for (const path of PAGES) {
        test(`${path} has no WCAG A or AA violation and fits its screen`, async ({ page }) => {
          await page.goto(path);
          expect(await violations(page)).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        });
      }
    });
  }
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
