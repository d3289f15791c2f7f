import { describe, expect, it } from "vitest";
import type { NetworkJob } from "@/lib/report/job";
import { SUBSTITUTE } from "@/lib/report/printable";
import { drawReport } from "@/lib/report/rendering/draw";
import type { NetworkRecord } from "@/lib/scoring";
import { verdictView } from "@/lib/views/verdict";
import { HAS_POPPLER, NO_POPPLER, pdfInfo, pdfText, pdfWords, type Word } from "../../support/pdf";
import { compareJob, networkJob } from "../../support/report-jobs";
import { shippedRecord } from "../../support/shipped";
import {
  BASIC_LINES,
  BASIC_SERIES,
  basicClaims,
  basicRecord,
  claim,
  definition,
  network,
  source,
} from "../scoring/record/builders";

/** What a record may hold at its worst: nothing may be cut, run over its page or over its neighbour. */

if (!HAS_POPPLER) console.log(`not run here: ${NO_POPPLER}`);

const LONG_NAME = `${"The Very Extended Distributed Physical Infrastructure Cooperative of ".repeat(3)}Everywhere`;
const LONG_WORD = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(2);
const LONG_TEXT =
  "Customers pay for what they use, and what they use is counted once a day by a party that is paid for counting. ".repeat(
    45,
  );

const quarters = (count: number): [string, number, number, number][] =>
  Array.from({ length: count }, (_, index) => [
    `${2016 + Math.floor(index / 4)}Q${(index % 4) + 1}`,
    800_000 + 10_000 * index,
    1_000_000,
    2,
  ]);

const statement = (text: string) => ({ text, sourceIds: ["s"] });
const named = (name: string, token: string, slug = "longest"): NetworkRecord =>
  basicRecord({
    network: network({
      slug,
      name,
      token,
      sells: statement(LONG_TEXT),
      mainRisk: statement(LONG_TEXT),
      scope: { included: [LONG_TEXT.slice(0, 900), LONG_WORD], excluded: [LONG_WORD] },
    }),
    series: BASIC_SERIES.map((one) => ({ ...one, label: `${one.label} ${name}`, measure: LONG_TEXT.slice(0, 1500) })),
    sources: [
      source("s", { publisher: name, title: LONG_WORD, url: `https://example.org/${"long-path/".repeat(40)}` }),
    ],
    definitions: [
      definition(BASIC_LINES, { label: name, reason: LONG_TEXT }),
      definition(BASIC_LINES, { id: "other", house: false, label: LONG_WORD, reason: LONG_WORD, differs: LONG_TEXT }),
    ],
    conflicts: [
      {
        id: "c1",
        title: LONG_TEXT.slice(0, 300),
        kind: "definition",
        status: "open",
        seriesId: "r",
        readings: [],
        reason: LONG_TEXT,
      },
    ],
  });

/** As long as a record may hold one. */
const LONG_TICKER = "TOKEN".repeat(32);
/** With emissions, so that every number of them carries the ticker, and every chart is drawn. */
const ofTicker = (token: string): NetworkRecord =>
  basicRecord({
    network: network({ slug: "ticker", name: "Some network", token }),
    observations: basicClaims(quarters(40).slice(-12)),
  });

const asContested = (job: NetworkJob): NetworkJob => ({
  ...job,
  view: {
    ...job.view,
    verdict: verdictView({
      verdict: "insufficient_evidence",
      reason: "contested",
      wouldBe: null,
      range: null,
      tags: ["contested", "draft", "bounded"],
    }),
  },
});

const allUnknown = basicRecord({
  observations: quarters(6).flatMap(([label]) =>
    ["r", "e", "p"].map((id) => claim(id, label, null, { nullReason: "not_disclosed" })),
  ),
});

const CASES: [string, () => NetworkJob][] = [
  ["the longest names and texts", () => networkJob(named(LONG_NAME, "TOKENOFTHECOOPERATIVE"))],
  ["names without a gap", () => networkJob(named(LONG_WORD, "TOKENNOGAP"))],
  ["a ticker as long as a column", () => networkJob(ofTicker("ELEVENLETTR"))],
  ["the longest ticker", () => networkJob(ofTicker(LONG_TICKER))],
  ["a name outside the fonts", () => networkJob(named("网络".repeat(60), "代币"))],
  ["no quarter", () => networkJob(basicRecord({ observations: [] }))],
  ["forty quarters", () => networkJob(basicRecord({ observations: basicClaims(quarters(40)) }))],
  ["everything unknown", () => networkJob(allUnknown)],
  ["contested", () => asContested(networkJob(shippedRecord("filecoin")))],
  ["a range", () => networkJob(shippedRecord("hivemapper"))],
  ["all assumptions", () => networkJob(shippedRecord("helium"), { assumed: ALL_ASSUMED })],
];

