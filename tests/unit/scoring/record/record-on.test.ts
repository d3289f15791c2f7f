import { describe, expect, it } from "vitest";
import { readNetworkFacts } from "@/lib/facts";
import { assessRecord, describeRecord, isAssessable, type NetworkRecord, recordOn } from "@/lib/scoring";
import { factsOf } from "@/lib/scoring/verdict-file/facts";

/** The record with one claim corrected on a day, as the database gives it. */
function withCorrection(record: NetworkRecord, id: string, correctedOn: string): NetworkRecord {
  const claim = record.observations.find((row) => row.id === id);
  if (!claim) throw new Error(`no ${id}`);
  const correction = { ...claim, id: `${id}.2`, value: (claim.value ?? 0) * 2, knownOn: correctedOn };
  return {
    ...record,
    observations: [...record.observations.filter((row) => row.id !== id), correction],
    corrected: [{ claim, correctedOn }],
  };
}

function shipped(): { record: NetworkRecord; id: string; asOf: string } {
  const record = readNetworkFacts("prisma/seed/akash");
  if (!record || !isAssessable(record)) throw new Error("no record");
  const asOf = record.network.compiledOn;
  const { quarter, figures } = assessRecord(record, { asOf });
  const revenue = new Set(record.series.filter(({ metric }) => metric === "revenue").map((series) => series.id));
  const id = figures.find((figure) => figure.quarter === quarter && revenue.has(figure.seriesId))?.usedIds[0];
  if (id === undefined) throw new Error("no revenue");
  return { record, id, asOf };
}

describe("recordOn", () => {
  const { record, id, asOf } = shipped();
  const later = "2027-03-01";
  const corrected = withCorrection(record, id, later);

  it("reads what stood between a claim and its correction, in figures, verdict and file alike", () => {
    for (const day of [asOf, "2027-02-28"]) {
      const before = assessRecord(record, { asOf: day });
      expect(assessRecord(corrected, { asOf: day })).toEqual(before);
      expect(describeRecord(corrected, day)).toEqual(describeRecord(record, day));
      expect(factsOf(corrected, day)).toEqual(factsOf(record, day));
      expect(recordOn(corrected, day).observations.map((row) => row.id)).toContain(id);
    }
  });

  it("reads the correction from its day on", () => {
    expect(recordOn(corrected, later)).toBe(corrected);
    const [was, is] = [record, corrected].map((one) => assessRecord(one, { asOf: later }));
    expect(is?.figures).not.toEqual(was?.figures);
    const spoken = is?.figures.flatMap(({ usedIds, otherIds }) => [...usedIds, ...otherIds]) ?? [];
    expect(spoken).toContain(`${id}.2`);
    expect(spoken).not.toContain(id);
  });

  it("may be read on any day before its own, and brings nothing back twice", () => {
    const on = recordOn(corrected, asOf);
    expect(recordOn(on, asOf)).toBe(on);
    expect(assessRecord(on, { asOf })).toEqual(assessRecord(record, { asOf }));
  });

  it("is the record itself where nothing was corrected", () => {
    expect(recordOn(record, asOf)).toBe(record);
  });
});
