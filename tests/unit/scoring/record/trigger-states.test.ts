import { describe, expect, it } from "vitest";
import {
  assessRecord,
  type IncumbentFact,
  type NetworkRecord,
  type ObservationFact,
  type TriggerFact,
  type TriggerState,
  triggerStates,
} from "@/lib/scoring";
import { BASIC_LINES, BASIC_SERIES, basicRecord, claim, definition, line, series } from "./builders";

const trigger = (facts: Partial<TriggerFact>): TriggerFact => ({
  id: "demand",
  metric: "revenueUsd",
  comparator: "<",
  threshold: 1_000_000,
  windowQuarters: 1,
  direction: "down",
  text: "Fewer customers pay.",
  sourceIds: [],
  ...facts,
});

/** State of one trigger at the t of a record; revenue of the basic year: 0.8M, 0.9M, 1.0M, 1.1M USD. */
const stateOf = (
  facts: Partial<TriggerFact>,
  parts: Partial<NetworkRecord> = {},
  asOf = "2026-02-01",
): TriggerState => {
  const record = basicRecord({ triggers: [trigger(facts)], ...parts });
  const [state] = triggerStates(record, assessRecord(record, { asOf }));
  if (!state) throw new Error("No state");
  return state;
};

const BASIC = basicRecord().observations;
const replaced = (seriesId: string, quarter: string, change: Partial<ObservationFact>): ObservationFact[] => [
  ...BASIC.filter((row) => row.seriesId !== seriesId || row.periodStart !== claim(seriesId, quarter, null).periodStart),
  claim(seriesId, quarter, null, change),
];

describe("a trigger at the t of its record", () => {
  it("is armed while the condition does not hold", () => {
    // 1.1M against less than 1.0M: a tenth of the threshold to go.
    const state = stateOf({});
    expect(state).toMatchObject({
      id: "demand",
      state: "armed",
      value: { value: 1_100_000 },
      heldQuarters: 0,
      isNear: true,
    });
    expect(state.distanceRatio).toBeCloseTo(0.1, 12);
  });
  it("is tripped when it holds", () => {
    expect(stateOf({ threshold: 1_200_000 })).toMatchObject({ state: "tripped", heldQuarters: 1 });
  });
  it("needs the condition in every quarter of its window", () => {
    // Less than 1.05M: 0.8, 0.9 and 1.0M were, 1.1M is not. Less than 1.15M: all four.
    expect(stateOf({ threshold: 1_050_000, windowQuarters: 4 })).toMatchObject({ state: "armed", heldQuarters: 0 });
    expect(stateOf({ threshold: 1_150_000, windowQuarters: 4 })).toMatchObject({ state: "tripped", heldQuarters: 4 });
    // At least 0.95M: 1.1 and 1.0M are, 0.9M was not.
    const rising = { comparator: ">=", threshold: 950_000, direction: "up" } as const;
    expect(stateOf({ ...rising, windowQuarters: 2 })).toMatchObject({ state: "tripped", heldQuarters: 2 });
    expect(stateOf({ ...rising, windowQuarters: 3 })).toMatchObject({ state: "armed", heldQuarters: 2 });
  });
  it("is unknown where a quarter of the window is not in the record", () => {
    expect(stateOf({ threshold: 1_200_000, windowQuarters: 5 })).toMatchObject({
      state: "unknown",
      value: { value: 1_100_000 },
      heldQuarters: 4,
    });
  });
  it("is told of a number that is only bounded where both bounds agree", () => {
    // Between 0.9M and 1.1M is certainly less than 1.2M and not less than 0.8M; whether it is less than 1.0M nobody stated.
    const observations = replaced("r", "2025Q4", { low: 900_000, high: 1_100_000 });
    const value = { value: null, low: 900_000, high: 1_100_000 };
    expect(stateOf({ threshold: 1_200_000 }, { observations })).toMatchObject({ state: "tripped", value });
    expect(stateOf({ threshold: 800_000 }, { observations })).toMatchObject({ state: "armed", value });
    expect(stateOf({ threshold: 1_000_000 }, { observations })).toMatchObject({ state: "unknown", value });
    // (1.0M + 0.9M) ÷ 4M to (1.0M + 1.1M) ÷ 4M.
    expect(stateOf({ metric: "coverage2q", threshold: 9 }, { observations })).toMatchObject({
      state: "tripped",
      value: { value: null, low: 0.475, high: 0.525 },
    });
    expect(stateOf({ metric: "emissionsUsd", threshold: 3_000_000 }, { observations })).toMatchObject({
      state: "tripped",
      value: { value: 2_000_000 },
    });
  });
  it("reads the coverage that the verdict reads, quarter by quarter", () => {
    // (1.0M + 1.1M) ÷ 4M = 0.525; a quarter before (0.9M + 1.0M) ÷ 4M = 0.475.
    const halfway = { metric: "coverage2q", comparator: ">=", threshold: 0.5, direction: "up" } as const;
    expect(stateOf(halfway)).toMatchObject({ state: "tripped", value: { value: 0.525 } });
    expect(stateOf({ ...halfway, windowQuarters: 2 })).toMatchObject({ state: "armed", heldQuarters: 1 });
  });
  it("uses nothing that was not known on the day", () => {
    const late = claim("r", "2025Q4", 100_000, { knownOn: "2026-06-01", sourceId: "s" });
    const observations = [...BASIC.filter((row) => !(row.seriesId === "r" && row.periodEnd === "2025-12-31")), late];
    // In February t is 2025Q3 with 1.0M; in July it is 2025Q4 with 0.1M.
    expect(stateOf({}, { observations }, "2026-02-01")).toMatchObject({ state: "armed", value: { value: 1_000_000 } });
    expect(stateOf({}, { observations }, "2026-07-01")).toMatchObject({ state: "tripped", value: { value: 100_000 } });
  });
  it("has no state without a t, nor without a trigger", () => {
    const silent = basicRecord({ observations: [], triggers: [trigger({})] });
    expect(triggerStates(silent, assessRecord(silent, { asOf: "2026-02-01" }))).toEqual([]);
    const none = basicRecord();
    expect(triggerStates(none, assessRecord(none, { asOf: "2026-02-01" }))).toEqual([]);
  });
  it("keeps the order of the record", () => {
    const ids = ["c", "a", "b"];
    const record = basicRecord({ triggers: ids.map((id) => trigger({ id })) });
    expect(triggerStates(record, assessRecord(record, { asOf: "2026-02-01" })).map(({ id }) => id)).toEqual(ids);
  });
});

