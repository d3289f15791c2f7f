import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFDocument } from "@cantoo/pdf-lib";
import { type APIRequestContext, expect, test } from "@playwright/test";
import { findProgram } from "../../scripts/lib/programs.mjs";
import { pdfOutline, pdfText } from "../support/pdf";
import { removeFolder } from "../support/remove-folder";

/** Reports by their addresses, drawn by the production build in its own thread. */

const COMPARISON = "/compare/report.pdf?n=helium,filecoin,akash";

async function fetchReport(request: APIRequestContext, path: string): Promise<Buffer> {
  const response = await request.get(path);
  expect(response.status(), path).toBe(200);
  expect(response.headers()["content-type"]).toBe("application/pdf");
  return response.body();
}

const needs = (program: string) =>
  test.skip(
    findProgram(program) === null,
    `${program === "pdftoppm" ? "pictures" : "text"} of the PDFs (no ${program} on this machine: it comes with poppler-utils)`,
  );

for (const [path, pages, width] of [
  ["/networks/helium/report.pdf", "many", 595],
  ["/networks/helium/report.pdf?size=letter", "many", 612],
  ["/networks/helium/report.pdf?form=one-page", "one", 595],
  ["/networks/helium/report.pdf?form=one-page&size=letter", "one", 612],
  ["/networks/helium/report.pdf?form=nonsense&size=A3", "many", 595],
  [COMPARISON, "many", 595],
  [`${COMPARISON}&form=one-page&size=letter`, "one", 612],
] as const)
  test(`${path} has ${pages} of the paper asked for`, async ({ request }) => {
    const document = await PDFDocument.load(await fetchReport(request, path), { updateMetadata: false });
    if (pages === "one") expect(document.getPageCount()).toBe(1);
    else expect(document.getPageCount()).toBeGreaterThan(3);
    for (const page of document.getPages()) expect(Math.floor(page.getWidth())).toBe(width);
  });

test("the page's own address stands on page 1, with its day, its definition and what was assumed", async ({
  request,
  baseURL,
}) => {
  needs("pdftotext");
  const query = "asOf=2026-09-30&definition=peg&emissions=50&price=40";
  const text = pdfText(await fetchReport(request, `/networks/helium/report.pdf?${query}&form=one-page`));
  expect(text.replaceAll(" ", "")).toContain(`${baseURL}/networks/helium?${query}`);
  expect(text).toContain("Shown as known on 2026-09-30");
  expect(text).toContain("Under your assumptions");
  expect(text).toContain("Emissions: 50% of what is issued; Token price: 40% of the record’s");
});

test("a reader's assumptions travel, and read as on the page", async ({ page, request }) => {
  needs("pdftotext");
  const query = "emissions=25&demand=150";
  const bytes = await fetchReport(request, `/networks/helium/report.pdf?${query}`);
  const plain = await fetchReport(request, "/networks/helium/report.pdf");
  expect(await pdfOutline(bytes)).toContain("Under your assumptions");
  expect(await pdfOutline(plain)).not.toContain("Under your assumptions");
  await page.goto(`/networks/helium?${query}`);
  const text = pdfText(bytes);
  for (const readout of await page.locator("[data-what-if-readout]").allTextContents())
    expect(text.replaceAll(/\s/g, "")).toContain(readout.replaceAll(/\s/g, ""));
  const house = await page.locator("#verdict h1, #verdict p.font-serif").allTextContents();
  const firstPage = pdfText(bytes, "-f", "1", "-l", "1").replaceAll(/\s/g, "");
  expect(firstPage).toContain((house.at(-1) ?? "nothing").replaceAll(/\s/g, ""));
});

test("what has not changed is not sent again", async ({ request }) => {
  const first = await request.get("/networks/akash/report.pdf?form=one-page");
  const tag = first.headers().etag ?? "";
  expect(tag).not.toBe("");
  const again = await request.get("/networks/akash/report.pdf?form=one-page", { headers: { "if-none-match": tag } });
  expect(again.status()).toBe(304);
  expect((await request.get("/networks/akash/report.pdf?form=one-page&emissions=50")).headers().etag).not.toBe(tag);
});

test("readers are answered while a report is drawn", async ({ request }) => {
  const order: string[] = [];
  const report = request.get("/networks/filecoin/report.pdf?demand=123").then(() => order.push("report"));
  const board = request.get("/healthz").then(() => order.push("health"));
  await Promise.all([report, board]);
  expect(order).toEqual(["health", "report"]);
});

test("what has no report says so, and what to do", async ({ request }) => {
  for (const [path, status] of [
    ["/networks/chainlink/report.pdf", 404],
    ["/compare/report.pdf?n=helium", 400],
    ["/compare/report.pdf", 400],
  ] as const) {
    const response = await request.get(path);
    expect(response.status(), path).toBe(status);
    expect(response.headers()["content-type"]).toBe("application/problem+json");
    expect((await response.json()).detail).toMatch(/scoreboard/);
  }
});

for (const [name, path] of [
  ["helium", "/networks/helium/report.pdf?form=one-page"],
  ["filecoin", "/networks/filecoin/report.pdf"],
  ["comparison", COMPARISON],
] as const)
  test(`page 1 of ${name} looks as it did`, async ({ request }) => {
    needs("pdftoppm");
    const folder = mkdtempSync(join(tmpdir(), "offtake-picture-"));
    try {
      const file = join(folder, "report.pdf");
      writeFileSync(file, await fetchReport(request, path));
      execFileSync("pdftoppm", ["-r", "72", "-png", "-f", "1", "-l", "1", "-singlefile", file, join(folder, "page")]);
      // Another version of poppler smooths letters otherwise; a line that moved is more than this.
      expect(readFileSync(join(folder, "page.png"))).toMatchSnapshot(`report-${name}.png`, { maxDiffPixelRatio: 0.02 });
    } finally {
      removeFolder(folder);
    }
  });
