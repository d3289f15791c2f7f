import { describe, expect, it } from "vitest";
import {
  assessRecord,
  type DisputeFact,
  describeRecord,
  type FlowFact,
  type IncumbentFact,
  type NetworkRecord,
  type SupplyStageFact,
  type TriggerFact,
} from "@/lib/scoring";
import { type NumberView, proseText } from "@/lib/views";
import { buildProspects, buildSurroundings } from "@/lib/views/surroundings";
import { discountSpan } from "@/lib/views/surroundings/incumbents";
import { BASIC_SERIES, basicRecord, claim, network, series, source } from "../scoring/record/builders";
import { shipped } from "./records";

const COMPILED = "2026-06-30";
const SOURCES = [source("s", { publishedOn: "2026-01-01" }), source("may", { publishedOn: "2026-05-01" })];

const recordWith = (parts: Partial<NetworkRecord>): NetworkRecord =>
  basicRecord({ network: network({ compiledOn: COMPILED }), sources: SOURCES, ...parts });

const surroundings = (parts: Partial<NetworkRecord>, asOf = COMPILED, query = "") => {
  const record = recordWith(parts);
  return buildSurroundings(record, describeRecord(record, asOf), query);
};

describe("flows", () => {
  const flow = (id: string, facts: Partial<FlowFact> = {}): FlowFact => ({
    ...{ id, label: "Burn of fees", kind: "burn", from: "fees of [1](paid)", to: "NET burned", state: "programmatic" },
    ...{ since: null, until: null, share: null, shareObservationId: null, text: "By rule.", sourceIds: ["s"] },
    ...facts,
  });
  const observations = [
    claim("r", "2025Q4", 1, { id: "paid" }),
    claim("share", "2025Q4", 0.8, { id: "share-stated", knownOn: "2026-04-01" }),
  ];
  const flowsOf = (flows: FlowFact[], asOf?: string) =>
    surroundings(
      {
        flows,
        observations,
        series: [...BASIC_SERIES, series("share", { metric: "context", unit: "share", payer: null })],
      },
      asOf,
    ).flows;

  it("come with what flows by rule first, and what does not flow last", () => {
    const states = ["suspended", "promised", "programmatic", "discretionary"] as const;
    expect(flowsOf(states.map((state) => flow(state, { state }))).map(({ id }) => id)).toEqual([
      "programmatic",
      "discretionary",
      "promised",
      "suspended",
    ]);
  });
  it("say since when, until when, or neither", () => {
    const days = (since: string | null, until: string | null) => flowsOf([flow("a", { since, until })])[0]?.days;
    expect(days(null, null)).toBeNull();
    expect(days("2025-08-01", null)).toBe("since 2025-08-01");
    expect(days(null, "2026-01-02")).toBe("until 2026-01-02");
    expect(days("2025-08-01", "2026-01-02")).toBe("2025-08-01 to 2026-01-02");
  });
  it("lead a share to the observation that states it", () => {
    const [view] = flowsOf([flow("a", { share: 0.8, shareObservationId: "share-stated" })]);
    expect(view?.share).toMatchObject({ text: "80%", state: "known", trace: "net/observation/share-stated" });
    expect(flowsOf([flow("a")])[0]?.share).toBeNull();
  });
  it("are not there before their source, or the observation of their share, was known", () => {
    expect(flowsOf([flow("a", { sourceIds: ["may"] })], "2026-04-30")).toEqual([]);
    expect(flowsOf([flow("a", { sourceIds: ["may"] })], "2026-05-01")).toHaveLength(1);
    const shared = flow("a", { share: 0.8, shareObservationId: "share-stated" });
    expect(flowsOf([shared], "2026-03-31")).toEqual([]);
    expect(flowsOf([shared], "2026-04-01")).toHaveLength(1);
  });
});

