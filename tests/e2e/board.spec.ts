import { expect, type Page, test } from "@playwright/test";
import { openAlive } from "./alive";

/** The scoreboard's own job: choose, sort, narrow, tick, compare; heads and names in sight; the address holds it all. */

const heads = (page: Page) =>
  page
    .locator("thead th:not(.tick-cell)")
    .evaluateAll((cells) => cells.map((cell) => cell.textContent?.replace(/ [↑↓]$/, "")));
const names = (page: Page) => page.locator("tbody th[scope=row] a").allTextContents();

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "with JavaScript off", () => {
    test.use({ javaScriptEnabled });

    test("columns, views, filters and every order live in the address", async ({ page }) => {
      await page.goto("/");
      await page.getByText("Columns", { exact: true }).click();
      const form = page.getByRole("group", { name: "Columns beside the name and the verdict" });
      for (const box of await form.getByRole("checkbox").all()) await box.uncheck();
      await form.getByRole("checkbox", { name: "Demand share" }).check();
      await form.getByRole("checkbox", { name: "Value capture" }).check();
      await page.getByRole("button", { name: "Show these columns" }).click();
      await expect(page).toHaveURL(/columns=share&columns=capture/);
      expect(await heads(page)).toEqual(["Network", "Verdict", "Demand share", "Value capture"]);

      await page
        .getByRole("group", { name: "Filters" })
        .getByRole("link", { name: /^digital/ })
        .click();
      await expect(page).toHaveURL(/resource=digital/);
      expect(await heads(page)).toEqual(["Network", "Verdict", "Demand share", "Value capture"]);
      const narrowed = await names(page);
      await page.getByRole("link", { name: "Demand share", exact: true }).click();
      await expect(page.locator("th[aria-sort=descending]")).toHaveText(/^Demand share/);
      expect((await names(page)).toSorted()).toEqual(narrowed.toSorted());

      await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "All columns" }).click();
      await expect(page).toHaveURL(/resource=digital/);
      await expect(page.locator("thead th")).toHaveCount(15);
      for (const link of await page.locator("thead th a").all())
        expect(await link.getAttribute("href")).toMatch(/^\/\?.*resource=digital/);
      const here = await page.getByRole("link", { name: "Link to this view" }).getAttribute("href");
      await page.goto(here ?? "");
      expect((await names(page)).toSorted()).toEqual(narrowed.toSorted());
      await expect(page.locator("thead th")).toHaveCount(15);
    });

    test("names begin at A, numbers at the most", async ({ page }) => {
      await page.goto("/");
      await page.getByRole("link", { name: "Network", exact: true }).click();
      await expect(page.locator("th[aria-sort=ascending]")).toHaveText(/^Network/);
      const sorted = await names(page);
      expect(sorted).toEqual(sorted.toSorted((a, b) => a.localeCompare(b, "en")));
      await page.getByRole("link", { name: "C*", exact: true }).click();
      await expect(page.locator("th[aria-sort=descending]")).toHaveText(/^C\*/);
    });

    test("what is ticked is compared, two to five", async ({ page }) => {
      await page.goto("/?category=storage");
      for (const name of ["Arweave", "Filecoin", "Storj"])
        await page.getByRole("checkbox", { name: `Compare ${name}` }).check();
      await page.getByRole("button", { name: "Compare the ticked networks" }).click();
      await expect(page).toHaveURL(/\/compare\?n=/);
      const table = page.getByRole("table", { name: "Networks side by side" });
      for (const name of ["Arweave", "Filecoin", "Storj"])
        await expect(table.getByRole("columnheader", { name: new RegExp(`^${name}`) })).toBeVisible();
    });

    test("a past day has its effect on every row", async ({ page }) => {
      const read = async (address: string) => {
        await page.goto(address);
        return page.locator("tbody").innerText();
      };
      const [now, then] = [await read("/?sort=network"), await read("/?sort=network&asOf=2025-12-31")];
      expect(now).toContain("2026Q2");
      expect(then).not.toContain("2026Q");
      expect(then.split("\n").length).toBeGreaterThan(18);
      await expect(page.getByText("Shown as known on 2025-12-31")).toBeVisible();
    });
  });
}

test("the bar counts what is ticked, says what is missing, and refuses one or six", async ({ page }) => {
  await page.goto("/");
  const bar = page.locator("[data-ticked]");
  const button = page.getByRole("button", { name: "Compare the ticked networks" });
  await expect(bar).toHaveText("3 ticked");
  await page.getByRole("button", { name: "Untick all" }).click();
  await expect(bar).toHaveText("0 ticked");
  await page.getByRole("checkbox", { name: "Compare Akash" }).check();
  await expect(page.getByText("A comparison takes at least two.")).toBeVisible();
  // Playwright takes it for disabled; a reader may still press it.
  await button.click({ force: true });
  await expect(page).toHaveURL(/\/$/);
  for (const name of ["Aethir", "Arweave", "DIMO", "Filecoin", "Grass"])
    await page.getByRole("checkbox", { name: `Compare ${name}` }).check();
  await expect(page.getByText("A comparison takes five at most: take 1 off.")).toBeVisible();
  await expect(button).toHaveAttribute("aria-disabled", "true");
});