const ALL_ASSUMED = {
  ...{ emissions: "37.5", demand: "120", price: "45", taperIn: "3", operatorCost: "1200000", operatorShare: "80" },
  ...{ weightPaidDemand: "60", weightEvidence: "5", costCase: "high", withoutLargestPayer: "yes", reading: "peg" },
};

const SPARE = 0.5;

const IS_LONG = process.env.OFFTAKE_TEST_LONG !== undefined;
/** Each case on one of them by turns; on both in the long run. */
const PAPERS = ["A4", "LETTER"] as const;

/** Words beyond the paper, or beyond the margin that keeps them printable. */
const outside = ({ words, width, height }: ReturnType<typeof pdfWords>) =>
  words.filter(({ xMin, yMin, xMax, yMax }) => xMin < 20 || yMin < 15 || xMax > width - 20 || yMax > height - 10);

/** Words set over other words: boxes that share much of the smaller one. */
function overlapping(words: Word[]): string[] {
  const clashes: string[] = [];
  for (const [index, a] of words.entries())
    for (const b of words.slice(index + 1, index + 1500)) {
      if (b.page !== a.page) break;
      const wide = Math.min(a.xMax, b.xMax) - Math.max(a.xMin, b.xMin) - SPARE;
      const tall = Math.min(a.yMax, b.yMax) - Math.max(a.yMin, b.yMin) - SPARE;
      if (wide <= 0 || tall <= 0) continue;
      const smaller = Math.min((a.xMax - a.xMin) * (a.yMax - a.yMin), (b.xMax - b.xMin) * (b.yMax - b.yMin));
      if (wide * tall > 0.35 * smaller) clashes.push(`page ${a.page}: "${a.text}" and "${b.text}"`);
    }
  return clashes;
}

describe.runIf(HAS_POPPLER)("at the edges", () => {
  it.each(CASES.map(([name, build], index) => [name, build, PAPERS[index % 2]] as const))(
    "%s: all of it fits",
    async (_name, build, paper) => {
      const job = build();
      for (const pageSize of PAPERS.filter((one) => IS_LONG || one === paper)) {
        const bytes = await drawReport({ ...job, pageSize });
        const read = pdfWords(bytes);
        expect(outside(read)).toEqual([]);
        expect(overlapping(read.words)).toEqual([]);
        expect(pdfText(bytes)).toMatch(/page 1 of \d+/);
      }
      expect(pdfInfo(await drawReport({ ...job, pageSize: paper ?? "A4", form: "one-page" })).Pages).toBe("1");
    },
  );
  it("a comparison of the longest names fits", async () => {
    const other = named(LONG_WORD, "TOKENNOGAP", "other");
    const records = [named(LONG_NAME, "TOKEN"), other, basicRecord({ observations: [] }), shippedRecord("helium")];
    for (const pageSize of ["A4", "LETTER"] as const) {
      const read = pdfWords(await drawReport(compareJob(records, { pageSize })));
      expect(outside(read)).toEqual([]);
      expect(overlapping(read.words)).toEqual([]);
    }
    expect(pdfInfo(await drawReport(compareJob(records, { form: "one-page" }))).Pages).toBe("1");
  });
  it.each(["ELEVENLETTR", LONG_TICKER])(
    "the ticker %s stays in its column beside four other networks",
    async (token) => {
      const others = ["akash", "filecoin", "render", "xnet"].map(shippedRecord);
      const { words, ...paper } = pdfWords(await drawReport(compareJob([ofTicker(token), ...others])));
      expect(outside({ words, ...paper })).toEqual([]);
      expect(overlapping(words)).toEqual([]);
      const [next] = words.filter(({ page, text }) => page === 1 && text === "(AKT)");
      const ticker = words.filter(
        ({ page, text, xMin, yMin }) =>
          page === 1 && next && xMin < next.xMin && yMin >= next.yMin - 1 && /^[(]?[TOKENELVR]{5,}/.test(text),
      );
      expect(ticker.length).toBeGreaterThan(0);
      for (const { xMax } of ticker) expect(xMax).toBeLessThan((next?.xMin ?? 0) - 25);
    },
  );
  it("every text that is too long for a row goes on in the next, and none of it is lost", async () => {
    const text = pdfText(await drawReport(networkJob(named(LONG_NAME, "TOKEN")))).replaceAll(/\s+/g, "");
    const sentence = LONG_TEXT.slice(0, 111).replaceAll(/\s+/g, "");
    // Sold, at risk, a reason, a difference and a conflict, 45 times each; the measure of three series is cut off in between.
    expect(text.split(sentence).length - 1).toBeGreaterThanOrEqual(5 * 45);
  });
  it("what the fonts lack is drawn as a box of its own width", async () => {
    const { words } = pdfWords(await drawReport(networkJob(named("网络 Net", "代币"), { form: "one-page" })));
    const boxes = words.filter(({ text }) => text.includes(SUBSTITUTE));
    expect(boxes.length).toBeGreaterThan(0);
    for (const { xMin, xMax } of boxes) expect(xMax - xMin).toBeGreaterThan(3);
  });
});
