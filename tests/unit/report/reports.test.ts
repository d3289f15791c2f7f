import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DISCLAIMER } from "@/lib/format/disclaimer";
import type { NetworkJob, ReportJob } from "@/lib/report/job";
import { SUBSTITUTE } from "@/lib/report/printable";
import { drawReport } from "@/lib/report/rendering/draw";
import { proseText, quarterAgeText } from "@/lib/views";
import { compileScript } from "../../support/compiled-script";
import { HAS_POPPLER, NO_POPPLER, pdfInfo, pdfOutline, pdfText, poppler } from "../../support/pdf";
import { compareJob, networkJob } from "../../support/report-jobs";
import { shippedRecord } from "../../support/shipped";

/** Reports of the shipped record, read back. */

if (!HAS_POPPLER) console.log(`not run here: ${NO_POPPLER}`);

const IS_LONG = process.env.OFFTAKE_TEST_LONG !== undefined;
const ROOT = join(import.meta.dirname, "../../..");
const NETWORKS = [
  ...["helium", "filecoin", "akash", "render", "arweave", "iotex", "io-net", "aethir", "hivemapper"],
  ...["bittensor", "grass", "geodnet", "weatherxm", "xnet", "dimo", "storj", "react", "rowan"],
];
const BOARD = NETWORKS.map(shippedRecord);
/** Without any gap: lines end where they have to, and fonts draw narrow gaps. */
const squeezed = (text: string) => text.replaceAll(/\s+/g, "");

const drawn = new Map<string, Promise<Uint8Array>>();
/** Each report once for all tests. */
const bytesOf = (name: string, job: () => ReportJob): Promise<Uint8Array> => {
  const ready = drawn.get(name) ?? drawReport(job());
  drawn.set(name, ready);
  return ready;
};
const full = (slug: string) => networkJob(shippedRecord(slug), { board: BOARD });
const bytesOfFull = (slug: string) => bytesOf(slug, () => full(slug));
const comparison = () => compareJob(["helium", "filecoin", "akash"].map(shippedRecord));

describe("the same inputs", () => {
  it("give the same bytes twice, and in another process", async () => {
    const job = networkJob(shippedRecord("helium"));
    const hashes = [await drawReport(job), await drawReport(structuredClone(job))].map((bytes) =>
      createHash("sha256").update(bytes).digest("hex"),
    );
    const elsewhere = execFileSync(process.execPath, [compileScript("tests/support/draw-report.ts"), "helium"], {
      cwd: ROOT,
      encoding: "utf8",
      env: { ...process.env, TZ: "America/Los_Angeles" },
    });
    expect(new Set([...hashes, elsewhere]).size).toBe(1);
  });
  it("cross to a thread as plain data", () => {
    for (const job of [full("helium"), full("react"), comparison()]) expect(structuredClone(job)).toEqual(job);
  });
});

