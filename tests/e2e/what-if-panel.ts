import { expect, type Locator, type Page, test } from "@playwright/test";
import { violations } from "./axe";

/** The panel of assumptions as tests reach it, on the page of a network and on the comparison alike. */

const IS_LONG = process.env.OFFTAKE_TEST_LONG !== undefined;

export const panel = (page: Page): Locator => page.locator("#what-if");
export const field = (page: Page, name: string): Locator => panel(page).locator(`[name="${name}"]`);
export const slider = (page: Page, name: string): Locator => panel(page).locator(`[data-what-if-slider="${name}"]`);

/** The results in words, as a reader sees them. */
export const results = async (page: Page): Promise<string> =>
  (await panel(page).locator(".what-if-results").innerText()).replaceAll(/\s+/g, " ");

export async function goLive(page: Page): Promise<void> {
  await slider(page, "demand").focus();
  await expect(panel(page).locator("[data-what-if]")).toHaveAttribute("data-what-if", "live");
}

/** Nothing that is shown is about to be replaced. */
export const atRest = (page: Page): Promise<void> =>
  expect(panel(page).locator(".what-if-results")).toHaveAttribute("aria-busy", "false");

export const parameter = (page: Page, name: string): string | null => new URL(page.url()).searchParams.get(name);

/** Steps of a drag in progress, one a frame: without the change that ends it. */
export const drag = (page: Page, name: string, values: readonly number[]): Promise<void> =>
  slider(page, name).evaluate(async (element, steps) => {
    if (!(element instanceof HTMLInputElement)) throw new Error("no slider");
    for (const step of steps) {
      element.value = String(step);
      element.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }, values);

/** What holds of any open panel. @param address with an assumption among the weights, whose part is then open */
export function testOpenPanel(address: string): void {
  test("the method is loaded at the first touch, not before", async ({ page }) => {
    const scripts: string[] = [];
    page.on("response", (response) => {
      if (response.request().resourceType() === "script") scripts.push(response.url());
    });
    await page.goto(address);
    await page.waitForLoadState("networkidle");
    const before = scripts.length;
    await goLive(page);
    expect(scripts.length).toBeGreaterThan(before);
  });

  for (const colorScheme of ["light", "dark"] as const) {
    // Each scheme at one width; all four combinations in the long run.
    for (const width of [360, 1440].filter((one) => IS_LONG || (colorScheme === "light") === (one === 1440))) {
      test.describe(`${colorScheme}, ${width} px`, () => {
        test.use({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true, reducedMotion: "reduce" } as object);
        test("the open panel breaks no rule of WCAG A and AA, and fits", async ({ page }) => {
          await page.goto(address);
          await goLive(page);
          await expect(panel(page).locator("details")).toHaveAttribute("open");
          expect(await violations(page, "#what-if")).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        });
      });
    }
  }
}
