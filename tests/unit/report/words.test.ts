import { describe, expect, it } from "vitest";
import { DISCLAIMER } from "@/lib/format/disclaimer";
import type { NetworkJob } from "@/lib/report/job";
import { drawReport } from "@/lib/report/rendering/draw";
import { buildVerdictFile } from "@/lib/scoring";
import { HAS_POPPLER, pdfWords, poppler } from "../../support/pdf";
import { placedTexts, placedWords } from "../../support/placed-words";
import { compareJob, networkJob, REPORT_AS_OF } from "../../support/report-jobs";
import { shippedRecord } from "../../support/shipped";

/** What reports say, and where. */

const RECORD = shippedRecord("helium");
const full = () => networkJob(RECORD);
/** Everything in one line; lines end where they have to. */
const saidBy = async (job: NetworkJob) => (await placedTexts(job)).join(" ").replaceAll(/\s+/g, " ");

const FILE = buildVerdictFile(RECORD, {
  asOf: REPORT_AS_OF,
  definitionId: RECORD.definitions.find(({ house }) => house)?.id ?? "",
  assumptions: null,
  disclaimer: DISCLAIMER,
  link: "https://offtake.example/networks/helium",
});

describe("page 1", () => {
  it("names its facts as the pages of the site do", async () => {
    for (const job of [full(), compareJob(["helium", "filecoin"].map(shippedRecord))]) {
      const [first = []] = await placedWords(job);
      const words = first.map(({ text }) => text);
      expect(words).toEqual(expect.arrayContaining(["Quarter", "Trend"]));
      expect(words).not.toContain("Quarter t");
      expect(words).not.toContain("Direction");
    }
  });
});

describe("how to check a report again", () => {
  it("names the file inside it, the page that takes it and the command", async () => {
    const said = await saidBy({ ...full(), attached: [FILE] });
    expect(said).toContain("The verdict is attached inside this PDF as a file");
    expect(said).toContain("https://offtake.example/verify");
    expect(said).toContain("npm run verify -- report.pdf");
    expect(said).not.toContain("what your assumptions lead to is attached");
    const assumed = await saidBy({ ...full(), attached: [FILE, FILE] });
    expect(assumed).toContain("what your assumptions lead to is attached as another");
  });
  it("says that no file is attached where the terms of a source forbid it", async () => {
    const said = await saidBy({ ...full(), attached: [] });
    expect(said).toContain("No verdict file is attached to this PDF");
    expect(said).not.toContain("npm run verify");
    expect(said).not.toContain("/verify");
  });
});

describe("the list of sources", () => {
  it("names a copy only where that is another address", async () => {
    const { sources } = full().view;
    const copies = sources.filter(({ url, readVia }) => readVia && readVia !== url).length;
    expect(sources.filter(({ url, readVia }) => readVia && readVia === url).length).toBeGreaterThan(0);
    const words = (await placedWords(full())).flat();
    expect(words.filter(({ text }) => text === "read via").length).toBe(copies);
  });
});

describe.runIf(HAS_POPPLER)("words in drawings and tables", () => {
  it("a chart has letters of events only where their list stands beneath it", async () => {
    // A also begins sentences.
    const lettersOf = (bytes: Uint8Array) => pdfWords(bytes).words.filter(({ text }) => /^[B-K]$/.test(text));
    expect(lettersOf(await drawReport({ ...full(), form: "one-page" }))).toEqual([]);
    const pages = new Set(lettersOf(await drawReport(full())).map(({ page }) => page));
    expect(pages.has(1)).toBe(false);
    expect(pages.size).toBeGreaterThan(0);
  });
  it("no line of a comparison ends at the point of a number", async () => {
    const bytes = await drawReport(compareJob(["helium", "filecoin", "akash"].map(shippedRecord)));
    expect(poppler("pdftotext", bytes, "-raw").match(/.*\d[.]\n\d.*/g) ?? []).toEqual([]);
  });
});
