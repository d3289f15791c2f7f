import { expect, type Locator, type Page } from "@playwright/test";

/** The panel of assumptions as tests reach it, on the page of a network and on the comparison alike. */

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
