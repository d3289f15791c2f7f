import { describe, expect, it } from "vitest";
import type { ConflictOutcome } from "@/lib/scoring";
import { readingVerdict } from "@/lib/views/reading-verdict";
import { shipped } from "./records";

type Reading = ConflictOutcome["readings"][number];
const { record, assessed } = shipped("helium");
const reading: Reading = {
  ...{ observationId: "o", standing: "used", literal: "1M", verdict: "subsidy_led", definitionId: null },
  ...{ classes: ["subsidy_led", "subsidy_led"], prudentCoverage: 0.1, prudentCoverageHigh: 0.1 },
};
const wordsOf = (change: Partial<Reading>) => readingVerdict({ ...reading, ...change }, record.definitions);

describe("the verdict under a reading", () => {
  it("is a class, one that is refused, or a range, with the coverage at both ends", () => {
    expect(wordsOf({})).toBe("Subsidy-led, C* 0.10");
    expect(wordsOf({ verdict: "insufficient_evidence" })).toBe(
      "Insufficient evidence, would read subsidy-led, C* 0.10",
    );
    const range = { verdict: "insufficient_evidence", classes: ["subsidy_led", "subsidy_leaning"] } as const;
    expect(wordsOf({ ...range, classes: [...range.classes], prudentCoverage: 0.2499, prudentCoverageHigh: 0.26 })).toBe(
      "Range: subsidy-led to subsidy-leaning, C* 0.2499\u20130.26",
    );
    expect(wordsOf({ verdict: null })).toBeNull();
  });

  it("names the definition that the reading is judged under", () => {
    expect(wordsOf({ definitionId: "peg" })).toBe(
      "Subsidy-led, C* 0.10, read as \u201cData Credits for traffic, at face value\u201d",
    );
  });

  it("of what the record uses is that of the page, or names a definition", () => {
    const used = assessed.conflicts
      .flatMap(({ readings }) => readings)
      .filter(
        ({ standing, verdict, definitionId }) => standing === "used" && verdict !== null && definitionId === null,
      );
    expect(used.length).toBeGreaterThan(0);
    for (const one of used)
      expect(readingVerdict(one, [])).toBe("Range: subsidy-led to subsidy-leaning, C* 0.24997\u20130.26");
    expect(
      assessed.conflicts.flatMap(({ readings }) => readings).some(({ definitionId }) => definitionId !== null),
    ).toBe(true);
  });
});
