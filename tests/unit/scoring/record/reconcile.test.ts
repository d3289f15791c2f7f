import { describe, expect, test } from "vitest";
import { claim, conflict, figure, series, source } from "./builders";

const R = [series("r")];
const SOURCES = [source("a"), source("b"), source("c", { letter: "C" }), source("d", { letter: "D" })];
const from = (sourceId: string, value: number, facts = {}) => claim("r", "2025Q4", value, { sourceId, ...facts });
const figureOf = (observations: ReturnType<typeof claim>[], conflicts: ReturnType<typeof conflict>[] = []) =>
  figure({ sources: SOURCES, series: R, observations, conflicts }, "r", "2025Q4");

describe("readings of one thing", () => {
  test("alone, is the figure and has no gap", () => {
    expect(figureOf([from("a", 100)])).toMatchObject({
      span: { value: 100 },
      gap: null,
      reason: "The only reading: a, B2.",
    });
  });

  test("10 % apart are averaged by quality", () => {
    // B2 = .85, C2 = .60: (.85 × 100 + .60 × 90) ÷ 1.45.
    const mean = figureOf([from("a", 100), from("c", 90)]);
    expect(mean.span?.value).toBeCloseTo((85 + 54) / 1.45, 9);
    expect(mean).toMatchObject({ grade: "B2", originIds: ["a", "c"], span: { low: 90, high: 100 } });
    expect(mean.gap).toBeCloseTo(0.1, 12);
  });

  test("just over 10 % apart leave the better one", () => {
    expect(figureOf([from("a", 100), from("c", 89.9)])).toMatchObject({
      span: { value: 100, low: 89.9, high: 100 },
      originIds: ["a"],
      reason: "2 readings 10.1 % apart, the better one is used: a, B2.",
    });
    expect(figureOf([from("c", 100), from("a", 89.9)]).span?.value).toBe(89.9);
  });

  test("50 % apart are not contested, just over are", () => {
    expect(figureOf([from("a", 100), from("c", 50)]).reason).toContain("the better one is used");
    expect(figureOf([from("a", 100), from("c", 49.9)]).reason).toContain("contested");
  });

  test("equally good: the one less kind to the network", () => {
    expect(figureOf([from("a", 100), from("b", 80)]).span?.value).toBe(80);
    const emission = [series("e", { metric: "emission", unit: "NET" })];
    const observations = ["a", "b"].map((sourceId, at) => claim("e", "2025Q4", 100 - 20 * at, { sourceId }));
    expect(figure({ sources: SOURCES, series: emission, observations }, "e", "2025Q4").span?.value).toBe(100);
  });

  test("below quality .40 cannot contest; at .40 can", () => {
    // D2: the smaller of .40 and .85. B4: .35.
    expect(figureOf([from("a", 100), from("d", 10)]).gap).toBeCloseTo(0.9, 12);
    expect(figureOf([from("a", 100), from("b", 10, { credibility: 4 })])).toMatchObject({
      gap: null,
      span: { value: 100, low: 100 },
    });
  });

  test("weak alone, still is the figure", () => {
    expect(figureOf([from("b", 10, { credibility: 4 })])).toMatchObject({ span: { value: 10 }, grade: "B4" });
  });

  test("zero against something is as far apart as can be", () => {
    expect(figureOf([from("a", 100), from("b", 0)]).gap).toBe(1);
    expect(figureOf([from("a", 0), from("b", 0)])).toMatchObject({ gap: 0, span: { value: 0 } });
  });
});

describe("a claimed range", () => {
  const range = (sourceId: string, low: number | null, high: number | null) =>
    from(sourceId, 0, { value: null, low, high });

  test("beside a value that it contains says nothing new", () => {
    expect(figureOf([from("a", 100), range("b", 90, 200)])).toMatchObject({
      gap: null,
      span: { value: 100, low: 100, high: 100 },
    });
  });

  test("contests a value outside it, by its nearer end", () => {
    // 1 − 40/100.
    expect(figureOf([from("a", 100), range("b", 0, 40)])).toMatchObject({
      gap: 0.6,
      span: { value: 100, low: 0, high: 100 },
    });
  });
});

describe("rulings", () => {
  const kept = from("c", 100);
  const other = from("a", 20);

  test.each(["set_aside", "refuted"] as const)("a %s reading never enters, however good", (standing) => {
    const ruling = conflict("r", [
      { observationId: kept.id, standing: "used" },
      { observationId: other.id, standing },
    ]);
    expect(figureOf([kept, other], [ruling])).toMatchObject({
      span: { value: 100, low: 100, high: 100 },
      gap: null,
      usedIds: [kept.id],
      otherIds: [other.id],
      reason: "A ruling on a conflict decides for it: c, C2.",
    });
  });

  test("the used reading stands against a better one nobody ruled on, and the gap stays open", () => {
    const ruling = conflict("r", [{ observationId: kept.id, standing: "used" }]);
    expect(figureOf([kept, other], [ruling])).toMatchObject({ span: { value: 100, low: 20, high: 100 }, gap: 0.8 });
  });

  test("open readings follow the rules of gaps", () => {
    const open = conflict(
      "r",
      [
        { observationId: kept.id, standing: "open" },
        { observationId: other.id, standing: "open" },
      ],
      { status: "open" },
    );
    expect(figureOf([kept, other], [open])).toMatchObject({ span: { value: 20 }, gap: 0.8 });
  });

  test("a reading left open in a conflict that is closed does not contest", () => {
    const disputed = conflict(
      "r",
      [
        { observationId: kept.id, standing: "used" },
        { observationId: other.id, standing: "open" },
      ],
      { status: "disputed" },
    );
    expect(figureOf([kept, other], [disputed])).toMatchObject({ span: { value: 100, low: 100 }, gap: null });
  });

  test("a refuted reading is out even where another conflict uses it", () => {
    const conflicts = [
      conflict("r", [{ observationId: other.id, standing: "used" }], { id: "one" }),
      conflict("r", [{ observationId: other.id, standing: "refuted" }], { id: "two" }),
    ];
    expect(figureOf([kept, other], conflicts).span?.value).toBe(100);
    expect(figureOf([kept, other], conflicts.toReversed()).span?.value).toBe(100);
  });

  test("without any other reading nothing is left", () => {
    const ruling = conflict("r", [{ observationId: other.id, standing: "refuted" }]);
    expect(figureOf([other], [ruling])).toMatchObject({ span: null, missing: "no_claim", otherIds: [other.id] });
  });
});

describe("what a figure says about its claims", () => {
  test("latest known-on and weakest basis", () => {
    const observations = [
      claim("r", ["2025-10-01", "2025-10-31"], 1, { knownOn: "2026-01-05", knownOnBasis: "reconstructible" }),
      claim("r", ["2025-11-01", "2025-11-30"], 1, { knownOn: "2026-03-01", knownOnBasis: "assumed" }),
      claim("r", ["2025-12-01", "2025-12-31"], 1, { knownOn: "2026-02-01" }),
    ];
    expect(figure({ series: R, observations }, "r", "2025Q4")).toMatchObject({
      knownOn: "2026-03-01",
      knownOnBasis: "assumed",
    });
  });
});
