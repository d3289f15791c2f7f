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
  "/search?q=helium",
  "/keyboard",
  "/verify",
  "/embed",
  "/no-such-page",
];

const IS_LONG = process.env.OFFTAKE_TEST_LONG !== undefined;

const COMBINATIONS = [
  { name: "light, 1440 px", colorScheme: "light", width: 1440, isShort: true },
  { name: "dark, 360 px", colorScheme: "dark", width: 360, isShort: true },
  { name: "light, 360 px", colorScheme: "light", width: 360, isShort: false },
  { name: "dark, 1440 px", colorScheme: "dark", width: 1440, isShort: false },
] as const;

/** Pages that the short run scans in both combinations: between them they have every part that the others are made of. */
const SCANNED_TWICE = ["/", "/networks/helium", "/compare?n=helium,filecoin,akash", "/map"];

/** All others in one of the two by turns, networks of one make in either. */
const isScanned = (path: string, index: number, name: string): boolean =>
  IS_LONG || SCANNED_TWICE.includes(path) || COMBINATIONS[index % 2]?.name === name;

for (const { name, colorScheme, width, isShort } of COMBINATIONS) {
  if (!isShort && !IS_LONG) continue;
  test.describe(name, () => {
    // The policy forbids scripts from outside, the scanner's included; only this scan lifts it.
    test.use({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true });

    for (const path of PAGES.filter((page, index) => isScanned(page, index, name))) {
      test(`${path} has no WCAG A or AA violation and fits its screen`, async ({ page }) => {
        await page.goto(path);
        expect(await violations(page, "html", IS_LONG ? [] : REPEATED_ROWS)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      });
    }
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 640 } });

  test("no network's page scrolls sideways, and none cuts a line of its evidence", async ({ page, request }) => {
    const { data } = (await (await request.get("/api/v1/networks?limit=100")).json()) as { data: { slug: string }[] };
    expect(data.length).toBeGreaterThan(15);
    for (const { slug } of data) {
      await page.goto(`/networks/${slug}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), slug).toBeLessThanOrEqual(360);
      const cut = await page
        .locator("details summary > *")
        .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent));
      expect(cut, slug).toEqual([]);
    }
  });

  test("the verdict under each reading stands beside its claim", async ({ page }) => {
    await page.goto("/conflicts");
    const head = page.getByRole("columnheader", { name: "Verdict, taken at its word" }).first();
    const box = await head.boundingBox();
    expect((box?.x ?? 999) + (box?.width ?? 999)).toBeLessThanOrEqual(360);
  });
});

/** Another network's page runs the same scripts. */
const ALIKE = ["/networks/filecoin", "/networks/akash", "/networks/iotex/inputs", "/networks/bittensor"];

test("no page writes to the console or breaks its own policy", async ({ page }) => {
  const messages: string[] = [];
  page.on("console", (message) => messages.push(message.text()));
  page.on("pageerror", (error) => messages.push(error.message));
  for (const path of PAGES.filter((page) => page !== "/no-such-page" && (IS_LONG || !ALIKE.includes(page)))) {
    await page.goto(path, { waitUntil: "networkidle" });
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
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
  const notice = page.getByRole("status").filter({ hasText: "Newer facts were published" });
  await expect(notice).toBeVisible();
  await page.unroute("**/api/v1/revision");
  await page.getByRole("button", { name: "Reload" }).click();
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect(notice).toHaveCount(0);
});
