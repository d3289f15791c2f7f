import { describe, expect, it } from "vitest";
import type { ClaimFact, NetworkRecord } from "@/lib/scoring";
import { buildClaimsPage, type ClaimsQuery, proseText } from "@/lib/views";
import { CLAIM_WORDS } from "@/lib/views/claims-page";
import { basicRecord, claim, network, source } from "../scoring/record/builders";
import { shipped } from "./records";

const NO_QUERY: ClaimsQuery = { article: null, status: null, network: null };

const said = (id: string, status: ClaimFact["status"], facts: Partial<ClaimFact> = {}): ClaimFact => ({
  id,
  sourceId: "article-a",
  statement: "Customers paid 12M USD.",
  status,
  observationIds: ["paid"],
  arithmetic: null,
  text: "The record has 1.1M USD.",
  ...facts,
});

/** One article of March, one without a day; `paid` is known on 2026-01-01, `later` on 2026-06-01; compiled 2026-06-30. */
const withClaims = (claims: ClaimFact[], slug = "net"): NetworkRecord =>
  basicRecord({
    network: network({ slug, name: slug.toUpperCase(), compiledOn: "2026-06-30" }),
    sources: [
      source("s", { publisher: "Chain" }),
      source("article-a", { kind: "article", title: "Article A", publishedOn: "2026-03-01" }),
      source("article-b", { kind: "article", title: "Article B" }),
    ],
    observations: [
      claim("r", "2025Q4", 1_100_000, { id: "paid" }),
      claim("r", "2026Q1", 1_200_000, { id: "later", knownOn: "2026-06-01" }),
    ],
    claims,
  });

const page = (
  records: NetworkRecord[],
  query: Partial<ClaimsQuery> = {},
  asOf = "2026-12-31",
  asked: string | null = null,
) => buildClaimsPage(records, { ...NO_QUERY, ...query }, asOf, asked);
const idsOf = (view: ReturnType<typeof page>) => view.articles.flatMap(({ rows }) => rows.map(({ id }) => id));

describe("claims of the articles", () => {
  it("stand under their article, what is refuted first", () => {
    const view = page([
      withClaims([
        said("d", "unverifiable"),
        said("b", "supported"),
        said("c", "partly"),
        said("a", "refuted", { arithmetic: "12 ÷ 1.1 = 10.9" }),
        said("e", "not_supported"),
        said("z", "supported", { sourceId: "article-b" }),
      ]),
    ]);
    expect(view.articles.map(({ title, rows }) => [title, rows.map(({ id }) => id)])).toEqual([
      ["Article A", ["a", "e", "c", "b", "d"]],
      ["Article B", ["z"]],
    ]);
  });
  it("are counted by status over all networks, whatever is shown", () => {
    const records = [
      withClaims([said("a", "supported"), said("b", "partly")]),
      withClaims([said("c", "supported")], "two"),
    ];
    const view = page(records, { status: "partly" });
    expect(view.total).toBe(3);
    expect(view.tally.map(({ status, count }) => [status, count])).toEqual([
      ["supported", 2],
      ["partly", 1],
      ["not_supported", 0],
      ["refuted", 0],
      ["unverifiable", 0],
    ]);
    expect(idsOf(view)).toEqual(["b"]);
    expect(view.choices.network.map(({ label, count }) => [label, count])).toEqual([["NET", 1]]);
    expect(idsOf(page(records, { network: "two" }))).toEqual(["c"]);
    expect(idsOf(page(records, { article: "article-b" }))).toEqual([]);
  });
  it("say what the status means, and of the record rather than of the world", () => {
    expect(CLAIM_WORDS.not_supported).toBe("not supported by the record we hold");
    const [row] = page([withClaims([said("a", "not_supported")])]).articles[0]?.rows ?? [];
    expect(row?.statusWords).toBe(CLAIM_WORDS.not_supported);
  });
  it("show the observations that decide, each with its trace", () => {
    const [row] =
      page([withClaims([said("a", "partly", { observationIds: ["paid", "later"] })])]).articles[0]?.rows ?? [];
    expect(row?.evidence).toEqual([
      {
        text: "r: $1.10M",
        source: "Chain",
        period: "2025-10-01 to 2025-12-31",
        trace: "net/observation/paid",
        href: "/networks/net/trace/observation/paid",
      },
      {
        text: "r: $1.20M",
        source: "Chain",
        period: "2026-01-01 to 2026-03-31",
        trace: "net/observation/later",
        href: "/networks/net/trace/observation/later",
      },
    ]);
  });
  it("lead every number of theirs to the claim", () => {
    const [row] = page([withClaims([said("a", "refuted", { arithmetic: "12 ÷ 1.1 = 10.9" })])]).articles[0]?.rows ?? [];
    const numbers = [row?.statement, row?.text, row?.arithmetic].flatMap((prose) =>
      (prose?.parts ?? []).flatMap(({ text, trace }) => (trace ? [[text, trace]] : [])),
    );
    expect(numbers).toEqual(["12M", "1.1M", "12", "1.1", "10.9"].map((number) => [number, "net/claim/a"]));
  });
});

describe("claims on a past day", () => {
  const records = [
    withClaims([
      said("a", "partly"),
      said("b", "partly", { observationIds: ["paid", "later"] }),
      said("c", "unverifiable", { observationIds: [] }),
      said("d", "unverifiable", { observationIds: [], sourceId: "article-b" }),
    ]),
  ];
  it("need every observation that decides them", () => {
    expect(idsOf(page(records, { status: "partly" }, "2026-05-31"))).toEqual(["a"]);
    expect(idsOf(page(records, { status: "partly" }, "2026-06-01"))).toEqual(["a", "b"]);
  });
  it("are not there before their article was, by the day of compiling where it has none", () => {
    expect(idsOf(page(records, {}, "2026-02-28"))).toEqual([]);
    expect(idsOf(page(records, { status: "unverifiable" }, "2026-03-01"))).toEqual(["c"]);
    expect(idsOf(page(records, { status: "unverifiable" }, "2026-06-30"))).toEqual(["c", "d"]);
  });
  it("lead to pages of the same day", () => {
    const [row] = page(records, {}, "2026-05-31", "2026-05-31").articles[0]?.rows ?? [];
    expect(row?.evidence[0]?.href).toBe("/networks/net/trace/observation/paid?asOf=2026-05-31");
  });
});

describe("the shipped claims", () => {
  const records = ["helium", "filecoin", "akash"].map((slug) => shipped(slug).record);
  const view = buildClaimsPage(records, NO_QUERY, "2026-11-20", null);
  const rows = view.articles.flatMap((article) => article.rows);

  it("are all shown on the day of compiling", () => {
    expect(rows).toHaveLength(records.reduce((sum, { claims }) => sum + claims.length, 0));
    expect(view.tally.reduce((sum, { count }) => sum + count, 0)).toBe(view.total);
  });
  it("print words, and show the sum that refutes", () => {
    for (const { id, statement, text, status, arithmetic } of rows) {
      expect(proseText(statement), id).not.toMatch(/undefined|NaN|\]\(/);
      expect(proseText(text), id).not.toMatch(/undefined|NaN|\]\(/);
      if (status === "refuted") expect(arithmetic && proseText(arithmetic), id).toMatch(/\d/);
    }
  });
});
