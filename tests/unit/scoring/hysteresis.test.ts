import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldHysteresis, type HysteresisStep, VERDICT_CLASSES, type VerdictClass } from "@/lib/scoring";
import { RUNS, rank } from "./networks";

type ClassStep = Exclude<HysteresisStep, { candidate: "insufficient_evidence" }>;

const step = (
  candidate: VerdictClass,
  prudentCoverage: number,
  score: number,
  rest: Partial<ClassStep> = {},
): ClassStep => ({
  candidate,
  prudentCoverage,
  score,
  gate: false,
  ...rest,
});
const notes = (start: VerdictClass | null, steps: HysteresisStep[]) =>
  foldHysteresis(start, steps).map(({ note }) => note);
const verdicts = (start: VerdictClass | null, steps: HysteresisStep[]) =>
  foldHysteresis(start, steps).map(({ verdict }) => verdict);
const last = (start: VerdictClass | null, steps: HysteresisStep[]) => foldHysteresis(start, steps).at(-1);

const HAIR = 1e-6;
const WITHIN = 5e-10;

describe("raising (§3.8)", () => {
  /** Two quarters above, so that only the buffers decide. */
  const twice = (start: VerdictClass, one: ClassStep) => last(start, [one, one])?.note;

  it("needs the candidate to be above in this quarter and the one before", () => {
    const good = step("demand_leaning", 0.6, 60);
    expect(notes("subsidy_leaning", [good, good])).toEqual(["positive watch", "upgrade"]);
    expect(notes("subsidy_leaning", [good, step("subsidy_leaning", 0.48, 60), good])).toEqual([
      "positive watch",
      "unchanged",
      "positive watch",
    ]);
  });

  it.each([
    ["subsidy_led", "subsidy_leaning", 0.125, 40],
    ["subsidy_leaning", "demand_leaning", 0.5, 50],
    ["demand_leaning", "demand_led", 1, 65],
  ] as const)("from %s to %s: coverage 1.10 × %d and the hurdle %d + 3", (from, to, edge, hurdle) => {
    const buffered = 1.1 * edge;
    expect(twice(from, step(to, buffered, hurdle + 3))).toBe("upgrade");
    expect(twice(from, step(to, buffered - WITHIN, hurdle + 3 - WITHIN))).toBe("upgrade");
    expect(twice(from, step(to, buffered - HAIR, hurdle + 3))).toBe("positive watch");
    expect(twice(from, step(to, buffered, hurdle + 3 - HAIR))).toBe("positive watch");
  });

  it("waives the score where the corridor alone gives the class, never for demand_led", () => {
    expect(twice("subsidy_led", step("subsidy_leaning", 0.25, 5))).toBe("upgrade");
    expect(twice("subsidy_led", step("subsidy_leaning", 0.25 - HAIR, 5))).toBe("positive watch");
    expect(twice("subsidy_leaning", step("demand_leaning", 1, 5))).toBe("upgrade");
    expect(twice("subsidy_leaning", step("demand_leaning", 1 - HAIR, 5))).toBe("positive watch");
    expect(twice("demand_leaning", step("demand_led", 4, 66))).toBe("positive watch");
  });

  it("waives both where the supply-scope floor holds the class", () => {
    expect(twice("subsidy_led", step("subsidy_leaning", 0.02, 5, { supplyFloor: true }))).toBe("upgrade");
    expect(twice("subsidy_leaning", step("demand_leaning", 0.51, 51, { supplyFloor: true }))).toBe("positive watch");
  });

  it("waits on bounded and annual quarters", () => {
    expect(twice("subsidy_led", step("subsidy_leaning", 0.4, 60, { bounded: true }))).toBe("positive watch");
  });

  it("climbs one class a quarter", () => {
    const best = step("demand_led", 3, 90);
    expect(verdicts("subsidy_led", [best, best, best, best, best])).toEqual([
      "subsidy_led",
      "subsidy_leaning",
      "demand_leaning",
      "demand_led",
      "demand_led",
    ]);
  });
});

