import { describe, expect, it } from "vitest";
import { parseMapping, resolveColumns } from "@/lib/import";
import { daysOfPeriod } from "@/lib/import/periods";
import { cellsOf } from "@/lib/import/read-row";

const NEEDED = ["seriesId", "sourceId", "periodEnd", "value"];

describe("resolveColumns", () => {
  it("knows the columns that Offtake itself writes", () => {
    const head = ["network", "series", "series_label", "observation", "period_start", "period_end", "value", "grade"];
    expect(resolveColumns([...head, "source", "fingerprint"])).toEqual([
      ...["network", "seriesId", "label", "id", "periodStart", "periodEnd", "value", "credibility"],
      ...["sourceId", null],
    ]);
  });

  it("follows what is asked for before the name, and leaves out what is left empty", () => {
    const header = ["Series ID", "Source ID", "quarter", "value", "amount in USD"];
    const mapping = parseMapping(["amount in USD=value", "value="]);
    expect(resolveColumns(header, mapping)).toEqual(["seriesId", "sourceId", "period", null, "value"]);
  });

  it("says what is missing, twice, or not there", () => {
    expect(() => resolveColumns(["seriesId", "value"])).toThrow(/No column for sourceId, periodEnd or period/);
    expect(() => resolveColumns([...NEEDED, "amount"])).toThrow(/Two columns stand for value: value, amount/);
    expect(() => resolveColumns(NEEDED, parseMapping(["nothing=note"]))).toThrow(/No column is named “nothing”/);
    expect(() => parseMapping(["a=unknown"])).toThrow(/no field “unknown”/);
    expect(() => parseMapping(["a"])).toThrow(/column=field/);
  });

  it("asks for nothing where the rows name their kind", () => {
    expect(resolveColumns(["row", "network"])).toEqual(["row", "network"]);
  });
});

describe("daysOfPeriod", () => {
  it.each([
    ["2025", "2025-01-01", "2025-12-31"],
    ["2025Q4", "2025-10-01", "2025-12-31"],
    ["2025-q1", "2025-01-01", "2025-03-31"],
    ["2024-02", "2024-02-01", "2024-02-29"],
    ["2025-11-30", "2025-11-30", "2025-11-30"],
  ])("reads %s", (text, periodStart, periodEnd) => expect(daysOfPeriod(text)).toEqual({ periodStart, periodEnd }));

  it.each(["", "Q4 2025", "2025Q5", "2025-13", "25-11", "2025/11"])("refuses %j", (text) =>
    expect(daysOfPeriod(text)).toBeNull(),
  );
});

describe("cellsOf", () => {
  it("takes off the apostrophe that defuses, and no other", () => {
    expect(cellsOf(["note", "literal"], ["'=1+1", "'tis so"])).toEqual({ note: "=1+1", literal: "'tis so" });
  });
});