describe("net burn ÷ emission", () => {
  const burnt = (burn: Partial<ObservationFact> | null, remint?: Partial<ObservationFact>): Partial<NetworkRecord> => ({
    series: [
      ...BASIC_SERIES,
      series("b", { metric: "burn", unit: "NET", payer: null }),
      series("m", { metric: "remint", unit: "NET", payer: null }),
    ],
    definitions: [
      definition([...BASIC_LINES, line("b", "burn", false), ...(remint ? [line("m", "remint", false)] : [])]),
    ],
    observations: [
      ...BASIC,
      ...(burn ? [claim("b", "2025Q4", null, burn)] : []),
      ...(remint ? [claim("m", "2025Q4", null, remint)] : []),
    ],
  });
  const net = { metric: "netBurnToEmission", comparator: ">=", threshold: 1, direction: "up" } as const;

  it("is what was burned ÷ what was emitted, in tokens", () => {
    // 1.2M ÷ 1M.
    expect(stateOf(net, burnt({ value: 1_200_000 }))).toMatchObject({ state: "tripped", value: { value: 1.2 } });
    expect(stateOf(net, burnt({ value: 999_999 }))).toMatchObject({ state: "armed" });
  });
  it("takes off what is minted again", () => {
    // (1.2M − 0.4M) ÷ 1M.
    expect(stateOf(net, burnt({ value: 1_200_000 }, { value: 400_000 }))).toMatchObject({
      state: "armed",
      value: { value: 0.8 },
    });
  });
  it("may fall under nothing", () => {
    expect(stateOf(net, burnt({ value: 100_000 }, { value: 400_000 })).value?.value).toBeCloseTo(-0.3, 12);
  });
  it("is unknown before the burn was known", () => {
    const late = burnt({ value: 1_200_000, knownOn: "2026-06-01" });
    expect(stateOf(net, late, "2026-05-31")).toMatchObject({ state: "unknown", value: null });
    expect(stateOf(net, late, "2026-06-01")).toMatchObject({ state: "tripped", value: { value: 1.2 } });
  });
  it("is at least what a burn without an upper bound says", () => {
    const value = { value: null, low: 2, high: Number.POSITIVE_INFINITY };
    expect(stateOf(net, burnt({ low: 2_000_000 }))).toMatchObject({ state: "tripped", value });
    expect(stateOf(net, burnt({ low: 500_000 }))).toMatchObject({ state: "unknown", distance: null });
  });
  it("is unknown without a burn, and where the re-mint of the definition is silent", () => {
    expect(stateOf(net, burnt(null))).toMatchObject({ state: "unknown", value: null });
    expect(stateOf(net, burnt({ value: 1_200_000 }, { nullReason: "not_disclosed" }))).toMatchObject({
      state: "unknown",
      value: null,
    });
  });
});

