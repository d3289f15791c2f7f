import { expect, type Page, test } from "@playwright/test";

/** Keys of the site: what docs/keyboard.md says of each, where they must not fire, and that they can be switched off. */

/** A key does nothing before the page listens. */
async function ready(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keyboard" })).toBeVisible({ timeout: 1000 });
  }).toPass();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

const inFocus = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? "");

test("a comparison is ticked, made, read and left by single keys", async ({ page }) => {
  await page.goto("/?category=storage");
  await ready(page);
  const rows = await page.locator("tbody th[scope=row] a").allTextContents();
  // The first row in sight; then down and up.
  await page.locator("table").first().scrollIntoViewIfNeeded();
  for (let presses = 0; presses < 20 && (await inFocus(page)) !== rows[0]; presses += 1) await page.keyboard.press("j");
  expect(await inFocus(page)).toBe(rows[0]);
  await page.keyboard.press("j");
  expect(await inFocus(page)).toBe(rows[1]);
  await page.keyboard.press("k");
  expect(await inFocus(page)).toBe(rows[0]);
  for (const name of rows) {
    const box = page.getByRole("checkbox", { name: `Compare ${name}` });
    const before = await box.isChecked();
    await page.keyboard.press("x");
    expect(await box.isChecked()).toBe(!before);
    if (before) await page.keyboard.press("x");
    await page.keyboard.press("j");
  }
  await expect(page.locator("[data-ticked]")).toHaveText(`${rows.length} ticked`);
  await page.keyboard.press("c");
  await expect(page).toHaveURL(/\/compare\?n=/);
  await expect(page.getByRole("table", { name: "Networks side by side" })).toBeVisible();
  for (const [key, place] of [
    ["m", /\/map$/],
    ["t", /\/method$/],
    ["s", /\/$/],
  ] as const) {
    // The comparison is a new document, which listens only after a while.
    await expect(async () => {
      await page.keyboard.press("g");
      await page.keyboard.press(key);
      await expect(page).toHaveURL(place, { timeout: 2000 });
    }).toPass();
  }
});

test("a row is opened by Enter, the day travels along, and the focus is not under the heads", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/?asOf=2026-06-30");
  await ready(page);
  await page.locator("tbody tr").nth(8).locator("th a").focus();
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await page.keyboard.press("k");
  const { link, heads } = await page.evaluate(() => ({
    link: document.activeElement?.getBoundingClientRect().top ?? 0,
    heads: document.querySelector("thead th:nth-child(2)")?.getBoundingClientRect().bottom ?? 0,
  }));
  expect(link).toBeGreaterThanOrEqual(heads);
  const name = await inFocus(page);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page).toHaveURL(/asOf=2026-06-30$/);
  await expect(async () => {
    await page.keyboard.press("g");
    await page.keyboard.press("d");
    await expect(page).toHaveURL(/\/data\?asOf=2026-06-30$/, { timeout: 10_000 });
  }).toPass();
});

test("no key fires in a field, in a dialog or with a modifier", async ({ page }) => {
  await page.goto("/networks/helium");
  await ready(page);
  const address = page.url();
  await page.locator("#what-if input[name=price]").focus();
  for (const key of ["?", "/", "a", "g", "s"]) await page.keyboard.press(key);
  await page.getByLabel("As known on").focus();
  await page.keyboard.press("?");
  await page.locator("h1").click();
  for (const key of ["Alt+?", "Shift+Control+k", "Alt+/"]) await page.keyboard.press(key);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard" })).toBeVisible();
  for (const key of ["g", "s", "/"]) await page.keyboard.press(key);
  await expect(page.getByRole("dialog")).toHaveCount(1);
  expect(page.url().split("#")[0]?.split("?")[0]).toBe(address);
});

test("single characters are switched off and on again, and stay so", async ({ page }) => {
  await page.goto("/");
  await ready(page);
  await page.keyboard.press("?");
  const keys = page.getByRole("checkbox", { name: "Obey single-character keys" });
  await keys.uncheck();
  await page.keyboard.press("Escape");
  await page.reload({ waitUntil: "networkidle" });
  for (const key of ["?", "/", "j"]) await page.keyboard.press(key);
  // With a modifier they are no single characters.
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("dialog", { name: "Search" })).toBeVisible({ timeout: 1000 });
  }).toPass();
  await page.keyboard.type("show all keys");
  await page.keyboard.press("Enter");
  await keys.check();
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard" })).toBeVisible();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("the footer leads to the list of keys", async ({ page }) => {
    await page.goto("/method");
    await page.getByRole("link", { name: "Keyboard" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Everything here can be done by key");
    await expect(page.getByText("Next row")).toBeVisible();
  });
});
