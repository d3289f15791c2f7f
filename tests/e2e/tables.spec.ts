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
const SLUGS = process.env.OFFTAKE_TEST_LONG === undefined ? SAMPLE : ALL;

/** Beside the networks' own pages: each page, and some as filtered, sorted, of another day or under other readings. */
const PAGES = [
  "/",
  "/?sort=coverage&dir=asc",
  "/?category=storage&asOf=2026-03-31",
  "/compare?n=helium,filecoin,akash",
  "/compare?n=bittensor,render&asOf=2026-06-30",
  "/map",
  "/map?asOf=2026-03-31",
  "/conflicts",
  "/conflicts?status=open",
  "/claims",
  "/claims?status=refuted",
  "/data",
  "/data?kind=onchain",
  "/corrections",
  "/method",
  "/networks/helium?asOf=2026-03-31",
  "/networks/filecoin?emissions=50&demand=150",
];

const OWN = SLUGS.flatMap((slug) => [`/networks/${slug}`, ...(isAssessed(slug) ? [`/networks/${slug}/inputs`] : [])]);

for (const path of [...PAGES, ...OWN]) {
  test(`${path}: every table is in its file, cell by cell`, async ({ page, request }) => {
    test.slow();
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(path);
    const { count, faults } = await walkTables(page, request);
    expect(faults).toEqual([]);
    expect(count).toBeGreaterThan(0);
  });
}
