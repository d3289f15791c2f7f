import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readNetworkFacts } from "@/lib/facts";
import { type AnyRecord, assessRecord, describeRecord, isAssessable } from "@/lib/scoring";
import { buildTrace, parseTraceKey, proseText, type TraceView } from "@/lib/views";
import { shipped } from "../records";

/** A made-up network with one of everything. */
const alpha = readNetworkFacts(join(import.meta.dirname, "../../../fixtures/facts/testnet-alpha"));
const DAY = "2026-11-20";

function look(record: AnyRecord, rest: string, asOf = DAY, query = ""): TraceView | null {
  const trace = parseTraceKey(`${record.network.slug}/${rest}`);
  if (!trace) throw new Error(`${rest} is no key`);
  const held = isAssessable(record) ? assessRecord(record, { asOf }) : describeRecord(record, asOf);
  return buildTrace(record, held, trace, { query, today: "2026-11-21" });
}

function found(record: AnyRecord, rest: string, asOf?: string, query?: string): TraceView {
  const view = look(record, rest, asOf, query);
  if (!view) throw new Error(`${rest} leads nowhere`);
  return view;
}

const fact = (view: TraceView, label: string): string | undefined => {
  const row = view.facts.find((candidate) => candidate.label === label);
  return row && proseText(row.text);
};

describe("a figure", () => {
  const view = found(alpha, "figure/testnet-alpha.revenue.storage@2025Q4");

  it("says what is counted, the number as used, and why this reading", () => {
    expect(view).toMatchObject({
      kind: "figure",
      title: "Paid storage, 2025Q4",
      number: { text: "$500k", grade: "A2" },
    });
    expect(proseText(view.what)).toBe("What customers paid for storage, in cash");
    expect(fact(view, "Counts as")).toContain("organic");
    expect(fact(view, "Grade A2")).toContain("on-chain");
  });

  it("lists every competing claim with its standing, grade, address and words", () => {
    expect(view.claims.map(({ id, standing, grade, claimed }) => ({ id, standing, grade, claimed }))).toEqual([
      { id: "storage-2025q4-chain", standing: "used", grade: "A2", claimed: "500,000 USD" },
      { id: "storage-2025q4-report", standing: "set aside", grade: "C3", claimed: '"about $0.8 million"' },
    ]);
    expect(view.claims[1]?.source).toMatchObject({
      url: "https://testnet-alpha.invalid/report",
      readVia: "https://mirror.testnet-alpha.invalid/report",
      licence: "free with attribution",
    });
    expect(view.conflicts.map(({ trace }) => trace)).toEqual(["testnet-alpha/conflict/storage-2025q4"]);
  });

  it("shows its series, each quarter leading to its own figure", () => {
    expect(view.series?.rows.map((row) => row.number.trace)).toContain(
      "testnet-alpha/figure/testnet-alpha.revenue.storage@2025Q3",
    );
  });

  it("can be cited in one sentence", () => {
    expect(view.citation).toBe(
      "Testnet Alpha, Paid storage: $500k (2025Q4). Source: Imaginary Chain, “Payments contract, all quarters”, " +
        "undated, https://chain.testnet-alpha.invalid/contract, grade A2. " +
        "Offtake, as of 2026-11-20, testnet-alpha/figure/testnet-alpha.revenue.storage@2025Q4.",
    );
  });

  it("tells a bound from a value", () => {
    const bounded = found(alpha, "figure/testnet-alpha.revenue.storage@2026Q1");
    expect(bounded.number).toMatchObject({ state: "bounded", text: "at least $600k" });
    expect(fact(bounded, "State")).toBe("only bounds are known");
  });

  it("says why there is no number", () => {
    const missing = found(alpha, "figure/testnet-alpha.revenue.peg@2025Q4");
    expect(missing.number).toMatchObject({ state: "unknown", text: "not reported" });
    expect(fact(missing, "State")).toBe("searched for, not disclosed");
    expect(missing.claims).toHaveLength(1);
  });

  it("knows nothing that became known after the day, and keeps the day in its links", () => {
    const early = found(alpha, "figure/testnet-alpha.revenue.storage@2025Q4", "2026-01-15", "?asOf=2026-01-15");
    expect(early.claims.map((claim) => claim.id)).toEqual(["storage-2025q4-chain"]);
    expect(early.href).toBe(
      "/networks/testnet-alpha/trace/figure/testnet-alpha.revenue.storage@2025Q4?asOf=2026-01-15",
    );
    expect(early.asOf).toBe("2026-01-15");
    expect(look(alpha, "observation/storage-2025q4-report", "2026-01-15")).toBeNull();
  });
});

