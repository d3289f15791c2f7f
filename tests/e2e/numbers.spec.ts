import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { findUnresolved, type Lookup, miscounted, shippedLookup, walkNumbers } from "./number-walk";

/** No number is an orphan: whatever a page prints leads to its observation, its figure or its formula. */

/** The short run follows every fifth filter to the rows it counts; a page has dozens of one make. */
const IS_LONG = process.env.OFFTAKE_TEST_LONG !== undefined;

/** Networks and the day as the site itself says them. */
async function siteOf(request: APIRequestContext): Promise<{ slugs: string[]; asOf: string }> {
  const board = await (await request.get("/")).text();
  const asOf = /as of (?:<!-- -->)?(\d{4}-\d{2}-\d{2})/.exec(board)?.[1] ?? "";
  const slugs = [...new Set([...board.matchAll(/href="\/networks\/([a-z0-9-]+)"/g)].map((match) => match[1] ?? ""))];
  return { slugs, asOf };
}

const htmlOf = async (request: APIRequestContext, address: string): Promise<string> => {
  const response = await request.get(address);
  expect(response.status(), address).toBe(200);
  return response.text();
};

/** A page for every kind of key that the pages of a network carry. */
function onePerKind(html: string): string[] {
  const pages = new Map<string, string>();
  for (const [, address = "", kind = ""] of html.matchAll(/href="(\/networks\/[a-z0-9-]+\/trace\/([a-z]+)\/[^"]+)"/g))
    if (!pages.has(kind)) pages.set(kind, address.replaceAll("&amp;", "&"));
  return [...pages.values()];
}

/** Addresses of one network; a new page is one more line. What is never assessed has no page of inputs of its own. */
const pagesOf = (slug: string, html: string): string[] => [
  `/networks/${slug}`,
  ...[`/networks/${slug}/inputs`].filter((address) => html.includes(`href="${address}"`)),
];

const COMMON = (slugs: string[]): string[] => [
  "/",
  `/compare?n=${slugs.slice(0, 3).join(",")}`,
  "/map",
  "/method",
  "/conflicts",
  "/claims",
  "/changes",
  "/changes?basis=history",
  "/data",
  "/corrections",
];

async function check(page: Page, addresses: string[], lookup: Lookup): Promise<void> {
  const orphans: string[] = [];
  const wrong: string[] = [];
  const led = new Map<string, Set<string>>();
  for (const address of addresses) {
    const html = await htmlOf(page.request, address);
    const walk = await walkNumbers(page, address, html);
    wrong.push(...(await miscounted(page, address, html, (at) => htmlOf(page.request, at), IS_LONG ? 1 : 5)));
    orphans.push(...walk.orphans.map((orphan) => `${orphan.page}: ${orphan.number} in “${orphan.around}”`));
    for (const [key, numbers] of walk.led) led.set(key, new Set([...(led.get(key) ?? []), ...numbers]));
  }
  expect.soft(orphans).toEqual([]);
  expect.soft(wrong).toEqual([]);
  expect(led.size).toBeGreaterThan(0);
  expect.soft(await findUnresolved(page.request, led, lookup)).toEqual([]);
}

test("pages about all networks", async ({ page, request }) => {
  const { slugs, asOf } = await siteOf(request);
  await check(page, COMMON(slugs), shippedLookup(asOf));
});

/** Folders of the shipped facts: what the site must hold. */
const SHIPPED = readdirSync(join(import.meta.dirname, "../../prisma/seed"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** What the short run walks: a network of every verdict, one without figures, and what is never assessed. */
const SAMPLE = ["akash", "bittensor", "chainlink", "filecoin", "helium", "render", "rowan", "sector"];

for (const slug of IS_LONG ? SHIPPED : SAMPLE) {
  test(`${slug}: its pages, and a page for each kind of key`, async ({ page, request }) => {
    const { asOf } = await siteOf(request);
    const html = await htmlOf(request, `/networks/${slug}`);
    const traces = onePerKind(html);
    expect(traces.length).toBeGreaterThan(0);
    await check(page, [...pagesOf(slug, html), ...traces], shippedLookup(asOf));
  });
}

test("the networks walked are all there are, or have every verdict there is", async ({ page, request }) => {
  const { slugs } = await siteOf(request);
  expect(slugs.length).toBeGreaterThanOrEqual(19);
  expect(SHIPPED).toEqual(expect.arrayContaining([...slugs, ...SAMPLE]));
  await page.goto("/");
  const rows = await page.locator("tbody tr").evaluateAll((elements) =>
    elements.map((row) => ({
      slug: /[^/]+$/.exec(row.querySelector("th a")?.getAttribute("href") ?? "")?.[0] ?? "",
      // "Range: from … to …" is one verdict, whatever its ends.
      verdict: (row.querySelector("th + td .font-medium")?.textContent ?? "").replace(/:.*/, ""),
    })),
  );
  const verdicts = (among: typeof rows) => new Set(among.map(({ verdict }) => verdict));
  expect(verdicts(rows).size).toBeGreaterThan(2);
  expect(verdicts(rows.filter(({ slug }) => SAMPLE.includes(slug)))).toEqual(verdicts(rows));
});

test("the walk catches a number that leads nowhere, and a key that does", async ({ page, request }) => {
  const { orphans, led } = await walkNumbers(
    page,
    "/planted",
    `<main><p>Paid in 2025Q4 under HIP-149: <b>$4.2M</b>.</p>
     <p><a data-trace="helium/figure/helium.no-such-series@2025Q4">17</a> of <span data-rule="score">100</span></p></main>`,
  );
  expect(orphans).toEqual([{ page: "/planted", number: "4.2", around: "Paid in 2025Q4 under HIP-149: $4.2M." }]);
  expect(await findUnresolved(request, led, shippedLookup("2026-11-20"))).toEqual([
    "helium/figure/helium.no-such-series@2025Q4: leads nowhere (17)",
  ]);
  const counted = `<p><i data-count="li">3</i></p><ul><li>a</li><li>b</li></ul>`;
  expect(await miscounted(page, "/planted", counted, async () => "")).toEqual([
    "/planted: says 3, /planted has 2 of li",
  ]);
});
