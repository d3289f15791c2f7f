import { expect, test } from "@playwright/test";
import { violations } from "./axe";

/** The method in today's numbers, and what others see of a link. */

test("every figure of the worked example opens what it rests on, and the ratio is the ratio", async ({ page }) => {
  await page.goto("/method");
  const example = page.locator("#example");
  const numbers = example.locator("td.n a[data-trace]");
  expect(await numbers.count()).toBeGreaterThan(6);
  const amount = async (row: string): Promise<number> => {
    const text = await example
      .getByRole("row", { name: new RegExp(`^${row}`) })
      .locator("[data-number]")
      .innerText();
    const [, digits = "", scale = ""] = /([\d.]+)([kMB]?)/.exec(text.replaceAll("\u202f", "")) ?? [];
    return Number(digits) * ({ k: 1e3, M: 1e6, B: 1e9 }[scale] ?? 1);
  };
  const ratio = (await amount("What customers paid")) / (await amount("What was emitted"));
  const text = await example
    .getByRole("row", { name: /^Prudent coverage C/ })
    .locator("[data-number]")
    .innerText();
  const ends = text.split("–").map((end) => Number(end.replace("<", "")));
  // "<0.001" is a bound; of a range the payments that are read are the low end.
  const [low, high] = text.startsWith("<") ? [0, ends[0] ?? 0] : [ends[0] ?? 0, ends.at(-1) ?? 0];
  expect(ratio).toBeGreaterThan(low * 0.9);
  expect(ratio).toBeLessThan(high * 1.1);
  await numbers.first().click();
  await expect(page.getByRole("dialog")).toBeVisible();
});

test("the top class and the track record say what the board shows", async ({ page }) => {
  await page.goto("/");
  const top = await page.locator("tbody tr", { hasText: /^Demand-led/ }).count();
  await page.goto("/method");
  await expect(page.locator("[data-top-class]")).toHaveAttribute("data-top-class", top === 0 ? "empty" : "held");
  const misses = await page.locator('[data-outcome="missed"], [data-outcome="withdrawn"]').count();
  await expect(page.locator("#track-record")).toContainText(`${misses} of them read otherwise now`);
});

for (const [width, colorScheme] of [
  [1440, "light"],
  [360, "dark"],
] as const)
  test.describe(`${width} px, ${colorScheme}`, () => {
    test.use({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
    test("the method page shuts nobody out and fits its screen", async ({ page }) => {
      await page.goto("/method");
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    });
  });

/** Width and height out of a PNG's head. */
const sizeOf = (png: Buffer): [number, number] => [png.readUInt32BE(16), png.readUInt32BE(20)];

test("a link to a network or a comparison shows a picture of the live verdict", async ({ page, request, baseURL }) => {
  for (const path of [
    "/networks/filecoin",
    "/networks/helium",
    "/networks/chainlink",
    "/compare?n=helium,filecoin,akash",
  ]) {
    await page.goto(path);
    const picture = (await page.locator('meta[property="og:image"]').getAttribute("content")) ?? "";
    expect(picture.startsWith(`${baseURL}/`)).toBe(true);
    await expect(page.locator('meta[name="twitter:card"]')).toHaveAttribute("content", "summary_large_image");
    const reply = await request.get(picture);
    expect(reply.headers()["content-type"]).toBe("image/png");
    expect(sizeOf(await reply.body())).toEqual([1200, 630]);
    const again = await request.get(picture, { headers: { "if-none-match": reply.headers().etag ?? "" } });
    expect(again.status()).toBe(304);
  }
  expect((await request.get("/compare/card.png?n=helium")).status()).toBe(400);
});

test("search engines are given pages, not their variants", async ({ request, baseURL }) => {
  expect(await (await request.get("/robots.txt")).text()).toContain(`Sitemap: ${baseURL}/sitemap.xml`);
  const map = await (await request.get("/sitemap.xml")).text();
  const places = [...map.matchAll(/<loc>(.+?)<\/loc>/g)].map((match) => match[1] ?? "");
  expect(places).toContain(`${baseURL}/networks/helium`);
  for (const place of places) {
    const reply = await request.get(place);
    expect(reply.status(), place).toBe(200);
    expect(await reply.text(), place).not.toMatch(/<meta name="robots" content="[^"]*noindex/);
  }
  for (const variant of [
    "/?sort=coverage",
    "/conflicts?status=open",
    "/changes?network=helium",
    "/map?asOf=2026-03-31",
  ])
    expect(await (await request.get(variant)).text(), variant).toMatch(/<meta name="robots" content="[^"]*noindex/);
});

test("the site has its mark at every size", async ({ request }) => {
  for (const [path, type] of [
    ["/favicon.ico", "image/x-icon"],
    ["/icon.svg", "image/svg+xml"],
    ["/apple-icon.png", "image/png"],
  ] as const) {
    const reply = await request.get(path);
    expect(reply.status(), path).toBe(200);
    expect(reply.headers()["content-type"]).toContain(type);
  }
});