describe("the discount to the rival", () => {
  const pair = (facts: Partial<IncumbentFact> = {}): IncumbentFact => ({
    id: "one-tb",
    service: "One TB for a month",
    hereObservationId: "here",
    rival: "Beta Cloud",
    plan: "list price",
    rivalObservationId: "there",
    likeForLike: "close",
    text: "",
    sourceIds: [],
    ...facts,
  });
  const price = (id: string, seriesId: string, value: number, quarter = "2025Q4") =>
    claim(seriesId, quarter, value, { id });
  const withPrices = (prices: ObservationFact[], incumbents = [pair()]): Partial<NetworkRecord> => ({
    series: [
      ...BASIC_SERIES,
      series("own", { metric: "unit_price", shape: "price", unit: "USD/TB", payer: null }),
      series("rival", { metric: "incumbent_unit_price", shape: "price", unit: "USD/TB", payer: null }),
      series("other", { metric: "incumbent_unit_price", shape: "price", unit: "USD/TB", payer: null }),
    ],
    observations: [...BASIC, ...prices],
    incumbents,
  });
  const narrow = { metric: "incumbentDiscount", comparator: "<", threshold: 0.2 } as const;

  it("is 1 − price here ÷ price there", () => {
    // 1 − 3 ÷ 4 = 0.25 and 1 − 3.4 ÷ 4 = 0.15.
    expect(stateOf(narrow, withPrices([price("here", "own", 3), price("there", "rival", 4)]))).toMatchObject({
      state: "armed",
      value: { value: 0.25 },
    });
    const closed = stateOf(narrow, withPrices([price("here", "own", 3.4), price("there", "rival", 4)]));
    expect(closed).toMatchObject({ state: "tripped" });
    expect(closed.value?.value).toBeCloseTo(0.15, 12);
  });
  it("holds quarters against quarters", () => {
    const both = [price("here", "own", 3.4), price("there", "rival", 4)];
    const before = [price("here-q3", "own", 3.5, "2025Q3"), price("there-q3", "rival", 4, "2025Q3")];
    expect(stateOf({ ...narrow, windowQuarters: 2 }, withPrices(both))).toMatchObject({ state: "unknown" });
    expect(stateOf({ ...narrow, windowQuarters: 2 }, withPrices([...both, ...before]))).toMatchObject({
      state: "tripped",
      heldQuarters: 2,
    });
  });
  it("passes over rivals that are not alike and prices that nobody gives", () => {
    const prices = [price("here", "own", 3), price("there", "rival", 30), price("alike", "other", 4)];
    const pairs = [
      pair({ id: "unlike", likeForLike: "no" }),
      pair({ id: "unpriced", rivalObservationId: null }),
      pair({ id: "alike", likeForLike: "rough", rivalObservationId: "alike" }),
    ];
    // 1 − 3 ÷ 4, not 1 − 3 ÷ 30.
    expect(stateOf(narrow, withPrices(prices, pairs)).value?.value).toBe(0.25);
  });
  it("is unknown without a rival, and at least what a bounded price leaves", () => {
    expect(stateOf(narrow, withPrices([price("here", "own", 3)], []))).toMatchObject({ state: "unknown", value: null });
    const bounded = [price("here", "own", 3), claim("rival", "2025Q4", null, { id: "there", low: 4 })];
    const value = { value: null, low: 0.25, high: 1 };
    expect(stateOf(narrow, withPrices(bounded))).toMatchObject({ state: "armed", value });
  });
});
