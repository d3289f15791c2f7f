import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { pdfText } from "./pdf-text";

/** What a comparison says before its table, what is open between its sources, and what its verdicts are known by. */

const SLUGS = ["helium", "filecoin", "akash"];
const COMPARE = `/compare?n=${SLUGS.join(",")}`;

const squeezed = (text: string | null): string => (text ?? "").replaceAll(/\s+/g, "").toLowerCase();
const differences = (page: Page) => page.getByRole("region", { name: "Main differences" });
const conflicts = (page: Page) => page.getByRole("region", { name: "Open conflicts between sources" });

/** The verdict of a network as the board prints it: its words, without the mark. */
const onBoard = async (page: Page, name: string): Promise<string[]> => {
  const row = page.getByRole("row", { name: new RegExp(name) }).first();
  const words = await row.locator("td:has(svg) .font-medium").first().innerText();
  return words.split("\n").map((line) => line.trim());
};

test("the first sentence says which of them customers carry, in the words of the board", async ({ page }) => {
  await page.goto("/");
  const board = new Map<string, string[]>();
  for (const name of ["Helium", "Filecoin", "Akash"]) board.set(name, await onBoard(page, name));
  await page.getByRole("button", { name: "Compare the ticked networks" }).click();
  await expect(page).toHaveURL(/\/compare\?n=/);
  const sentence = differences(page).locator("[data-row]").first();
  await expect(sentence).toHaveText(
    /^The record shows customers carrying none of the three: for every dollar of tokens/,
  );
  const said = squeezed(await sentence.textContent());
  for (const [name, [verdict = "?"]] of board) {
    expect(verdict, name).toMatch(/[a-z]/);
    expect(said, name).toContain(squeezed(verdict));
  }
  // Why and how sure: an amount that opens what it rests on, and the quality of the evidence.
  await expect(sentence.locator("[data-trace]")).not.toHaveCount(0);
  expect(said.split("dataconfidence")).toHaveLength(SLUGS.length + 1);
  // What would change it: the place on each network's page.
  await differences(page).getByRole("link", { name: "Filecoin", exact: true }).click();
  await expect(page).toHaveURL(/\/networks\/filecoin#flips$/);
  await expect(page.locator("#flips")).toBeInViewport();
});

test("open conflicts are those of the conflicts page, each leading to its place there", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(COMPARE);
  const rows = conflicts(page).locator("tbody tr");
  const listed = await rows.evaluateAll((all) =>
    all.map((row) => ({
      network: row.querySelector("td")?.textContent ?? "",
      title: row.querySelector<HTMLElement>("td:nth-child(2)")?.innerText ?? "",
      href: row.querySelector<HTMLAnchorElement>('a[href^="/conflicts"]')?.getAttribute("href") ?? "",
      readings: row.querySelectorAll("td:nth-child(4) > div").length,
    })),
  );
  expect(listed.length).toBeGreaterThan(SLUGS.length);
  for (const slug of SLUGS) {
    const own = listed.filter(({ href }) => href.includes(`network=${slug}&`));
    await page.goto(`/conflicts?network=${slug}&status=open`);
    await expect(page.locator("[data-conflict]")).toHaveCount(own.length);
    for (const { href, title, readings } of own) {
      const there = page.locator(`[id="${href.split("#")[1]}"]`);
      expect(squeezed(title)).toContain(squeezed(await there.locator("h3").innerText()));
      await expect(there.locator("tbody tr")).toHaveCount(readings);
    }
  }
  await context.close();
});

test("each verdict stands under the fingerprint of its own page", async ({ page }) => {
  await page.goto(COMPARE);
  const row = page.getByRole("row", { name: /^Fingerprint/ });
  const printed = await row.locator("td code").allInnerTexts();
  expect(printed).toHaveLength(SLUGS.length);
  for (const [index, slug] of SLUGS.entries()) {
    await page.goto(`/networks/${slug}`);
    await expect(page.locator("#verdict code").last()).toHaveText(printed[index] ?? "none");
  }
});

test("all of it is on paper, too", async ({ page }) => {
  const path = join(mkdtempSync(join(tmpdir(), "offtake-print-")), "page.pdf");
  await page.goto(COMPARE, { waitUntil: "networkidle" });
  await page.pdf({ path, preferCSSPageSize: true });
  const sheets = squeezed(pdfText(path));
  const sentence = await differences(page).locator("[data-row]").first().textContent();
  expect(sheets).toContain(squeezed(sentence));
  for (const title of await conflicts(page).locator("tbody td:nth-child(2) a").allInnerTexts())
    expect(sheets).toContain(squeezed(title));
  for (const fingerprint of await page
    .getByRole("row", { name: /^Fingerprint/ })
    .locator("code")
    .allInnerTexts())
    expect(sheets).toContain(fingerprint);
});
