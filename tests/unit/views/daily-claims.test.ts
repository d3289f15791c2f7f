import { describe, expect, it } from "vitest";
import type { ObservationFact } from "@/lib/scoring";
import { daysAmount, daysKnown, daysNote, daysPeriod, tellTogether } from "@/lib/views/daily-claims";

const day = (number: number, changes: Partial<ObservationFact> = {}): ObservationFact => {
  const date = `2026-08-${String(number).padStart(2, "0")}`;
  return {
    ...{ id: `day-${number}`, seriesId: "series", sourceId: "source", periodStart: date, periodEnd: date },
    ...{ value: 1000 + number, low: null, high: null, nullReason: null, nature: "measured", basis: "reported" },
    ...{ derivation: null, credibility: 2, publishedOn: null, knownOn: "2026-09-01", knownOnBasis: "recorded" },
    ...{ literal: null, note: null, ...changes },
  };
};
const days = (count: number, changes: Partial<ObservationFact> = {}) =>
  Array.from({ length: count }, (_, index) => day(index + 1, changes));
const none = () => false;

describe("days of one source", () => {
  it("are told together from eight on, with their range, period and count", () => {
    const [told, ...rest] = tellTogether(days(10).toReversed(), none);
    expect(rest).toEqual([]);
    if (!told || "one" in told) throw new Error("not together");
    expect(told.days.map(({ id }) => id)).toEqual(days(10).map(({ id }) => id));
    expect(daysAmount(told, "USD")).toBe("10 daily values, $1\u202f001–$1\u202f010");
    expect(daysPeriod(told)).toBe("2026-08-01 to 2026-08-10");
    expect(daysKnown(told)).toEqual(["2026-09-01", "2026-09-01"]);
    expect(daysNote(told)).toBeNull();
  });

  it("stay lines of their own where they are few, differ in kind, or a conflict rules on them", () => {
    expect(tellTogether(days(7), none)).toHaveLength(7);
    const mixed = [...days(8), ...days(8, { sourceId: "other" }), day(20, { periodEnd: "2026-08-30" })];
    expect(tellTogether(mixed, none).map((told) => ("one" in told ? told.one.id : told.days.length))).toEqual([
      8,
      8,
      "day-20",
    ]);
    expect(tellTogether(days(9), (id) => id === "day-3")).toHaveLength(2);
  });

  it("without a number say why, apart from those with one", () => {
    const told = tellTogether(
      [...days(8), ...days(9, { value: null, nullReason: "not_disclosed", note: "Away." })],
      none,
    );
    const unknown = told[1];
    if (!unknown || "one" in unknown) throw new Error("not together");
    expect(daysAmount(unknown, "USD")).toBe("9 days: searched for, not disclosed");
    expect(daysNote(unknown)).toBe("Away.");
  });
});
