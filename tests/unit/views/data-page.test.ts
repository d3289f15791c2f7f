import { describe, expect, it } from "vitest";
import { formatCount } from "@/lib/format";
import { assessRecord, describeRecord, isAssessable, type NetworkRecord, type UnassessedFact } from "@/lib/scoring";
import { buildDataPage, type DataEntry, type DataQuery } from "@/lib/views";
import {
  BASIC_LINES,
  BASIC_SERIES,
  basicRecord,
  claim,
  definition,
  line,
  network,
  series,
  source,
} from "../scoring/record/builders";
import { shipped } from "./records";

const AS_OF = "2026-02-01";
const NO_QUERY: DataQuery = { kind: null, licence: null };

const entryOf = (record: NetworkRecord, asOf = AS_OF): DataEntry => ({
  record,
  assessed: assessRecord(record, { asOf }),
  described: describeRecord(record, asOf),
});
const page = (entries: DataEntry[], query: Partial<DataQuery> = {}, asOf = AS_OF) =>
  buildDataPage(entries, { ...NO_QUERY, ...query }, asOf, null);

describe("the matrix of inputs", () => {
  /** Utilisation bounded, the largest customer withheld, operators' costs not looked at. */
  const record = basicRecord({
    series: [
      ...BASIC_SERIES,
      series("used", { metric: "capacity_used", shape: "stock", unit: "GPU", payer: null }),
      series("free", { metric: "capacity_available", shape: "stock", unit: "GPU", payer: null }),
      series("top", { metric: "largest_customer_share", shape: "stock", unit: "share", payer: null }),
    ],
    definitions: [
      definition([
        ...BASIC_LINES,
        line("used", "capacity_used", false),
        line("free", "capacity_available", false),
        line("top", "largest_customer_share", false),
      ]),
    ],
    observations: [
      ...basicRecord().observations,
      claim("used", "2025Q4", null, { low: 20, high: 30 }),
      claim("free", "2025Q4", 100),
      claim("top", "2025Q4", null, { nullReason: "not_disclosed" }),
    ],
  });
  const [row] = page([entryOf(record)]).matrix;
  const words = new Map(row?.cells.map((cell) => [cell.id, cell.words]));

  it("tells in words what is known, bounded, withheld and not looked at", () => {
    expect(words.get("revenue")).toBe("known");
    expect(words.get("emissions")).toBe("known");
    expect(words.get("price")).toBe("known");
    expect(words.get("utilisation")).toBe("only bounds");
    expect(words.get("topCustomerShare")).toBe("not disclosed");
    expect(words.get("operatorCover")).toBe("not researched");
  });
  it("never says one thing for two states", () => {
    const stateOf = new Map(row?.cells.map(({ words: text, state }) => [text, state]));
    for (const cell of row?.cells ?? []) expect(stateOf.get(cell.words)).toBe(cell.state);
  });
  it("counts what is held among what applies", () => {
    const cells = row?.cells ?? [];
    expect(row?.applicable).toBe(cells.filter(({ state }) => state !== "not_applicable").length);
    expect(row?.held).toBe(cells.filter(({ state }) => state === "known" || state === "bounded").length);
    expect(row).toMatchObject({ slug: "net", name: "Net", quarter: "2025Q4" });
  });
  it("has the age of the newest claim and a trace in every cell", () => {
    const revenue = row?.cells.find(({ id }) => id === "revenue");
    // 2025-12-31 to 2026-02-01: 32 days.
    expect(revenue).toMatchObject({ grade: "B2", age: "32 days", trace: "net/formula/input.revenue" });
    expect(row?.cells.find(({ id }) => id === "operatorCover")).toMatchObject({ grade: null, age: null });
  });
  it("has one column for each label, the same in every row", () => {
    const view = page([
      entryOf(record),
      entryOf(basicRecord({ network: network({ slug: "two", category: "storage" }) })),
    ]);
    expect(view.matrix.map(({ cells }) => cells.map(({ label }) => label))).toEqual([view.inputs, view.inputs]);
  });
});

describe("years against the sum of their quarters", () => {
  const withYear = (value: number) =>
    basicRecord({
      observations: [...basicRecord().observations, claim("r", ["2025-01-01", "2025-12-31"], value, { id: "year" })],
    });

  it("lists those more than 5 % apart, with both numbers", () => {
    // 0.8 + 0.9 + 1.0 + 1.1 = 3.8M against 4.2M: 1 − 3.8 ÷ 4.2 = 9.5 %.
    const view = page([entryOf(withYear(4_200_000))]);
    expect(view.identitiesChecked.text).toBe("1");
    expect(view.identities).toHaveLength(1);
    expect(view.identities[0]).toMatchObject({
      key: "net/year",
      label: "r",
      quarters: "2025Q1 to 2025Q4",
      source: "s",
      stated: { text: "$4.20M", trace: "net/observation/year" },
      summed: { text: "$3.80M", trace: "net/formula/identity.year" },
      gap: { text: "9.5%" },
    });
  });
  it("counts those that hold without listing them", () => {
    // 1 − 3.8 ÷ 4.0 = 5 %.
    expect(page([entryOf(withYear(4_000_000))])).toMatchObject({ identities: [], identitiesChecked: { text: "1" } });
  });
});

