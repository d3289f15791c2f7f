import { describe, expect, it } from "vitest";
import { assessRecord } from "@/lib/scoring";
import { buildTrace, parseTraceKey, proseText } from "@/lib/views";
import { shipped } from "../records";

const { record } = shipped("akash");
const PRICE = record.series.find(({ metric }) => metric === "token_price")?.id ?? "";

/** What the drawer says of the age of a quarter's figure on a day. */
function ageOf(seriesId: string, quarter: string, asOf: string): string {
  const trace = parseTraceKey(`akash/figure/${seriesId}@${quarter}`);
  const view = trace && buildTrace(record, assessRecord(record, { asOf }), trace, { query: "" });
  const fact = view?.facts.find(({ label }) => label === "Age");
  return fact ? proseText(fact.text) : "none";
}

const newestQuarter = (seriesId: string, asOf: string): string =>
  assessRecord(record, { asOf })
    .figures.filter((figure) => figure.seriesId === seriesId && figure.span !== null)
    .map(({ quarter }) => quarter)
    .sort()
    .at(-1) ?? "";

describe("the age of a figure", () => {
  it("is told by the newest day behind it", () => {
    expect(ageOf(PRICE, "2026Q1", "2026-05-01")).toBe("Newest day behind it 2026-03-31, 31 days before the as-of day.");
  });

  it("is called out of date in words once nothing newer came for too long", () => {
    const quarter = newestQuarter(PRICE, "2027-09-01");
    expect(ageOf(PRICE, quarter, "2027-09-01")).toContain("Out of date: there is nothing newer");
  });

  it("leaves a past quarter what it was", () => {
    expect(ageOf(PRICE, "2025Q1", "2027-09-01")).not.toContain("Out of date");
    expect(ageOf(PRICE, "2025Q1", "2027-09-01")).toContain("before the as-of day");
  });
});
