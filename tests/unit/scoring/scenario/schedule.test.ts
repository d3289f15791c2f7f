import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InputError, parseSchedule, parseWeights, quarterIndex, scheduledTokens } from "@/lib/scoring";
import { flat, halving, tokens, weights } from "./schedules";

const t = quarterIndex("2026Q1");

describe("emission schedules", () => {
  it("a flat one issues what was issued in t", () => {
    expect([...scheduledTokens(flat, 100, t, 3)]).toEqual([100, 100, 100]);
  });
  it("a list gives each quarter, and its last figure stands for the rest", () => {
    expect([...scheduledTokens(tokens(80, 60), 100, t, 4)]).toEqual([80, 60, 60, 60]);
  });
  it("a halving inside a quarter counts by days", () => {
    // 2026Q3 has 92 days; from 1 August 61 of them at half.
    const [q2, q3, q4] = scheduledTokens(halving("2026-08-01"), 100, t, 3);
    expect([q2, q3, q4]).toEqual([100, (100 * (31 + 61 * 0.5)) / 92, 50]);
  });
  it("a halving on the first or last day of a quarter", () => {
    expect([...scheduledTokens(halving("2026-04-01"), 100, t, 2)]).toEqual([50, 50]);
    const [q2] = scheduledTokens(halving("2026-06-30"), 100, t, 1);
    expect(q2).toBeCloseTo((100 * 90.5) / 91, 10);
  });
  it("a halving inside t has been at work for part of it", () => {
    // t has 90 days, 46 of them after 14 February at half: its tokens are 67/90 of the full rate.
    expect(scheduledTokens(halving("2026-02-14"), 67, t, 1)[0]).toBeCloseTo(45, 10);
  });
  it("comes again every so many quarters", () => {
    expect([...scheduledTokens(halving("2026-04-01", 8), 100, t, 17)].map(Math.round)).toEqual([
      50, 50, 50, 50, 50, 50, 50, 50, 25, 25, 25, 25, 25, 25, 25, 25, 13,
    ]);
  });
  it("of nothing stays nothing", () => {
    expect([...scheduledTokens(halving("2026-04-01", 1), 0, t, 3)]).toEqual([0, 0, 0]);
    const ended = { ...flat, steps: [{ date: "2020-01-01", multiple: 0 }] };
    expect([...scheduledTokens(ended as typeof flat, 100, t, 2)]).toEqual([0, 0]);
  });
  it.each([
    [null, "schedule"],
    [{ kind: "linear", source: "x" }, "schedule.kind"],
    [{ kind: "tokens", perQuarter: [], source: "x" }, "schedule.perQuarter"],
    [{ kind: "tokens", perQuarter: [1, Number.NaN], source: "x" }, "schedule.perQuarter[1].tokens"],
    [{ kind: "tokens", perQuarter: [-1], source: "x" }, "schedule.perQuarter[0].tokens"],
    [{ kind: "tokens", perQuarter: [1], source: " " }, "schedule.source"],
    [{ ...halving("2026-13-01") }, "schedule.steps[0].date"],
    [{ ...flat, steps: [{ date: "2026-04-01", multiple: 1e308 }] }, "schedule.steps[0].multiple"],
    [{ ...flat, repeatEveryQuarters: 0 }, "schedule.repeatEveryQuarters"],
    [
      {
        ...flat,
        steps: [
          { date: "2026-04-01", multiple: 0.5 },
          { date: "2026-04-01", multiple: 0.5 },
        ],
      },
      "schedule.steps",
    ],
  ])("names the field of a bad one: %j", (value, path) => {
    expect(() => parseSchedule(value)).toThrow(expect.objectContaining({ name: "InputError", path }));
  });
  it("takes good ones unchanged", () => {
    for (const good of [flat, tokens(1, 0), halving("2026-08-01", 8)]) expect(parseSchedule(good)).toEqual(good);
  });
});

describe("weights", () => {
  it("add up to 1, with a day and an author", () => {
    expect(parseWeights(weights)).toEqual(weights);
    expect(parseWeights({ ...weights, shares: { base: 0.1, high: 0.2, low: 0.7 } }).shares.low).toBe(0.7);
  });
  it.each([
    [{ ...weights, shares: { base: 0.5, high: 0.2, low: 0.2 } }, "weights.shares"],
    [{ ...weights, shares: { base: 0.5, high: 0.2, low: 0.3 + 1e-8 } }, "weights.shares"],
    [{ ...weights, shares: { base: 1.3, high: -0.3, low: 0 } }, "weights.shares.base"],
    [{ ...weights, shares: { base: 0.5, high: 0.5 } }, "weights.shares.low"],
    [{ ...weights, on: "today" }, "weights.on"],
    [{ ...weights, by: "" }, "weights.by"],
  ])("a bad one names its field: %j", (value, path) => {
    expect(() => parseWeights(value)).toThrow(expect.objectContaining({ name: "InputError", path }));
  });
  it("15: whatever is taken adds up to 1", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, share, (base, high, low) => {
        try {
          const { shares } = parseWeights({ ...weights, shares: { base, high, low } });
          expect(shares.base + shares.high + shares.low).toBeCloseTo(1, 8);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
        }
      }),
    );
  });
});