describe("the supply strip", () => {
  const stage = (name: SupplyStageFact["stage"], seriesId: string | null): SupplyStageFact => ({
    stage: name,
    seriesId,
    text: "Counted by [1](registered).",
  });
  const STAGES = [stage("registered", "all"), stage("online", null), stage("useful", "rented"), stage("paid", "usd")];
  const supplyOf = (asOf?: string, supply = STAGES) =>
    surroundings(
      {
        supply,
        series: [
          series("all", { metric: "capacity_available", shape: "stock", unit: "GPU", payer: null }),
          series("rented", { metric: "capacity_used", shape: "stock", unit: "GPU", payer: null }),
          series("usd", { metric: "context", shape: "stock", unit: "USD", payer: null }),
        ],
        observations: [
          claim("all", "2025Q4", 400, { id: "registered" }),
          claim("all", "2026Q1", 500, { id: "registered-later", knownOn: "2026-04-15" }),
          claim("rented", "2025Q4", 100),
          claim("usd", "2025Q4", 1000),
        ],
      },
      asOf,
    ).supply;

  it("has the four stages in their order, each number with its trace, quarter and grade", () => {
    const strip = supplyOf();
    expect(strip.map(({ label, number }) => [label, number.text, number.trace])).toEqual([
      ["Registered", "500\u00a0GPU", "net/figure/all@2026Q1"],
      ["Online", "not reported", null],
      ["Useful", "100\u00a0GPU", "net/figure/rented@2025Q4"],
      ["Paid for", "$1\u202f000", "net/figure/usd@2025Q4"],
    ]);
    expect(strip.map(({ quarter }) => quarter)).toEqual(["2026Q1", null, "2025Q4", "2025Q4"]);
    expect(strip[0]?.number.grade).toBe("B2");
  });
  it("draws shares of the first stage in the same unit, and no bar for another unit", () => {
    // 500 of 500, 100 of 500; dollars are no part of GPUs.
    expect(supplyOf().map(({ share }) => share)).toEqual([1, null, 0.2, null]);
    // In March 400 were registered: 100 of 400.
    expect(supplyOf("2026-04-01").map(({ share }) => share)).toEqual([1, null, 0.25, null]);
  });
  it("draws no share over one", () => {
    const upside = [stage("registered", "rented"), stage("online", "all"), stage("useful", null), stage("paid", null)];
    expect(supplyOf(COMPILED, upside).map(({ share }) => share)).toEqual([1, 1, null, null]);
  });
  it("hides the words of a stage before what they rest on was known", () => {
    expect(supplyOf("2025-12-31").map(({ text }) => text.prose)).toEqual([null, null, null, null]);
    expect(supplyOf("2026-01-01")[0]?.text.prose).not.toBeNull();
  });
  it("is empty where the record does not describe it", () => expect(supplyOf(COMPILED, [])).toEqual([]));
});

