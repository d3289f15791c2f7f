import { describe, expect, it } from "vitest";
import { formatUsd } from "@/lib/format";
import { numberView } from "@/lib/views/number-view";

const span = (value: number | null, low: number, high: number) => ({ value, low, high });

describe("numberView", () => {
  it.each([
    ["a value", span(5, 5, 5), "$5", "known"],
    ["a value inside a range", span(5, 4, 6), "$5", "known"],
    ["bounds on both sides", span(null, 4, 6), "$4–$6", "bounded"],
    ["a floor", span(null, 4, Number.POSITIVE_INFINITY), "at least $4", "bounded"],
    ["a ceiling", span(null, 0, 6), "at most $6", "bounded"],
    ["nothing to anything", span(null, 0, Number.POSITIVE_INFINITY), "not reported", "unknown"],
    ["nothing known", null, "not reported", "unknown"],
    ["a proven zero", span(0, 0, 0), "$0", "known"],
  ])("prints %s", (_, given, text, state) => expect(numberView(given, formatUsd)).toMatchObject({ text, state }));

  it("keeps the range of a value in its note", () => {
    expect(numberView(span(5, 4, 6), formatUsd, { note: "Why." }).note).toBe("Why. (between $4 and $6)");
  });
});