describe("lowering (§3.8)", () => {
  it("moves to the gated class at once", () => {
    expect(last("demand_led", [step("subsidy_led", 2, 80, { gate: true })])).toEqual({
      verdict: "subsidy_led",
      note: "downgrade (gate)",
    });
  });

  it.each([
    ["demand_led", "demand_leaning", 1, 65],
    ["demand_leaning", "subsidy_leaning", 0.5, 50],
    ["subsidy_leaning", "subsidy_led", 0.125, 40],
  ] as const)("from %s to %s at once below coverage 0.90 × %d or the hurdle %d − 5", (from, to, edge, hurdle) => {
    const note = (coverage: number, score: number) => last(from, [step(to, coverage, score)])?.note;
    expect(note(0.9 * edge, hurdle - 5)).toBe("negative watch");
    expect(note(0.9 * edge - WITHIN, hurdle - 5 - WITHIN)).toBe("negative watch");
    expect(note(0.9 * edge - HAIR, hurdle)).toBe("downgrade (clear breach)");
    expect(note(edge, hurdle - 5 - HAIR)).toBe("downgrade (clear breach)");
  });

  it("takes a second quarter within the buffers, one class each", () => {
    const weak = step("subsidy_leaning", 0.97, 63);
    expect(foldHysteresis("demand_led", [weak, weak, weak])).toEqual([
      { verdict: "demand_led", note: "negative watch" },
      { verdict: "demand_leaning", note: "downgrade (second quarter)" },
      { verdict: "subsidy_leaning", note: "downgrade (second quarter)" }, // a fall does not reset the count
    ]);
  });

  it("counts the quarter before against the present standing class", () => {
    const steps = [
      step("demand_leaning", 0.95, 70),
      step("subsidy_leaning", 0.95, 70),
      step("subsidy_leaning", 0.49, 55),
    ];
    expect(notes("demand_led", steps)).toEqual([
      "negative watch",
      "downgrade (second quarter)",
      "downgrade (second quarter)",
    ]);
    // Before the first quarter the candidate equals the start class: no second quarter yet.
    expect(notes("demand_leaning", [step("subsidy_leaning", 0.49, 55)])).toEqual(["negative watch"]);
  });

  it("falls one class a quarter on a clear breach, even far below", () => {
    const collapse = step("subsidy_led", 0.01, 5);
    expect(verdicts("demand_led", [collapse, collapse, collapse, collapse])).toEqual([
      "demand_leaning",
      "subsidy_leaning",
      "subsidy_led",
      "subsidy_led",
    ]);
  });
});

describe("beginnings", () => {
  const refused: HysteresisStep = { candidate: "insufficient_evidence" };

  it("takes the first verdict, and the one after a refusal, without a buffer", () => {
    const low = step("demand_leaning", 0.51, 51);
    expect(foldHysteresis(null, [low, refused, step("demand_led", 1.01, 65), low])).toEqual([
      { verdict: "demand_leaning", note: "initial" },
      { verdict: "insufficient_evidence", note: "insufficient_evidence" },
      { verdict: "demand_led", note: "initial" },
      { verdict: "demand_leaning", note: "downgrade (clear breach)" },
    ]);
  });

  it("gives nothing for no steps", () => {
    expect(foldHysteresis("demand_led", [])).toEqual([]);
  });
});

describe("12: stability", () => {
  const steps = fc.array(
    fc.record({
      candidate: fc.constantFrom(...VERDICT_CLASSES),
      prudentCoverage: fc.double({ min: 0, max: 3, noNaN: true }),
      score: fc.double({ min: 0, max: 100, noNaN: true }),
      gate: fc.boolean(),
      supplyFloor: fc.boolean(),
      bounded: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  );
  const start = fc.constantFrom(...VERDICT_CLASSES);

  it("raises at most one class a quarter", () => {
    fc.assert(
      fc.property(start, steps, (from, list) => {
        let standing = rank(from);
        for (const { verdict, note } of foldHysteresis(from, list)) {
          if (verdict === "insufficient_evidence") throw new Error("no step was refused");
          expect(rank(verdict)).toBeLessThanOrEqual(standing + 1);
          expect(rank(verdict) === standing + 1).toBe(note === "upgrade");
          standing = rank(verdict);
        }
      }),
      RUNS,
    );
  });

  it("reaches a fixed point within four quarters of constant input", () => {
    fc.assert(
      fc.property(start, steps, (from, [one]) => {
        if (!one) return;
        const path = verdicts(
          from,
          Array.from({ length: 8 }, () => one),
        );
        expect(new Set(path.slice(3)).size).toBe(1);
      }),
      RUNS,
    );
  });

  it("never cycles inside a band of ±10 % around an edge", () => {
    const band = fc.record({
      edge: fc.constantFrom(0.125, 0.5, 1),
      moves: fc.array(fc.double({ min: -0.0999, max: 0.0999, noNaN: true }), { minLength: 4, maxLength: 16 }),
    });
    const around = {
      0.125: ["subsidy_led", "subsidy_leaning"],
      0.5: ["subsidy_leaning", "demand_leaning"],
      1: ["demand_leaning", "demand_led"],
    } as const;
    fc.assert(
      fc.property(band, ({ edge, moves }) => {
        const [low, high] = around[edge as keyof typeof around];
        const list = moves.map((move) => step(move >= 0 ? high : low, edge * (1 + move), 90));
        for (const from of [low, high]) {
          const path = foldHysteresis(from, list);
          expect(path.some(({ note }) => note === "upgrade")).toBe(false);
        }
      }),
      RUNS,
    );
  });
});