describe.runIf(HAS_POPPLER)("the full report", () => {
  it.each(["helium", "filecoin", "akash", "bittensor"])("%s: pages are counted, fonts are embedded", async (slug) => {
    const bytes = await bytesOfFull(slug);
    const pages = Number(pdfInfo(bytes).Pages);
    const text = pdfText(bytes);
    for (let page = 1; page <= pages; page += 1) expect(text).toContain(`page ${page} of ${pages}`);
    const fonts = poppler("pdffonts", bytes).trim().split("\n").slice(2);
    expect(fonts.length).toBeGreaterThan(2);
    for (const font of fonts) expect(font).toMatch(/Offtake\w+.* yes yes yes /);
  });
  it("says what it is: title, author, subject, keywords, language, the day of its facts", async () => {
    const bytes = await bytesOfFull("helium");
    const { view } = full("helium");
    const info = pdfInfo(bytes);
    expect(info).toMatchObject({
      Title: `Helium: ${view.verdict.label} (as of 2026-11-20)`,
      Author: "Offtake",
      Subject: proseText(view.sentence),
      "Page size": "595.28 x 841.89 pts (A4)",
    });
    expect(info.Keywords).toContain(view.fingerprint);
    expect(Buffer.from(bytes).toString("latin1")).toMatch(/\/Lang \(en\)/);
    expect(Buffer.from(bytes).toString("latin1")).toContain("/PageMode /UseOutlines");
    expect(Buffer.from(bytes).toString("latin1")).toContain("D:20261120000000Z");
  });
  it("has a bookmark for every section, in the order of the argument", async () => {
    expect(await pdfOutline(await bytesOfFull("helium"))).toEqual([
      ...["Verdict", "Who pays", "Under each definition", "Under stress", "Conditions stated beforehand", "Checks"],
      ...["Supply and unit economics", "The token", "Peers", "The network, in words", "History of the verdict"],
      ...[
        "Conflicts between sources",
        "Disputes",
        "Every input, with its source",
        "How to check this again",
        "Sources",
      ],
    ]);
  });
  it("leads back to the page and to the sources", async () => {
    const links = poppler("pdfinfo", await bytesOfFull("helium"), "-url");
    expect(links).toContain("https://offtake.example/networks/helium");
    const { view } = full("helium");
    for (const { url } of view.sources) if (url) expect(links).toContain(new URL(url).host);
  });
  it("repeats the head of a table on every page that it reaches", async () => {
    const bytes = await bytesOfFull("helium");
    const pages = pdfText(bytes).split(/page \d+ of \d+/);
    const inside = pages.filter((page) =>
      / known 20\d\d-\d\d-\d\d, (published|reconstructible|assumed|recorded)/.test(page),
    );
    expect(inside.length).toBeGreaterThan(2);
    for (const page of inside) expect(page).toContain("Quarter As used Claims");
  });
  it("gives the opposing case the same room, beside the case that customers carry it", async () => {
    const text = squeezed(pdfText(await bytesOfFull("helium")));
    const { checks, gates } = full("helium").view.checks;
    expect(text).toContain(squeezed("The case that customers carry it"));
    expect(text).toContain(squeezed("The opposing case"));
    for (const check of checks) {
      if (check.state === "not_applicable") continue;
      expect(text).toContain(squeezed(proseText(check.sentence)));
    }
    for (const gate of gates) expect(text).toContain(squeezed(proseText(gate.sentence)));
  });
  it("holds every claim, conflict and source of its appendix", async () => {
    const text = squeezed(pdfText(await bytesOfFull("akash")));
    const { view } = full("akash");
    for (const { title } of view.conflicts) expect(text).toContain(squeezed(proseText(title)));
    for (const { publisher } of view.sources) expect(text).toContain(squeezed(publisher));
    for (const { label } of view.evidence) expect(text).toContain(squeezed(label));
  });
  it("comes on Letter too", async () => {
    const bytes = await bytesOf("letter", () => networkJob(shippedRecord("filecoin"), { pageSize: "LETTER" }));
    expect(pdfInfo(bytes)["Page size"]).toBe("612 x 792 pts (letter)");
  });
});

/**
 * The house's definition on either paper, every other one on the smaller page. The short run draws the house's on one of
 * the two by turns, and every third of the others.
 */
const ONE_PAGES = BOARD.flatMap(({ network: { slug }, definitions }, at) =>
  definitions.flatMap(({ id, house }, index) =>
    (house ? (["A4", "LETTER"] as const) : (["LETTER"] as const))
      .filter((size) => IS_LONG || (house ? (size === "A4") === (at % 2 === 0) : (at + index) % 3 === 0))
      .map((size) => [slug, id, size] as const),
  ),
);

describe.runIf(HAS_POPPLER)("page 1", () => {
  /** What it must say, whatever the network. */
  const expectDecides = (said: string, { view, pageUrl }: NetworkJob) => {
    const text = squeezed(said);
    const definition = view.definitions.find(({ current }) => current);
    for (const words of [
      ...[view.name, view.verdict.label, view.asOf, view.fingerprint, view.confidence, view.methodVersion],
      ...[view.trend.text, view.quarter ?? "none", definition?.label ?? "", DISCLAIMER],
      ...["What would change it", "Against", "For customers carrying it", "Open conflicts between sources:"],
      ...view.keyNumbers.flatMap(({ label, number }) => [label, number.text]),
      ...(view.interval ? [view.interval.text] : []),
      ...view.arguments.for.map(proseText),
      ...view.arguments.against.map(proseText),
    ])
      expect(text).toContain(squeezed(words));
    expect(text).toContain(pageUrl);
  };

  it.each(ONE_PAGES)("%s, %s, %s: one page, and it decides", async (slug, definition, pageSize) => {
    const job = networkJob(shippedRecord(slug), { definition, form: "one-page", pageSize });
    const bytes = await drawReport(job);
    expect(pdfInfo(bytes).Pages).toBe("1");
    expectDecides(pdfText(bytes), job);
  });
  it("is the same in the full report", async () => {
    for (const slug of ["helium", "bittensor"])
      expectDecides(pdfText(await bytesOfFull(slug), "-f", "1", "-l", "1"), full(slug));
  });
});