describe("prices against the rival", () => {
  const row = (facts: Partial<IncumbentFact> = {}): IncumbentFact => ({
    ...{ id: "gpu", service: "One GPU-hour", hereObservationId: "here", rival: "Beta Cloud", plan: "list price" },
    ...{ rivalObservationId: "there", likeForLike: "close", text: "Alike.", sourceIds: ["s"] },
    ...facts,
  });
  const incumbentsOf = (facts: Partial<IncumbentFact>, there: Parameters<typeof claim>[3] = { value: 4 }) =>
    surroundings({
      incumbents: [row(facts)],
      series: [
        series("own", { metric: "unit_price", shape: "price", unit: "USD/GPU-hour", payer: null }),
        series("rival", { metric: "incumbent_unit_price", shape: "price", unit: "USD/GPU-hour", payer: null }),
      ],
      observations: [
        claim("own", "2025-12-31", 3, { id: "here" }),
        claim("rival", "2025Q4", null, { id: "there", ...there }),
      ],
    }).incumbents[0];

  it("show both with their day, and the discount", () => {
    // 1 − 3 ÷ 4.
    expect(incumbentsOf({})).toMatchObject({
      here: { text: "$3.00/GPU-hour", period: "2025-12-31", trace: "net/observation/here" },
      there: { text: "$4.00/GPU-hour", period: "2025-10-01 to 2025-12-31", trace: "net/observation/there" },
      discount: { text: "25%", trace: "net/formula/discount.gpu" },
      likeForLike: "like for like",
    });
  });
  it("give no discount for what is not alike, or not priced", () => {
    expect(incumbentsOf({ likeForLike: "no" })).toMatchObject({ discount: null, likeForLike: "not alike" });
    const unpriced = incumbentsOf({ rivalObservationId: null });
    expect(unpriced).toMatchObject({ discount: null, there: { text: "not reported", trace: null } });
    expect(incumbentsOf({}, { nullReason: "not_disclosed" })).toMatchObject({ discount: null });
  });
  it("keep a range of prices a range of discounts", () => {
    // 1 − 3 ÷ 4 to 1 − 3 ÷ 6.
    expect(incumbentsOf({}, { low: 4, high: 6 })?.discount).toMatchObject({ text: "25%–50%", state: "bounded" });
  });
  it("are dearer with a minus", () => {
    // 1 − 3 ÷ 2.
    expect(incumbentsOf({}, { value: 2 })?.discount?.text).toBe("\u221250%");
  });
  it("make no discount of a price that may be anything", () => {
    const three = { value: 3, low: 3, high: 3 };
    expect(discountSpan(three, { value: null, low: 0, high: 4 })).toBeNull();
    expect(discountSpan({ value: null, low: 3, high: Number.POSITIVE_INFINITY }, three)).toBeNull();
    expect(discountSpan(null, three)).toBeNull();
    // A rival of at least 4: a discount of at least a quarter, at most everything.
    expect(discountSpan(three, { value: null, low: 4, high: Number.POSITIVE_INFINITY })).toEqual({
      value: null,
      low: 0.25,
      high: 1,
    });
  });
});

describe("disputes", () => {
  const dispute = (id: string, facts: Partial<DisputeFact> = {}): DisputeFact => ({
    ...{ id, by: "Alpha Lab", date: "2026-03-01", claim: "It is less.", reply: "It is not.", outcome: "open" },
    ...{ observationIds: ["paid"], sourceIds: ["s"] },
    ...facts,
  });
  const observations = [
    claim("r", "2025Q4", 1, { id: "paid" }),
    claim("r", "2026Q1", 2, { id: "later", knownOn: "2026-06-01" }),
  ];
  const disputesOf = (disputes: DisputeFact[], asOf?: string) =>
    surroundings({ disputes, observations }, asOf).disputes;

  it("come newest first, with the figures they are about", () => {
    const views = disputesOf([dispute("a"), dispute("b", { date: "2026-04-01", outcome: "corrected" })]);
    expect(views.map(({ id, outcomeWords }) => [id, outcomeWords])).toEqual([
      ["b", "corrected: the figure was changed"],
      ["a", "open"],
    ]);
    expect(views[0]?.about).toEqual([
      {
        label: "r, 2025-10-01 to 2025-12-31",
        trace: "net/observation/paid",
        href: "/networks/net/trace/observation/paid",
      },
    ]);
  });
  it("are not there before somebody objected", () => {
    expect(disputesOf([dispute("a")], "2026-02-28")).toEqual([]);
    expect(disputesOf([dispute("a")], "2026-03-01")).toHaveLength(1);
    expect(disputesOf([dispute("a", { sourceIds: ["may"] })], "2026-04-30")).toEqual([]);
  });
  it("do not answer with what became known later", () => {
    const [view] = disputesOf([dispute("a", { reply: "It became [2](later)." })], "2026-03-31");
    const traces = (view ? [view.claim.prose, view.reply.prose] : []).flatMap((prose) => prose?.parts ?? []);
    expect(traces.map(({ trace }) => trace)).not.toContain("net/observation/later");
  });
});