describe("a claim", () => {
  it("is shown as it was made, beside those it competes with", () => {
    const view = found(alpha, "observation/storage-2025q4-report");
    expect(view.number).toMatchObject({ text: "$800k", grade: "C3" });
    expect(view.claims.map(({ id, standing }) => [id, standing])).toEqual([
      ["storage-2025q4-report", "set aside"],
      ["storage-2025q4-chain", "used"],
    ]);
    expect(fact(view, "Enters")).toBe("no figure");
  });

  it("leads on to the claims it was derived from", () => {
    const [own] = found(alpha, "observation/price-2025q4-mean").claims;
    expect(own?.basis.parts.flatMap((part) => part.trace ?? [])).toEqual([
      "testnet-alpha/observation/price-2025-10-15",
      "testnet-alpha/observation/price-2025-12-15",
    ]);
  });

  it("is called refuted where a ruling says so, with the verdict under it", () => {
    const { record } = shipped("akash");
    const refuted = record.conflicts.flatMap(({ readings }) => readings).find(({ standing }) => standing === "refuted");
    const view = found(record, `observation/${refuted?.observationId}`);
    expect(view.claims[0]).toMatchObject({ standing: "refuted" });
    expect(view.conflicts.length).toBeGreaterThan(0);
  });
});

describe("a formula", () => {
  const { record } = shipped("helium");

  it("is told with its numbers, each leading on", () => {
    const view = found(record, "formula/coverage.prudent");
    const leads = view.formula?.parts.flatMap((part) => part.trace ?? []);
    expect(leads).toEqual(["helium/formula/demand.half-year", "helium/formula/subsidy.prudent"]);
    expect(view.citation).toMatch(/^Helium, Prudent coverage C\*: .+ Source: .+ Offtake, as of 2026-11-20/);
  });

  it("of an unknown input leads to the figures that are missing", () => {
    const view = found(record, "formula/input.operatorCover");
    expect(view.number).toMatchObject({ state: "unknown", text: "not reported" });
    expect(view.parts.some((part) => part.number.state === "unknown" && part.number.trace?.includes("/figure/"))).toBe(
      true,
    );
  });

  it("of a quarter shows the same column through the quarters", () => {
    const view = found(record, "formula/quarter.coverage@2026Q2");
    expect(view.series?.rows.length).toBeGreaterThan(4);
  });

  it.each(["coverage.no-such", "quarter.demand@soon", "gate.G99", "line.helium.revenue.iot.friend"])(
    "%s is none",
    (id) => expect(look(record, `formula/${id}`)).toBeNull(),
  );
});

describe("what stands beside the figures", () => {
  it("a conflict says how far apart its readings are", () => {
    expect(found(alpha, "conflict/storage-2025q4")).toMatchObject({ number: { text: "×1.60" } });
  });

  it("a statement, a definition and a condition lead to what they rest on", () => {
    expect(found(alpha, "claim/storage-more-than-doubled").claims).toHaveLength(2);
    expect(found(alpha, "definition/peg").parts.map((part) => part.note)).toBeDefined();
    expect(found(alpha, "trigger/demand-falls").number?.text).toBe("<= −25%");
  });

  it.each(["figure/testnet-alpha.revenue.storage@1999Q1", "observation/nobody", "conflict/none", "claim/none"])(
    "%s names nothing",
    (rest) => expect(look(alpha, rest)).toBeNull(),
  );
});

describe("what is never assessed", () => {
  const sector: AnyRecord = {
    ...alpha,
    network: { ...alpha.network, kind: "sector", category: null, settlement: null },
    definitions: [],
    answers: [],
  };

  it("has figures and counts, and no verdict", () => {
    expect(found(sector, "figure/testnet-alpha.revenue.storage@2025Q4").number?.text).toBe("$500k");
    expect(found(sector, "formula/count.claims").number?.text).toBe("15 claims");
    expect(look(sector, "formula/coverage.prudent")).toBeNull();
    expect(look(sector, "definition/cash")).toBeNull();
  });
});

describe("a key that names nothing", () => {
  it.each(["formula/no-such", "formula/constructor", "formula/toString", "figure/constructor", "claim/constructor"])(
    "%s leads nowhere",
    (rest) => expect(look(alpha, rest)).toBeNull(),
  );
});
