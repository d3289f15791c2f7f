import { expect, type Locator, type Page, test } from "@playwright/test";
import { openAlive } from "./alive";
import { violations } from "./axe";

/** One drawer behind every number: by pointer and key, by address, by history; without scripts a page of its own. */

const PAGE = "/networks/helium";
const KEY = "helium/formula/coverage.prudent";

const drawer = (page: Page): Locator => page.getByRole("dialog", { name: "What stands behind the number" });
const number = (page: Page): Locator => page.locator(`#verdict dl a[data-trace="${KEY}"]`).first();
const title = (page: Page): Locator => drawer(page).getByRole("heading", { level: 2 });

async function open(page: Page): Promise<void> {
  await openAlive(page, PAGE);
  await number(page).click();
  await expect(title(page)).toHaveText("Prudent coverage C*");
}

test("a click opens it, Escape closes it and gives the focus back", async ({ page }) => {
  await open(page);
  await expect(page).toHaveURL(`${PAGE}#figure=${KEY}`);
  expect(await page.evaluate(() => document.activeElement?.closest("dialog") !== null)).toBe(true);
  await page.keyboard.press("Escape");
  await expect(drawer(page)).toHaveCount(0);
  await expect(page).toHaveURL(PAGE);
  await expect(number(page)).toBeFocused();
});

test("it opens with the Enter key and closes with its button", async ({ page }) => {
  await openAlive(page, PAGE);
  await number(page).focus();
  await page.keyboard.press("Enter");
  await expect(title(page)).toHaveText("Prudent coverage C*");
  await drawer(page).getByRole("button", { name: "Close" }).click();
  await expect(drawer(page)).toHaveCount(0);
  await expect(number(page)).toBeFocused();
});

test("numbers inside it lead on, back goes back, and closing leaves the page as it was", async ({ page }) => {
  await open(page);
  await drawer(page).locator('a[data-trace="helium/formula/subsidy.prudent"]').first().click();
  await expect(title(page)).toHaveText("Prudent subsidy, half-year");
  await page.goBack();
  await expect(title(page)).toHaveText("Prudent coverage C*");
  await page.goForward();
  await expect(title(page)).toHaveText("Prudent subsidy, half-year");
  await page.keyboard.press("Escape");
  await expect(drawer(page)).toHaveCount(0);
  await expect(page).toHaveURL(PAGE);
  await page.goForward();
  await expect(title(page)).toHaveText("Prudent coverage C*");
  await page.goBack();
  await expect(drawer(page)).toHaveCount(0);
});

test("an address opens it, on the day of the page", async ({ page }) => {
  await page.goto(`${PAGE}?asOf=2026-03-31#figure=${KEY}`);
  await expect(drawer(page)).toContainText("as of 2026-03-31");
  await page.keyboard.press("Escape");
  await expect(drawer(page)).toHaveCount(0);
  await expect(page).toHaveURL(`${PAGE}?asOf=2026-03-31`);
});

test.describe("with a clipboard", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });

  test("the cited sentence is copied, and that is said", async ({ page }) => {
    await open(page);
    await drawer(page).getByRole("button", { name: "Copy as cited sentence" }).click();
    await expect(drawer(page).getByRole("status")).toHaveText("Copied.");
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(
      /^Helium, Prudent coverage C\*: .+ Offtake, as of \d{4}-\d{2}-\d{2}, helium\/formula\/coverage\.prudent\.$/,
    );
  });
});

test("what is not in the record, and a server that is silent, are said with what to do", async ({ page }) => {
  await page.goto(`${PAGE}#figure=helium/formula/no-such-formula`);
  await expect(drawer(page).getByRole("alert")).toContainText("holds no such number");
  await page.keyboard.press("Escape");
  await page.route("**/api/v1/**/trace/**", (route) => route.abort());
  await number(page).click();
  await expect(drawer(page).getByRole("alert")).toContainText("did not answer");
  await page.unroute("**/api/v1/**/trace/**");
  await drawer(page).getByRole("button", { name: "Try again" }).click();
  await expect(title(page)).toHaveText("Prudent coverage C*");
});

test("nothing of it is loaded before the first number is asked for", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (/\/trace\/|\.js/.test(request.url())) asked.push(request.url());
  });
  await openAlive(page, PAGE);
  const before = asked.length;
  expect(asked.filter((url) => url.includes("/trace/"))).toEqual([]);
  await number(page).click();
  await expect(title(page)).toBeVisible();
  expect(asked.length).toBeGreaterThan(before);
});

test("a value beside a chart leads on as well", async ({ page }) => {
  await openAlive(page, PAGE);
  const label = page.locator('#series svg:visible g[class^="chart-label-"][data-trace]').first();
  await label.scrollIntoViewIfNeeded();
  await label.locator("text").last().click({ force: true });
  await expect(title(page)).toBeVisible();
});

test.describe("at 360 px", () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test("it takes the whole screen and nothing is wider", async ({ page }) => {
    await open(page);
    const box = await drawer(page).boundingBox();
    expect(box).toMatchObject({ x: 0, y: 0, width: 360, height: 740 });
    expect(await drawer(page).evaluate((element) => element.scrollWidth)).toBeLessThanOrEqual(360);
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`open, ${colorScheme}`, () => {
    test.use({ colorScheme, bypassCSP: true });

    test("it has no WCAG A or AA violation", async ({ page }) => {
      await openAlive(page, PAGE);
      await page.locator('#who-pays a[data-trace*="/formula/line."]').first().click();
      await expect(title(page)).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });
  });
}

test.describe("with JavaScript off", () => {
  test.use({ javaScriptEnabled: false });

  test("the same link leads to the same words on a page", async ({ page }) => {
    await page.goto(PAGE);
    await number(page).click();
    await expect(page).toHaveURL("/networks/helium/trace/formula/coverage.prudent");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Prudent coverage C*");
    await page.locator("article a[data-trace]").first().click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Paid demand, half-year");
  });
});

test("a number nobody has is a 404, as a page and as an answer", async ({ page, request }) => {
  for (const address of ["formula/nothing", "rumour/x", "figure/%E0%A4%A"]) {
    expect((await page.goto(`/networks/helium/trace/${address}`))?.status(), address).toBe(404);
    const answer = await request.get(`/api/v1/networks/helium/trace/${address}`);
    expect(answer.status(), address).toBe(404);
  }
  const answer = await request.get("/api/v1/networks/helium/trace/formula/nothing");
  expect(answer.headers()["content-type"]).toBe("application/problem+json");
  expect(await answer.json()).toMatchObject({ status: 404, title: "No such number" });
});