describe("conditions that would overturn the verdict", () => {
  const trigger = (id: string, facts: Partial<TriggerFact> = {}): TriggerFact => ({
    ...{ id, metric: "revenueUsd", comparator: "<", threshold: 500_000, windowQuarters: 1, direction: "down" },
    ...{ text: "Customers leave.", sourceIds: ["s"] },
    ...facts,
  });
  const triggersOf = (triggers: TriggerFact[], asOf = "2026-02-01") => {
    const record = recordWith({ triggers });
    return buildProspects(record, assessRecord(record, { asOf }), "").triggers;
  };

  it("come tripped first, then near, then armed, then what cannot be told", () => {
    // Paid in 2025Q4: 1.1M USD.
    const views = triggersOf([
      trigger("unknown", { metric: "incumbentDiscount", threshold: 0.2 }),
      trigger("armed"),
      trigger("near", { threshold: 1_050_000 }),
      trigger("tripped", { threshold: 1_200_000 }),
    ]);
    expect(views.map(({ id, state, isNear }) => [id, state, isNear])).toEqual([
      ["tripped", "tripped", false],
      ["near", "armed", true],
      ["armed", "armed", false],
      ["unknown", "unknown", false],
    ]);
    // (1.1M − 0.5M) ÷ 0.5M.
    expect(views[2]?.distance).toBe("120% of the threshold away");
    expect([views[0]?.distance, views[3]?.distance]).toEqual([null, null]);
    const [far] = triggersOf([trigger("far", { threshold: 1_000 })]);
    // (1.1M − 1k) ÷ 1k.
    expect(far?.distance).toBe("1 099 times the threshold away".replace(" ", "\u202f"));
  });
  it("say condition, value and where it leads", () => {
    const [view] = triggersOf([
      trigger("growth", { metric: "revenueGrowth", comparator: "<=", threshold: -0.25, windowQuarters: 2 }),
    ]);
    expect(view?.condition).toBe("growth of paid demand a year ≤ \u221225% in 2 quarters running");
    const [paid] = triggersOf([trigger("paid", { threshold: 1_200_000 })]);
    expect(paid?.condition).toBe("paid demand of the quarter < $1.20M in the quarter");
    expect(paid?.now).toMatchObject({ text: "$1.10M", period: "2025Q4", trace: "net/trigger/paid" });
  });
  it("say how long a condition has held that is not yet tripped", () => {
    // 1.1M and 1.0M are at least 0.95M, 0.9M was not.
    const [view] = triggersOf([
      trigger("held", { comparator: ">=", threshold: 950_000, windowQuarters: 3, direction: "up" }),
    ]);
    expect(view).toMatchObject({ state: "armed", distance: "past the threshold, held 2 of 3 quarters" });
  });
  it("say that a number stands exactly at the threshold, which is not past it", () => {
    const [view] = triggersOf([trigger("at", { threshold: 1_100_000 })]);
    expect(view).toMatchObject({ state: "armed", isNear: true, distance: "exactly at the threshold" });
  });
  it("say why they cannot be told", () => {
    const observations = basicRecord().observations.map((row) =>
      row.seriesId === "r" ? { ...row, value: null, low: 900_000, high: 1_200_000 } : row,
    );
    const record = recordWith({ observations, triggers: [trigger("between", { threshold: 1_000_000 })] });
    const [between] = buildProspects(record, assessRecord(record, { asOf: "2026-02-01" }), "").triggers;
    expect(between?.stateWords).toBe("cannot be told: the threshold lies between the bounds");
    expect(between?.now.text).toBe("$900k–$1.20M");
    const [silent] = triggersOf([trigger("silent", { metric: "incumbentDiscount", threshold: 0.2 })]);
    expect(silent?.stateWords).toBe("cannot be told: a number is missing");
  });
  it("are not there before their source was", () => {
    expect(triggersOf([trigger("a", { sourceIds: ["may"] })], "2026-04-30")).toEqual([]);
    expect(triggersOf([trigger("a", { sourceIds: ["may"] })], "2026-05-01")).toHaveLength(1);
  });
});

