import { describe, expect, it } from "vitest";
import {
  evaluateTrigger,
  evaluateTriggers,
  exactly,
  InputError,
  parseTrigger,
  quarterIndex,
  type Span,
  type Trigger,
} from "@/lib/scoring";

const t = quarterIndex("2026Q1");

/** The conditions of article 0. The second one has two ways to come true: a row each. */
const discount: Trigger = {
  id: "discount",
  metric: "incumbentDiscount",
  comparator: "<",
  threshold: 0.2,
  windowQuarters: 2,
  direction: "down",
  text: "The discount to incumbents stays under 20 % for two quarters: the thesis is weaker.",
};
const capture: Trigger = {
  id: "capture",
  metric: "captureYield",
  comparator: ">=",
  threshold: 0.03,
  windowQuarters: 2,
  direction: "up",
  text: "Capture yield reaches 3 % for two quarters: the thesis is stronger.",
};
const burn: Trigger = {
  ...capture,
  id: "burn",
  metric: "netBurnToEmission",
  threshold: 1,
  text: "Net burn reaches emissions for two quarters: the thesis is stronger.",
};

/** Values of the quarters to t, latest first. */
const state = (trigger: Trigger, ...latestFirst: (number | [number, number] | null)[]) =>
  evaluateTrigger(trigger, (_, quarter) => spanOf(latestFirst[t - quarterIndex(quarter)] ?? null), t);
const spanOf = (value: number | [number, number] | null): Span | null =>
  value === null ? null : typeof value === "number" ? exactly(value) : { value: null, low: value[0], high: value[1] };

describe("triggers of article 0", () => {
  it("the discount goes: armed, then tripped in its second quarter", () => {
    expect(state(discount, 0.45, 0.5)).toMatchObject({ state: "armed", heldQuarters: 0, isNear: false });
    expect(state(discount, 0.15, 0.5)).toMatchObject({ state: "armed", heldQuarters: 1, isNear: true });
    expect(state(discount, 0.15, 0.19)).toMatchObject({ state: "tripped", heldQuarters: 2, isNear: false });
  });
  it("capture yield or net burn: either row trips on its own", () => {
    const values = { captureYield: 0.01, netBurnToEmission: 1.2 };
    const states = evaluateTriggers(
      [capture, burn],
      (metric) => exactly(metric === "captureYield" ? values.captureYield : values.netBurnToEmission),
      t,
    );
    expect(states.map(({ id, state: s }) => [id, s])).toEqual([
      ["capture", "armed"],
      ["burn", "tripped"],
    ]);
  });
});

describe("state and distance", () => {
  it.each([
    ["<", 0.2, "armed"],
    ["<", 0.2 - 1e-10, "armed"],
    ["<", 0.199, "tripped"],
    ["<=", 0.2, "tripped"],
    ["<=", 0.201, "armed"],
    [">=", 0.2, "tripped"],
    [">=", 0.2 - 1e-10, "tripped"],
    [">=", 0.199, "armed"],
    [">", 0.2, "armed"],
    [">", 0.201, "tripped"],
  ] as const)("%s .2 at %d: %s", (comparator, value, expected) => {
    expect(state({ ...discount, comparator, windowQuarters: 1 }, value).state).toBe(expected);
  });
  it("is unknown only while nothing known speaks against it", () => {
    expect(state(discount, 0.1, null).state).toBe("unknown");
    expect(state(discount, null, 0.1)).toMatchObject({ state: "unknown", value: null, distance: null, isNear: false });
    expect(state(discount, null, 0.5).state).toBe("armed");
    expect(state(discount, null, null)).toMatchObject({ state: "unknown", heldQuarters: 0 });
  });
  it("decides by bounds where both lie on one side of the threshold", () => {
    expect(state(discount, [0.1, 0.19], 0.1)).toMatchObject({ state: "tripped", heldQuarters: 2 });
    expect(state(discount, [0.3, 0.5], 0.1)).toMatchObject({ state: "armed", heldQuarters: 0, isNear: false });
    expect(state(discount, [0.3, 0.5], 0.1).distance).toBeCloseTo(0.1, 12);
    expect(state(discount, [0.21, 0.5], 0.1).isNear).toBe(true);
    expect(state(discount, [0.1, 0.3], 0.1)).toMatchObject({ state: "unknown", distance: null, isNear: false });
    expect(state(discount, [0.1, 0.3], 0.3).state).toBe("armed");
    expect(state(capture, [0.04, Number.POSITIVE_INFINITY], 0.05).state).toBe("tripped");
  });
  it("measures what is left to go, from either side", () => {
    expect(state(discount, 0.25, 0.5).distance).toBeCloseTo(0.05, 12);
    expect(state(discount, 0.25, 0.5).distanceRatio).toBeCloseTo(0.25, 12);
    expect(state(capture, 0.027, 0).distanceRatio).toBeCloseTo(0.1, 12);
    expect(state(capture, 0.027, 0).isNear).toBe(true);
    expect(state(capture, 0.0269, 0).isNear).toBe(false);
    expect(state(capture, 0.05, 0).distance).toBeCloseTo(-0.02, 12);
    expect(state({ ...capture, threshold: 0 }, -0.1, 0).distanceRatio).toBeNull();
  });
  it("looks at calendar quarters, and no further back than its window", () => {
    const asked: string[] = [];
    evaluateTrigger(
      discount,
      (_, quarter) => {
        asked.push(quarter);
        return exactly(0.5);
      },
      t,
    );
    expect(asked).toEqual(["2026Q1", "2025Q4"]);
  });
  it("takes an unbounded coverage and refuses NaN", () => {
    const coverage: Trigger = { ...capture, metric: "prudentCoverage", threshold: 1 };
    expect(state(coverage, Number.POSITIVE_INFINITY, 2)).toMatchObject({ state: "tripped" });
    expect(() => state(coverage, Number.NaN, 2)).toThrow(InputError);
  });
});

describe("triggers from a file", () => {
  it("are taken as they are", () => {
    for (const trigger of [discount, capture, burn]) expect(parseTrigger({ ...trigger })).toEqual(trigger);
  });
  it.each([
    [{ metric: "nodes" }, "trigger.metric"],
    [{ metric: "__proto__" }, "trigger.metric"],
    [{ comparator: "=" }, "trigger.comparator"],
    [{ threshold: Number.NaN }, "trigger.threshold"],
    [{ threshold: "0.2" }, "trigger.threshold"],
    [{ windowQuarters: 0 }, "trigger.windowQuarters"],
    [{ windowQuarters: 1.5 }, "trigger.windowQuarters"],
    [{ direction: "sideways" }, "trigger.direction"],
    [{ text: " " }, "trigger.text"],
    [{ id: "" }, "trigger.id"],
  ])("%j names its field", (change, path) => {
    expect(() => parseTrigger({ ...discount, ...change })).toThrow(
      expect.objectContaining({ name: "InputError", path }),
    );
  });
});
