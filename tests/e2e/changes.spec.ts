import { expect, type Page, test } from "@playwright/test";
import { violations } from "./axe";
import { miscounted, walkNumbers } from "./number-walk";
import { walkTables } from "./table-walk";

/** Which verdicts changed, when, and what moved them: as a page, as files and as feeds. */

const pageOfDay = async (page: Page, path: string): Promise<string> => {
  await page.goto(path);
  return (
    await page.locator("#verdict h1, article .headline, h1").first().locator("xpath=ancestor::article").innerText()
  ).toLowerCase();
};

test("every change leads to a page of its day that reads as the change says", async ({ page }) => {
  await page.goto("/changes");
  const rows = page.locator("[data-change]");
  expect(await rows.count()).toBeGreaterThan(5);
  const told = await rows.evaluateAll((items) =>
    items.slice(0, 4).map((item) => ({
      path: item.querySelector("a[href*='/networks/'][href*='asOf=']:not([data-trace])")?.getAttribute("href") ?? "",
      day: item.querySelector("time")?.dateTime ?? "",
      after: item.querySelectorAll(".font-medium.leading-tight")[1]?.textContent ?? "",
    })),
  );
  for (const { path, day, after } of told) {
    expect(path).toContain(`asOf=${day}`);
    expect(await pageOfDay(page, path)).toContain(after.toLowerCase());
  }
});

test("filters by network, by cause and by what is compared are links, without JavaScript too", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/changes");
  const all = await page.locator("[data-change]").count();
  await page
    .getByRole("navigation", { name: "Network" })
    .getByRole("link", { name: /^Render/ })
    .click();
  await expect(page).toHaveURL(/network=render/);
  const ofRender = await page.locator("[data-change]").count();
  expect(ofRender).toBeGreaterThan(0);
  expect(ofRender).toBeLessThan(all);
  await page.getByRole("link", { name: "Quarter by quarter, in what is known now" }).click();
  await expect(page).toHaveURL(/network=render&basis=history/);
  await expect(page.getByRole("heading", { level: 2 }).first()).toHaveText(/^Settled in \d{4}Q\d$/);
  await page.goto("/changes?network=rowan");
  await expect(page.getByText("No change fits these filters.")).toBeVisible();
  await page.goto("/changes?asOf=2015-01-01");
  await expect(page.getByText("No verdict had changed by this day")).toBeVisible();
  await context.close();
});

for (const path of ["/changes", "/changes?basis=history", "/changes?network=render&asOf=2026-06-30"]) {
  test(`${path}: no orphan number, right counts, every row in its file`, async ({ page, request }) => {
    const html = await (await request.get(path)).text();
    expect((await walkNumbers(page, path, html)).orphans).toEqual([]);
    expect(await miscounted(page, path, html, async (at) => (await request.get(at)).text())).toEqual([]);
    await page.goto(path);
    const { count, faults } = await walkTables(page, request);
    expect(faults).toEqual([]);
    expect(count).toBeGreaterThan(0);
  });
}

for (const [width, colorScheme] of [
  [1440, "light"],
  [360, "dark"],
] as const)
  test.describe(`${width} px, ${colorScheme}`, () => {
    test.use({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
    test("nobody is shut out, and nothing is wider than the screen", async ({ page }) => {
      for (const path of ["/changes", "/changes?basis=history"]) {
        await page.goto(path);
        expect(await violations(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
    });
  });

test("both feeds are announced, tell the same changes, and lead to the site they were asked from", async ({
  page,
  request,
  baseURL,
}) => {
  await page.goto("/networks/helium");
  const atomPath = await page
    .locator('link[rel="alternate"][type="application/atom+xml"]')
    .first()
    .getAttribute("href");
  const jsonPath = await page
    .locator('link[rel="alternate"][type="application/feed+json"]')
    .first()
    .getAttribute("href");
  const [atom, json] = [await request.get(atomPath ?? ""), await request.get(jsonPath ?? "")];
  expect(atom.headers()["content-type"]).toBe("application/atom+xml; charset=utf-8");
  const entries = await page.evaluate(
    (xml) => {
      const parsed = new DOMParser().parseFromString(xml, "application/xml");
      return {
        broken: parsed.querySelector("parsererror")?.textContent ?? null,
        ids: [...parsed.querySelectorAll("entry > id")].map((id) => id.textContent),
        links: [...parsed.querySelectorAll("entry > link")].map((link) => link.getAttribute("href") ?? ""),
      };
    },
    await atom.text(),
  );
  expect(entries.broken).toBeNull();
  const { items } = await json.json();
  expect(entries.ids).toEqual(items.map(({ id }: { id: string }) => id));
  expect(new Set(entries.ids).size).toBe(entries.ids.length);
  expect(entries.ids.length).toBeGreaterThan(5);
  for (const link of entries.links) expect(link).toMatch(new RegExp(`^${baseURL}/networks/`));
  expect((await request.get(entries.links[0] ?? "")).status()).toBe(200);
  const again = await request.get(atomPath ?? "", { headers: { "if-none-match": atom.headers().etag ?? "" } });
  expect(again.status()).toBe(304);
  const ofRender = await (await request.get("/changes/feed.json?network=render")).json();
  expect(ofRender.items.length).toBeGreaterThan(0);
  for (const { tags } of ofRender.items) expect(tags).toContain("render");
  expect((await request.get("/changes/feed.atom?network=nobody")).status()).toBe(404);
});