describe.runIf(HAS_POPPLER)("a reader's assumptions", () => {
  const assumed = { emissions: "50", price: "40", taperIn: "2", withoutLargestPayer: "yes" };
  const job = networkJob(shippedRecord("helium"), { assumed });

  it("have a section of their own, watermarked, with what was assumed, both verdicts and both grids", async () => {
    const bytes = await bytesOf("assumed", () => job);
    const text = pdfText(bytes);
    expect(await pdfOutline(bytes)).toContain("Under your assumptions");
    for (const words of [
      "Emissions 50% of what is issued",
      "Token price 40% of the record’s",
      "Largest payer taken away",
    ])
      expect(text).toContain(words);
    expect(text.match(/custom assumptions, not the house verdict/g)?.length).toBeGreaterThanOrEqual(4);
    for (const { title } of job.assumed?.grids.grids ?? []) expect(text.split(title).length - 1).toBe(2);
  });
  it("leave the house verdict on page 1, and stand in a box on the one-page form", async () => {
    const onePage = networkJob(shippedRecord("helium"), { assumed, form: "one-page" });
    const bytes = await drawReport(onePage);
    const text = pdfText(bytes);
    expect(pdfInfo(bytes).Pages).toBe("1");
    expect(text).toContain(full("helium").view.verdict.label);
    expect(text).toContain("Under your assumptions");
    expect(text).toContain("custom assumptions, not the house verdict");
    expect(text.indexOf(full("helium").view.verdict.label)).toBeLessThan(text.indexOf("Under your assumptions"));
  });
});

describe.runIf(HAS_POPPLER)("the comparison", () => {
  it("decides on page 1 and goes on with every measure, charts and inputs", async () => {
    const bytes = await bytesOf("comparison", comparison);
    const { view } = comparison();
    const first = pdfText(bytes, "-f", "1", "-l", "1");
    for (const { name, verdict, quarter } of view.columns)
      for (const words of [name, verdict.label, quarterAgeText(quarter)])
        expect(squeezed(first)).toContain(squeezed(words));
    expect(squeezed(first)).toMatch(/2026Q\d,\d+months?old/);
    for (const fingerprint of view.fingerprints) expect(first).toContain(fingerprint);
    expect(squeezed(first)).toContain(squeezed(DISCLAIMER));
    expect(view.openConflicts.map(({ name }) => name)).toEqual(["Helium", "Filecoin", "Akash"]);
    for (const { name, text: words } of view.openConflicts) expect(squeezed(first)).toContain(squeezed(name + words));
    expect(first).toMatch(/Helium Open conflicts between sources: [1-9]/);
    const text = pdfText(bytes);
    for (const { label } of view.rows) expect(text).toContain(label);
    expect(await pdfOutline(bytes)).toEqual([
      "Verdict",
      "Every measure, side by side",
      "Demand against subsidy, quarter by quarter",
      "Inputs that decide, with their sources",
    ]);
  });
  it("of two to five networks has a first page that is one page", async () => {
    const records = NETWORKS.map(shippedRecord);
    for (const chosen of [records.slice(0, 2), records.slice(0, 5), records.slice(5, 10), records.slice(13, 18)]) {
      const bytes = await drawReport(compareJob(chosen, { form: "one-page", pageSize: "LETTER" }));
      expect(pdfInfo(bytes).Pages).toBe("1");
      for (const { network } of chosen) expect(pdfText(bytes)).toContain(network.name);
    }
  });
});

describe.runIf(HAS_POPPLER)("what the fonts lack", () => {
  it("is drawn as a visible substitute and the rest stays", async () => {
    const record = shippedRecord("helium");
    const name = "Helium 网络 🚀";
    const bytes = await drawReport(
      networkJob({ ...record, network: { ...record.network, name } }, { form: "one-page" }),
    );
    expect(pdfText(bytes)).toContain(`Helium ${SUBSTITUTE}${SUBSTITUTE} ${SUBSTITUTE}`);
  });
});
