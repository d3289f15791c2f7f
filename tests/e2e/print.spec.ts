import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { pdfText } from "./pdf-text";

/** A printed page is a document: what a reader of paper needs is on it, what only a screen can use is not. */

interface Sheets {
  text: string;
  /** "595 x 842": in points, of the first sheet. */
  size: string;
  pages: number;
}

async function print(page: Page, address: string): Promise<Sheets> {
  const path = join(mkdtempSync(join(tmpdir(), "offtake-print-")), "page.pdf");
  await page.goto(address, { waitUntil: "networkidle" });
  await page.pdf({ path, preferCSSPageSize: true });
  const info = execFileSync("pdfinfo", [path], { encoding: "utf8" });
  const [, wide = "", high = ""] = /Page size: +([\d.]+) x ([\d.]+)/.exec(info) ?? [];
  return {
    text: pdfText(path),
    size: `${Math.round(Number(wide))} x ${Math.round(Number(high))}`,
    pages: Number(/Pages: +(\d+)/.exec(info)?.[1]),
  };
}

const times = (text: string, what: string): number => text.split(what).length - 1;

test("a scorecard", async ({ page, baseURL }) => {
  // A reader who has chosen dark prints on white paper all the same.
  await page.emulateMedia({ colorScheme: "dark" });
  const { text, size, pages } = await print(page, "/networks/filecoin?asOf=2026-11-19");
  const fingerprint = await page.locator("#verdict code").last().textContent();
  expect(size).toBe("595 x 842");
  expect(text).toContain("Filecoin");
  expect(text).toContain(fingerprint);
  // Where it comes from and when: its address, its day, its method.
  expect(text).toContain((baseURL ?? "").replace("http://", ""));
  expect(text).toContain("/networks/filecoin?asOf=2026-11-19 · as known on 2026-11-19");
  expect(text).toContain("method dvs-1.0");
  expect(times(text, "not investment advice")).toBeGreaterThanOrEqual(pages);
  expect(text).toContain(`page ${pages} of ${pages}`);
  // What was folded away stands open: scope, tables of charts, claims behind figures.
  expect(await page.locator("details:not([open])").count()).toBeGreaterThan(5);
  for (const words of ["Demand against subsidy, USD per quarter", "What the verdict covers"])
    expect(text).toContain(words);
  // Sources are worth their address.
  expect(text.replaceAll(/\s/g, "")).toMatch(/https:\/\/[a-z]/);
  for (const control of [
    "Scoreboard Compare Map",
    "Verdict as PDF",
    "All files",
    "Show table",
    "As known on",
    "Ctrl K",
    "Reset",
  ])
    expect(text, control).not.toContain(control);
});

test("the board lies on its side, repeats its heads and has no boxes to tick", async ({ page }) => {
  const { text, size, pages } = await print(page, "/");
  expect(size).toBe("842 x 595");
  expect(pages).toBeGreaterThan(1);
  expect(times(text, "Coverage interval")).toBeGreaterThan(1);
  for (const name of ["Helium", "WeatherXM", "not reported"]) expect(text).toContain(name);
  for (const control of ["Compare the ticked networks", "Columns", "Link to this view", "Untick all"])
    expect(text, control).not.toContain(control);
});

test("tables keep to the sheet, rows to one page", async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 700 });
  await page.emulateMedia({ media: "print" });
  for (const address of ["/", "/data", "/compare?n=helium,filecoin,akash,render,dimo", "/networks/helium"]) {
    await page.goto(address);
    const faults = await page.evaluate(() => {
      const wide = [...document.querySelectorAll("main table")]
        .filter((table) => table.checkVisibility() && table.getBoundingClientRect().right > innerWidth + 1)
        .map((table) => `too wide: ${table.textContent?.slice(0, 40)}`);
      const split = [...document.querySelectorAll("main tbody tr")]
        .filter((row) => getComputedStyle(row).breakInside !== "avoid")
        .map((row) => `may split: ${row.textContent?.slice(0, 40)}`);
      const stuck = [...document.querySelectorAll("main thead th")]
        .filter((head) => head.checkVisibility() && getComputedStyle(head).position === "sticky")
        .map((head) => `sticks: ${head.textContent}`);
      return [...wide, ...split.slice(0, 1), ...stuck.slice(0, 1)];
    });
    expect(faults, address).toEqual([]);
  }
});