describe("what would give a verdict", () => {
  const decidingOf = (...gone: string[]) => {
    const record = recordWith({
      observations: basicRecord().observations.filter(({ seriesId }) => !gone.includes(seriesId)),
    });
    return buildProspects(record, assessRecord(record, { asOf: "2026-02-01" }), "").deciding;
  };
  it("names the missing fact and what it would have to be for each class", () => {
    // Emissions of the half-year: 2M tokens × 2 USD = 4M; times ⅛, ¼, ½ and 1.
    const view = decidingOf("r");
    expect(view?.title).toBe("Missing: what customers paid, 2025Q3 + 2025Q4");
    expect(view?.known.map(({ label, number }) => [label, number.text])).toEqual([
      ["the value of the tokens emitted", "$4.00M"],
    ]);
    expect(view?.rows.map(({ coverage, value }) => [proseText(coverage), value.text])).toEqual([
      ["C* under 0.125", "at most $500k"],
      ["C* from 0.125 to under 0.25", "$500k–$1.00M"],
      ["C* from 0.25 to under 0.5", "$1.00M–$2.00M"],
      ["C* from 0.5 to under 1", "$2.00M–$4.00M"],
      ["C* from 1", "at least $4.00M"],
    ]);
    expect(view?.rows.at(-1)?.classes).toBe("demand-leaning to demand-led");
  });
  it("says what the amounts are for once in a range", () => {
    expect(decidingOf("r", "e")?.rows.map(({ value }) => value.text.replaceAll("\u00a0", " "))).toContain(
      "$0.125–$0.250 for every $1 of tokens",
    );
  });
  it("says nothing where a quarter is usable", () => expect(decidingOf("nothing")).toBeNull());
});

describe("the shipped surroundings", () => {
  const SLUGS = ["helium", "filecoin", "akash"];
  const at = (slug: string, asOf: string) => {
    const { record, assessed } = shipped(slug, asOf);
    const query = `?asOf=${asOf}`;
    return {
      record,
      view: { ...buildSurroundings(record, assessed, query), ...buildProspects(record, assessed, query) },
    };
  };

  /** Everything with a trace, anywhere in a view. */
  const tracesIn = (view: unknown): string[] =>
    view === null || typeof view !== "object"
      ? []
      : Object.entries(view).flatMap(([key, value]) =>
          key === "trace" && typeof value === "string" ? [value] : tracesIn(value),
        );

  it.each(SLUGS)("%s: every number leads somewhere", (slug) => {
    const { view } = at(slug, "2026-11-20");
    const numbers: NumberView[] = [
      ...view.supply.map(({ number }) => number),
      ...view.flows.flatMap(({ share }) => share ?? []),
      ...view.incumbents.flatMap(({ here, there, discount }) => [here, there, ...(discount ? [discount] : [])]),
      ...view.triggers.map(({ now }) => now),
    ];
    expect(numbers.length).toBeGreaterThan(4);
    for (const number of numbers) expect(number.trace !== null || number.state === "unknown", number.text).toBe(true);
    expect(view.supply.map(({ stage }) => stage)).toEqual(["registered", "online", "useful", "paid"]);
  });
  it.each(SLUGS)("%s: what they name is in the record", (slug) => {
    const { record, view } = at(slug, "2026-11-20");
    const observations = new Set(record.observations.map(({ id }) => id));
    const series = new Set(record.series.map(({ id }) => id));
    const traces = tracesIn(view);
    expect(traces.length).toBeGreaterThan(10);
    for (const trace of traces) {
      const [place, kind, id = ""] = trace.split("/");
      expect(place).toBe(slug);
      if (kind === "observation") expect(observations, trace).toContain(id);
      if (kind === "figure") expect(series, trace).toContain(id.split("@")[0]);
    }
  });
  it.each(SLUGS)("%s: on a past day, nothing leads to what became known later", (slug) => {
    for (const asOf of ["2026-01-31", "2026-03-31", "2026-07-10"]) {
      const { record, view } = at(slug, asOf);
      const knownOn = new Map(record.observations.map((row) => [row.id, row.knownOn]));
      const late = tracesIn(view).filter((trace) => {
        const [, kind, id = ""] = trace.split("/");
        return kind === "observation" && (knownOn.get(id) ?? "") > asOf;
      });
      expect(late, asOf).toEqual([]);
    }
  });
});
