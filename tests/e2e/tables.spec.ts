import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { readTable } from "../support/csv";
import { walkTables } from "./table-walk";

/** Every table of every page leaves as CSV exactly as it is seen: same rows, same order, same words. */

const SAMPLE = ["helium", "filecoin", "bittensor", "chainlink"];
const FACTS = join(import.meta.dirname, "../../prisma/seed");
const ALL = readdirSync(FACTS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
/** What is never assessed has no page of inputs: its own page holds the whole record. */
const isAssessed = (slug: string): boolean =>
  JSON.parse(readFileSync(join(FACTS, slug, "network.json"), "utf8")).kind === "network";
const IS_LONG = process.env.OFFTAKE_TEST_LONG !== undefined;
const SLUGS = IS_LONG ? ALL : SAMPLE;

/** Beside the networks' own pages: each page, and some as filtered, sorted, of another day or under other readings. */
const PAGES = [
  "/",
  "/?resource=digital&asOf=2026-03-31&columns=coverage,share,capture,gap,changed&sort=gap&dir=asc",
  "/compare?n=bittensor,helium,filecoin&asOf=2026-06-30",
  "/compare?n=helium,akash,bittensor&emissions=50&demand=150",
  "/map",
  "/conflicts",
  "/claims?status=refuted",
  "/changes?cause=data",
  "/data?kind=onchain",
  "/corrections",
  "/method",
  "/networks/filecoin?definition=penalties-in&emissions=50&demand=150&asOf=2026-09-30",
];

/** The same pages otherwise: in the long run. */
const MORE = [
  "/?sort=coverage&dir=asc",
  "/?columns=interval,coverage,trend,demand,subsidy,share,utilisation,capture,gap,confidence,changed,quarter",
  "/compare?n=helium,filecoin,akash",
  "/map?asOf=2026-03-31",
  "/conflicts?status=open",
  "/claims",
  "/data",
  "/networks/helium?asOf=2026-03-31",
  "/networks/filecoin?definition=penalties-in",
  "/networks/filecoin?emissions=50&demand=150",
];

const OWN = SLUGS.flatMap((slug) => [`/networks/${slug}`, ...(isAssessed(slug) ? [`/networks/${slug}/inputs`] : [])]);

for (const path of [...PAGES, ...(IS_LONG ? MORE : []), ...OWN]) {
  test(`${path}: every table is in its file, cell by cell`, async ({ page, request }) => {
    test.slow();
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(path);
    const { count, faults } = await walkTables(page, request);
    expect(faults).toEqual([]);
    expect(count).toBeGreaterThan(0);
  });
}

test("the walk finds a cell that differs, a row that is missing, and a table without a file", async ({
  page,
  request,
}) => {
  // Hydration would put back what is changed before it.
  await page.goto("/networks/helium", { waitUntil: "networkidle" });
  const change = (selector: string, how: "text" | "remove"): Promise<void> =>
    page.evaluate(
      ([where = "", what]) => {
        const element = document.querySelector(where);
        if (!element) throw new Error(`${where} is not on the page`);
        if (what === "remove") element.remove();
        else element.append("!");
      },
      [selector, how] as const,
    );
  await change("#checks .data-table tbody tr:nth-child(2) td:nth-child(2)", "text");
  await change("#who-pays .data-table tbody tr:last-child", "remove");
  await change("#checklist [data-row]", "remove");
  await change("#sources .table-file", "remove");
  await change("figure.chart table tbody td", "text");
  const { faults } = await walkTables(page, request);
  expect(faults).toEqual([
    expect.stringMatching(/offers no CSV$/),
    expect.stringMatching(/^\/networks\/helium\/tables\/bridge\/.+rows are drawn/),
    expect.stringMatching(/\/charts\/.+: cell 1: drawn/),
    expect.stringMatching(/^\/networks\/helium\/tables\/checks\/.+: row 2, State: drawn/),
    expect.stringMatching(/^\/networks\/helium\/tables\/checklist\/.+items are drawn/),
  ]);
});

test("a file keeps the day and the reading of its page, and is there without JavaScript", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/networks/helium?asOf=2026-03-31");
  const link = page.locator("#who-pays").getByRole("link", { name: "CSV: what was paid, and what was emitted" });
  const [row] = readTable(await (await page.request.get((await link.getAttribute("href")) ?? "")).text());
  expect(row).toMatchObject({ as_of: "2026-03-31", of_network: "Helium" });
  expect(row?.page).toMatch(/\/networks\/helium\?asOf=2026-03-31#who-pays$/);
  await context.close();
});

test("a grid under assumptions says so on every row, beside the house verdict", async ({ page, request }) => {
  await page.goto("/networks/filecoin?demand=150");
  const href = await page.locator("#what-if .table-file a").first().getAttribute("href");
  const rows = readTable(await (await request.get(href ?? "")).text());
  expect(rows.length).toBeGreaterThan(2);
  for (const row of rows) {
    expect(row.Assumed).toBe("Not the house verdict. demand=150");
    expect(row["House verdict"]).toMatch(/\S/);
  }
});

test("the link to a grid follows the form", async ({ page }) => {
  await page.goto("/networks/filecoin");
  const link = page.locator("#what-if .table-file a").first();
  await expect(link).toHaveAttribute("href", "/networks/filecoin/tables/stress-taper/table.csv");
  await page.locator('#what-if input[name="demand"]').fill("150");
  await expect(link).toHaveAttribute("href", "/networks/filecoin/tables/stress-taper/table.csv?demand=150");
});

test("a table that is not there is a plain 404 that names those there are", async ({ request }) => {
  for (const [path, named] of [
    [
      "/networks/helium/tables/nothing/table.csv",
      /^"helium" has no table called "nothing"\. There are: numbers, .+stress-price-small\./,
    ],
    ["/networks/chainlink/tables/checks/table.csv", /^"chainlink" has no table called "checks"\. There are: profile, /],
    ["/tables/toString/table.csv", /^The record has no table called "toString"\. There are: scoreboard, /],
    ["/compare/tables/nothing/table.csv?n=helium,akash", /^The comparison has no table called "nothing"\. There are: /],
  ] as const) {
    const reply = await request.get(path);
    expect(reply.status()).toBe(404);
    expect(reply.headers()["content-type"]).toContain("text/plain");
    expect(await reply.text()).toMatch(named);
  }
  expect((await request.get("/networks/nobody/tables/checks/table.csv")).status()).toBe(404);
  expect((await request.get("/compare/tables/compare/table.csv?n=helium")).status()).toBe(400);
});

test("links to files are wide enough to touch", async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await page.goto("/networks/helium");
  for (const link of await page.locator(".table-file a, .chart-files a").all()) {
    const box = await link.boundingBox();
    if (box === null) continue;
    expect(box.height).toBeGreaterThanOrEqual(44);
    expect(box.width).toBeGreaterThanOrEqual(44);
  }
  await context.close();
});