describe("whose word the figures rest on", () => {
  /** Four quarters of revenue from the chain, the price from a paid study and an aggregator, tokens by nobody named. */
  const record = basicRecord({
    sources: [
      source("s", { kind: "onchain", letter: "A" }),
      source("paid", { kind: "research", affiliation: "affiliate", letter: "C", licence: "restricted" }),
      source("free", { kind: "research" }),
      source("silent", { kind: "news" }),
    ],
    observations: [
      claim("r", "2025Q3", 1_000_000),
      claim("r", "2025Q4", 1_100_000),
      claim("p", "2025Q3", 2, { sourceId: "paid" }),
      claim("p", "2025Q4", 2, { sourceId: "free" }),
    ],
  });

  it("gives the share of each kind of source", () => {
    const [origin] = page([entryOf(record)]).origins;
    // 2 of 4 figures on chain, 2 of 4 by research, 1 of those 2 paid for.
    expect(origin?.figures.text).toBe("4");
    expect(Object.fromEntries(origin?.shares.map(({ label, ratio }) => [label, ratio]) ?? [])).toEqual({
      "On-chain": 0.5,
      Issuer: 0,
      Research: 0.5,
      Aggregator: 0,
      News: 0,
      Articles: 0,
    });
    expect(origin?.shares[0]?.number.text).toBe("50%");
    expect(origin?.paidResearch?.text).toBe("50%");
  });
  it("does not speak of paid research where there is none", () => {
    expect(
      page([entryOf(basicRecord({ sources: [source("s", { kind: "onchain" })] }))]).origins[0]?.paidResearch,
    ).toBeNull();
  });
  it("lists the sources that said something, those that carry most figures first", () => {
    const { sources, sourceTotal } = page([entryOf(record)]);
    expect(sources.map(({ publisher, claims, figures }) => [publisher, claims, figures])).toEqual([
      ["s", 2, 2],
      ["free", 1, 1],
      ["paid", 1, 1],
    ]);
    expect(sourceTotal).toBe(3);
    expect(sources.find(({ publisher }) => publisher === "paid")).toMatchObject({
      letters: "C",
      licence: "restricted",
      standing: "paid by the project",
      uses: [{ slug: "net", name: "Net", claims: { text: "1" }, figures: { text: "1" } }],
    });
  });
  it("is one row for an address that two networks use", () => {
    const two = { ...record, network: network({ slug: "two", name: "Two" }) };
    const { sources } = page([entryOf(record), entryOf(two)]);
    expect(sources.map(({ publisher, uses, claims }) => [publisher, uses.map(({ name }) => name), claims])).toEqual([
      ["s", ["Net", "Two"], 4],
      ["free", ["Net", "Two"], 2],
      ["paid", ["Net", "Two"], 2],
    ]);
  });
  it("filters sources by kind and licence, and counts them all", () => {
    const view = page([entryOf(record)], { kind: "research" });
    expect(view.sources.map(({ publisher }) => publisher)).toEqual(["free", "paid"]);
    expect(view.sourceTotal).toBe(3);
    expect(view.choices.licence.map(({ value, count }) => [value, count])).toEqual([
      ["open", 1],
      ["restricted", 1],
    ]);
    expect(view.choices.kind.find(({ current }) => current)?.href).toBe("/data");
  });
  it("knows nothing of what was said later", () => {
    const later = { ...record, observations: record.observations.map((row) => ({ ...row, knownOn: "2026-06-01" })) };
    const view = page([entryOf(later)]);
    expect(view).toMatchObject({ sources: [], origins: [] });
    expect(view.counts.find(({ label }) => label === "claims")?.number.text).toBe("0");
  });
});

describe("what is beside the networks", () => {
  it("counts with its claims, and has no row in the matrix", () => {
    const record = basicRecord();
    const subject: UnassessedFact = { ...record.network, kind: "sector", category: null, settlement: null };
    const sector = { ...record, network: subject, definitions: [] };
    const entry: DataEntry = { record: sector, assessed: null, described: describeRecord(sector, AS_OF) };
    const view = page([entry, entryOf(record)]);
    expect(Object.fromEntries(view.counts.map(({ label, number }) => [label, number.text]))).toMatchObject({
      claims: "24",
      sources: "1",
      "networks assessed": "1",
    });
    expect(view.matrix).toHaveLength(1);
    expect(view.origins).toHaveLength(2);
  });
});

describe("the shipped record", () => {
  const entries = ["helium", "filecoin", "akash"].map((slug): DataEntry => entryOf(shipped(slug).record, "2026-11-20"));
  const view = page(entries, {}, "2026-11-20");

  it("has a cell for every input of every network, in words", () => {
    expect(view.matrix).toHaveLength(3);
    for (const { slug, cells } of view.matrix) {
      expect(
        cells.map(({ label }) => label),
        slug,
      ).toEqual(view.inputs);
      for (const { words, trace } of cells) {
        expect(words).toMatch(/^(known|only bounds|not disclosed|not researched|follows from others|not applicable)$/);
        expect(trace).toMatch(new RegExp(`^${slug}/formula/input\\.`));
      }
    }
  });
  it("counts every claim that was known", () => {
    const known = entries.reduce(
      (sum, { record }) => sum + record.observations.filter(({ knownOn }) => knownOn <= "2026-11-20").length,
      0,
    );
    expect(view.counts[0]).toMatchObject({ label: "claims", number: { text: formatCount(known) } });
    expect(view.sources.reduce((sum, { claims }) => sum + claims, 0)).toBe(known);
  });
  it("shares are shares", () => {
    for (const { slug, shares } of view.origins) {
      for (const { ratio } of shares) expect(ratio >= 0 && ratio <= 1, slug).toBe(true);
      expect(
        shares.reduce((sum, { ratio }) => sum + ratio, 0),
        slug,
      ).toBeGreaterThan(1 - 1e-9);
    }
  });
  it("is assessed as networks are", () => expect(entries.every(({ record }) => isAssessable(record))).toBe(true));
});
