import { expect, type Page, test } from "@playwright/test";
import { violations } from "./axe";

/** The palette: by key alone, by pointer, without scripts; nothing of it is loaded before it is asked for. */

const field = (page: Page) => page.getByRole("combobox", { name: "Search networks, pages, claims and actions" });
const option = (page: Page) => page.getByRole("dialog").getByRole("option", { selected: true });

/** A key does nothing before the page listens. */
async function openPalette(page: Page, key = "Control+k"): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await expect(field(page)).toBeFocused({ timeout: 1000 });
  }).toPass();
}

test("it is loaded when it first opens, within 130 kB, and finds by name, ticker, old ticker and words", async ({
  page,
}) => {
  await page.goto("/networks/helium", { waitUntil: "networkidle" });
  let bytes = 0;
  const loaded: string[] = [];
  page.on("requestfinished", async (request) => {
    loaded.push(request.url());
    bytes += (await request.sizes()).responseBodySize;
  });
  await openPalette(page);
  await expect(page.getByRole("group", { name: "Networks" }).getByRole("option", { name: /^Akash/ })).toBeVisible();
  expect(loaded.some((url) => url.includes("/search/index.json"))).toBe(true);
  expect(bytes).toBeLessThan(130_000);
  for (const [typed, found] of [
    ["filecoin", /^Filecoin FIL/],
    ["akt", /^Akash AKT/],
    ["rndr", /^Render RENDER, earlier RNDR/],
    ["helum", /^Helium HNT/],
    ["break even", /^Break|When it would pay for itself/],
    ["conflicts", /^Conflicts/],
    ["articles", /^Claims/],
  ] as const) {
    await field(page).fill(typed);
    await expect(option(page), typed).toHaveText(found);
  }
  // By the words of a claim and of a conflict.
  await field(page).fill("helium offload");
  await expect(
    page.getByRole("group", { name: "Conflicts between sources" }).getByRole("option").first(),
  ).toBeVisible();
  await expect(page.getByRole("group", { name: "Claims of the articles" }).getByRole("option").first()).toBeVisible();
  await field(page).fill("zebra crossing");
  await expect(page.getByRole("dialog").getByRole("option")).toHaveCount(0);
  await expect(page.getByRole("status").filter({ hasText: "Nothing fits" })).toBeVisible();
});

test("a network is opened by key alone, from any page, and Escape gives the focus back", async ({ page }) => {
  await page.goto("/method");
  const link = page.getByRole("link", { name: "Skip to content" });
  await link.focus();
  await openPalette(page);
  await page.keyboard.press("Escape");
  await expect(field(page)).toHaveCount(0);
  await expect(link).toBeFocused();
  await openPalette(page, "/");
  await page.keyboard.type("storage");
  await expect(page.getByRole("dialog").getByRole("option").first()).toBeVisible();
  const first = await option(page).textContent();
  await page.keyboard.press("ArrowDown");
  await expect(option(page)).not.toHaveText(first ?? "");
  await page.keyboard.press("ArrowUp");
  await expect(option(page)).toHaveText(first ?? "");
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("dialog").getByRole("option").last()).toHaveAttribute("aria-selected", "true");
  await field(page).fill("akash");
  await expect(option(page)).toHaveText(/^Akash/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/networks\/akash$/);
  await expect(page.getByRole("heading", { level: 1, name: /Akash/ })).toBeVisible();
});

test("a section, an action of the page and the theme", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/networks/filecoin?asOf=2026-03-31");
  await openPalette(page);
  await page.keyboard.type("who pays");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/asOf=2026-03-31#who-pays$/);
  await openPalette(page);
  await field(page).fill("as-of");
  await page.getByRole("option", { name: "Change the as-of day" }).click();
  await expect(page.getByLabel("As known on")).toBeFocused();
  await page.locator("h1").click();
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await paper();
  await openPalette(page);
  await field(page).fill("dark");
  await page.getByRole("option", { name: "Show this site dark" }).click();
  await expect.poll(paper).not.toBe(light);
  const dark = await paper();
  // The server knows it before the first paint.
  await page.reload();
  expect(await paper()).toBe(dark);
  await openPalette(page);
  await field(page).fill("storj");
  await page.getByRole("option", { name: /^Storj STORJ/ }).click();
  await expect(page).toHaveURL(/\/networks\/storj\?asOf=2026-03-31$/);
});

test.describe("scanned", () => {
  test.use({ bypassCSP: true, reducedMotion: "reduce" } as object);
  for (const [width, colorScheme] of [
    [1440, "light"],
    [360, "dark"],
  ] as const)
    test(`palette and keys break no rule of WCAG A and AA at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      await page.goto("/method");
      await openPalette(page);
      await page.keyboard.type("helium");
      await expect(page.getByRole("dialog").getByRole("option").first()).toBeVisible();
      expect(await violations(page, "dialog")).toEqual([]);
      const box = await page.getByRole("dialog").boundingBox();
      expect(box && box.x >= 0 && box.x + box.width <= width).toBe(true);
      await page.keyboard.press("Escape");
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog", { name: "Keyboard" })).toBeVisible();
      expect(await violations(page, "dialog")).toEqual([]);
    });
});

test("a server that does not answer is said, and the page itself is still searched", async ({ page }) => {
  await page.route("**/search/index.json*", (route) => route.abort());
  await page.goto("/networks/helium");
  await openPalette(page);
  await expect(page.getByRole("status").filter({ hasText: "did not answer" })).toBeVisible();
  await page.keyboard.type("sources");
  await expect(option(page)).toHaveText("Sources");
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("the link leads to a form, and the form to a page of results", async ({ page }) => {
    await page.goto("/?asOf=2026-06-30");
    await page.getByRole("link", { name: /^Search/ }).click();
    await page.getByRole("searchbox", { name: "Search words" }).fill("rndr");
    await page.getByRole("button", { name: "Search" }).click();
    await expect(page).toHaveURL(/\/search\?.*q=rndr/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Search: rndr");
    // The day travels along once more.
    await page.goto("/search?q=rndr&asOf=2026-06-30");
    await page.getByRole("region", { name: "Networks" }).getByRole("link", { name: "Render" }).click();
    await expect(page).toHaveURL(/\/networks\/render\?asOf=2026-06-30$/);
  });
});
