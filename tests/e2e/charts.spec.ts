import { expect, type Locator, type Page, test } from "@playwright/test";
import { CHART_IDS } from "@/lib/views/chart-set";

/** The live drawing stands on the pixels of the still one, loads on touch only, and moves nothing on the page. */

type Box = [x: number, y: number, width: number, height: number];

/** Every plotted point below a root, by `series|quarter`; hidden drawings have no boxes. */
const plotted = (root: Locator): Promise<[string, Box][]> =>
  root.evaluate((element) =>
    [...element.querySelectorAll<SVGElement>("[data-point]")].flatMap((mark): [string, Box][] => {
      const { x, y, width, height } = mark.getBoundingClientRect();
      return width > 0 || height > 0 ? [[mark.dataset.point ?? "", [x, y, width, height]]] : [];
    }),
  );

declare global {
  interface Window {
    shiftedBy: number;
  }
}

/** Layout shift as browsers count it: what follows a key or a click within half a second is expected. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.shiftedBy = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if ("value" in entry && "hadRecentInput" in entry && !entry.hadRecentInput)
          window.shiftedBy += Number(entry.value);
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
}

const PLACES = [360, 768, 1440].flatMap((width) => [
  { width, path: "/networks/helium", least: CHART_IDS.length },
  { width, path: "/map", least: 1 },
]);

for (const { width, path, least } of PLACES) {
  test(`live and still drawings plot the same points at ${width} px: ${path}`, async ({ page }) => {
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.setViewportSize({ width, height: 900 });
    await watchShifts(page);
    await page.goto(path);
    await page.evaluate(() => document.fonts.ready);

    const stages = page.locator(".chart-stage");
    const count = await stages.count();
    expect(count).toBeGreaterThanOrEqual(least);
    for (let index = 0; index < count; index += 1) {
      const stage = stages.nth(index);
      await stage.scrollIntoViewIfNeeded();
      const still = new Map(await plotted(stage.locator("[data-chart-still]:visible")));
      expect(still.size).toBeGreaterThan(0);
      await page.evaluate(() => {
        window.shiftedBy = 0;
      });
      await stage.focus();
      await expect(stage).toHaveAttribute("data-chart-state", "live");
      const live = new Map(await plotted(stage.locator(".chart-live")));
      expect([...live.keys()].sort()).toEqual([...still.keys()].sort());
      for (const [point, box] of still) {
        const other = live.get(point) ?? [Number.NaN, Number.NaN, Number.NaN, Number.NaN];
        for (const [side, value] of box.entries())
          expect(Math.abs(value - (other[side] ?? Number.NaN)), point).toBeLessThan(0.1);
      }
      expect(await page.evaluate(() => window.shiftedBy)).toBe(0);
    }
    expect(complaints).toEqual([]);
  });
}

test("quarters are walked with the arrow keys, read aloud, and left with Escape", async ({ page }) => {
  await page.goto("/networks/helium");
  const stage = page.locator("#series .chart-stage").first();
  await stage.focus();
  await expect(stage).toHaveAttribute("data-chart-state", "live");
  const spoken = stage.getByRole("status");
  await page.keyboard.press("End");
  const last = await spoken.textContent();
  expect(last).toMatch(/^\d{4}Q[1-4]\. Demand: .+Subsidy: .+Coverage: /);
  await page.keyboard.press("ArrowLeft");
  await expect(spoken).not.toHaveText(last ?? "");
  await page.keyboard.press("Home");
  await expect(stage.locator(".chart-readout")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(stage).toHaveAttribute("data-chart-state", "still");
  await expect(stage).toBeFocused();
});

test("the pointer reads quarters without shifting anything", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await watchShifts(page);
  await page.goto("/networks/helium");
  await page.evaluate(() => document.fonts.ready);
  const stage = page.locator("#series .chart-stage").first();
  await stage.scrollIntoViewIfNeeded();
  const box = await stage.boundingBox();
  if (!box) throw new Error("the chart has no place on the page");
  await page.evaluate(() => {
    window.shiftedBy = 0;
  });
  // The page may not listen yet; a person who sees nothing moves on.
  await expect(async () => {
    for (const share of [0.3, 0.32]) await page.mouse.move(box.x + box.width * share, box.y + box.height * 0.4);
    await expect(stage).toHaveAttribute("data-chart-state", "live", { timeout: 1000 });
  }).toPass();
  const quarters = new Set<string>();
  for (const share of [0.2, 0.35, 0.5, 0.65, 0.8]) {
    await page.mouse.move(box.x + box.width * share, box.y + box.height * 0.4);
    await expect(stage.locator(".chart-readout-title")).toBeVisible();
    quarters.add((await stage.locator(".chart-readout-title").textContent()) ?? "");
  }
  expect(quarters.size).toBeGreaterThan(2);
  await page.mouse.move(2, 2);
  await expect(stage.locator(".chart-readout")).toHaveCount(0);
  expect(await page.evaluate(() => window.shiftedBy)).toBe(0);
});

test("Recharts is loaded by the first touch, not before", async ({ page }) => {
  const scripts: string[] = [];
  page.on("response", async (response) => {
    if (response.request().resourceType() === "script" && (await response.text()).includes("recharts-"))
      scripts.push(response.url());
  });
  await page.goto("/networks/helium");
  await page.waitForLoadState("networkidle");
  expect(scripts).toEqual([]);
  await page.locator("#series .chart-stage").first().focus();
  await expect(page.locator("#series .chart-stage").first()).toHaveAttribute("data-chart-state", "live");
  await expect.poll(() => scripts.length).toBeGreaterThan(0);
});

test("charts, tables and files are there without JavaScript", async ({ browser, request }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/networks/helium");
  const charts = page.locator("figure.chart");
  expect(await charts.count()).toBe(CHART_IDS.length);
  for (const chart of await charts.all()) {
    await expect(chart.locator("svg[data-chart-still]:visible")).toHaveCount(1);
    await chart.locator("summary").click();
    await expect(chart.locator("table")).toBeVisible();
    for (const [name, type, holds] of [
      ["SVG", "image/svg+xml", "<title>"],
      ["CSV", "text/csv", "as_of,definition"],
    ] as const) {
      const reply = await request.get((await chart.getByRole("link", { name }).getAttribute("href")) ?? "");
      expect(reply.status()).toBe(200);
      expect(reply.headers()["content-type"]).toContain(type);
      expect(await reply.text()).toContain(holds);
    }
  }
  await context.close();
});

test("columns with names are walked like quarters, and read aloud by their names", async ({ page }) => {
  await page.goto("/networks/helium");
  const stage = page.locator("#checks .chart-stage").first();
  await stage.focus();
  await expect(stage).toHaveAttribute("data-chart-state", "live");
  await page.keyboard.press("Home");
  await expect(stage.getByRole("status")).toHaveText(/^Prudent coverage\. Earned: .+Lost: .+Unknown: /);
  await page.keyboard.press("End");
  await expect(stage.getByRole("status")).toHaveText(/^Score\. Earned: /);
});

test("a chart that is not there is a plain 404", async ({ request }) => {
  expect((await request.get("/networks/helium/charts/nothing/chart.svg")).status()).toBe(404);
  expect((await request.get("/networks/nobody/charts/flows/chart.csv")).status()).toBe(404);
});

test("the map is walked with the arrow keys, and the list below it has the same networks", async ({
  page,
  request,
}) => {
  await page.goto("/map");
  const stage = page.locator(".chart-stage");
  const drawn = await plotted(stage.locator("[data-chart-still]:visible"));
  const listed = await page
    .locator("[data-map-row]")
    .evaluateAll((rows) => rows.map((row) => row.getAttribute("data-map-row")));
  expect(listed.map((slug) => `network|${slug}`).sort()).toEqual(drawn.map(([point]) => point).sort());
  await stage.focus();
  await expect(stage).toHaveAttribute("data-chart-state", "live");
  await page.keyboard.press("End");
  await expect(stage.getByRole("status")).toHaveText(/\. Verdict: .+Demand share: .+Trend: /);
  for (const name of ["SVG", "CSV"]) {
    const link = page.locator("figure.chart").getByRole("link", { name });
    const reply = await request.get((await link.getAttribute("href")) ?? "");
    expect(reply.status()).toBe(200);
  }
});