test("another order keeps the page, the ticks and the place of a reader", async ({ page }) => {
  await openAlive(page, "/");
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));
  await page.getByRole("checkbox", { name: "Compare Storj" }).check();
  await page.getByRole("checkbox", { name: "Compare Helium" }).uncheck();
  const head = page.getByRole("columnheader", { name: "Network" }).getByRole("link");
  await head.focus();
  await head.press("Enter");
  await expect(page).toHaveURL(/\?sort=network/);
  await expect(page.getByRole("columnheader", { name: "Network" })).toHaveAttribute("aria-sort", "ascending");
  await expect(page.locator("tbody tr").first()).toHaveAttribute("data-network", "aethir");
  await expect(head).toBeFocused();
  await expect(page.locator("[data-ticked]")).toHaveText("3 ticked");
  await expect(page.getByRole("checkbox", { name: "Compare Storj" })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: "Compare Helium" })).not.toBeChecked();
  await page.locator("tbody").getByRole("link", { name: "WeatherXM", exact: true }).click();
  await expect(page).toHaveURL(/\/networks\/weatherxm$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("WeatherXM");
  expect(await page.evaluate(() => "isSamePage" in window)).toBe(true);
});

test("the link to the view is copied", async ({ page, context, baseURL }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/?sort=gap&columns=gap", { waitUntil: "networkidle" });
  await page.getByRole("link", { name: "Link to this view" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Copied." })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${baseURL}/?sort=gap&columns=gap`);
});

/** Where the first head and the name of a row stand when everything is scrolled to its middle. */
async function afterScrolling(page: Page, table: string) {
  return page.evaluate(async (selector) => {
    const found = document.querySelector<HTMLElement>(selector);
    const box = found?.parentElement;
    if (!found || !box) throw new Error(`no ${selector}`);
    const behavior = "instant";
    window.scrollTo({ top: found.getBoundingClientRect().top + window.scrollY - 10, behavior });
    const isBox = box.scrollHeight > box.clientHeight + 1;
    if (isBox) box.scrollTop = box.scrollHeight / 2;
    else window.scrollBy({ top: found.offsetHeight / 2, behavior });
    box.scrollLeft = 120;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const head = found.querySelector("thead th:nth-child(2)")?.getBoundingClientRect();
    const name = found.querySelector("tbody tr:nth-child(9) .name-cell")?.getBoundingClientRect();
    const frame = box.getBoundingClientRect();
    return {
      headFromTop: (head?.top ?? -1) - (isBox ? frame.top : 0),
      nameFromLeft: (name?.left ?? -1) - frame.left,
      scrolled: isBox ? box.scrollTop : window.scrollY,
    };
  }, table);
}

for (const width of [360, 1440])
  for (const [address, table, nameLeft] of [
    ["/", "main form table", 30],
    [
      "/?columns=interval,coverage,trend,demand,subsidy,share,utilisation,capture,gap,confidence,changed",
      "main form table",
      30,
    ],
    ["/compare?n=helium,filecoin,akash,render,dimo", "main table.data-table", 0],
    ["/data", "#coverage table", 0],
  ] as const)
    test(`heads and names of ${address} stay in sight at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 700 });
      await page.goto(address);
      const { headFromTop, nameFromLeft, scrolled } = await afterScrolling(page, table);
      expect(scrolled).toBeGreaterThan(50);
      expect(Math.abs(headFromTop)).toBeLessThanOrEqual(2);
      expect(Math.abs(nameFromLeft - nameLeft)).toBeLessThanOrEqual(2);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    });

test("the inputs of each network and the list of the map are whole on a wide screen", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  for (const [address, table] of [
    ["/data", "#coverage table"],
    ["/map", "[data-map-list]"],
  ] as const) {
    await page.goto(address);
    const beyond = await page.locator(table).evaluate((found) => {
      const box = found.parentElement ?? found;
      const { width, height } = found.getBoundingClientRect();
      return [width - box.clientWidth, height - box.clientHeight];
    });
    expect(Math.max(...beyond), address).toBeLessThanOrEqual(1);
  }
});

test("the page itself never scrolls sideways, however wide the board is", async ({ page }) => {
  for (const width of [360, 768, 1023, 1024, 1172, 1240, 1279, 1280, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto("/");
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(beyond, `${width} px`).toBe(0);
  }
});

test("the browser's own search finds what stands in any table", async ({ page }) => {
  const find = (words: string) =>
    page.evaluate((text) => {
      getSelection()?.removeAllRanges();
      return (window as unknown as { find: (words: string) => boolean }).find(text);
    }, words);
  for (const [address, words] of [
    ["/", ["WeatherXM", "Rowan Energy"]],
    ["/data", ["XNET", "Whose word the figures rest on"]],
    ["/compare?n=helium,filecoin,akash", ["Settlement", "marketplace"]],
  ] as const) {
    await page.goto(address);
    for (const one of words) expect(await find(one), `${address}: ${one}`).toBe(true);
    // No row comes only when it is scrolled to: the server has sent them all.
    const html = await (await page.request.get(address)).text();
    const count = (tag: RegExp) => [...html.matchAll(tag)].length;
    expect(await page.locator("tr").count()).toBe(count(/<tr[ >]/g));
  }
});

test("a reader who wants less motion gets none", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/", { waitUntil: "networkidle" });
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog")).toBeVisible();
  expect(
    await page.evaluate(() => [
      getComputedStyle(document.documentElement).scrollBehavior,
      document.getAnimations().length,
      getComputedStyle(document.querySelector("dialog") ?? document.body).animationName,
    ]),
  ).toEqual(["auto", 0, "none"]);
});
