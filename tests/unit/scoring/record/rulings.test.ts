import { describe, expect, it } from "vitest";
import { knownRecord, withRulings } from "@/lib/scoring/record/claims";
import { buildFigures } from "@/lib/scoring/record/figures";
import { shippedRecord } from "../../../support/shipped";

describe("withRulings", () => {
  it.each(["helium", "filecoin", "akash"])("%s: reads as the record would under those rulings", (slug) => {
    const record = shippedRecord(slug);
    const asOf = record.network.compiledOn;
    const known = knownRecord(record, asOf);
    expect(record.conflicts.length).toBeGreaterThan(0);
    for (const conflict of record.conflicts)
      for (const { observationId } of conflict.readings) {
        const conflicts = record.conflicts.map((other) => ({
          ...other,
          readings:
            other.id === conflict.id
              ? other.readings.map((one) => ({
                  ...one,
                  standing: one.observationId === observationId ? ("used" as const) : ("set_aside" as const),
                }))
              : other.readings.filter((one) => one.observationId !== observationId),
        }));
        const [quick, whole] = [withRulings(known, conflicts), knownRecord({ ...record, conflicts }, asOf)];
        expect(quick).toEqual(whole);
        const [quickBook, wholeBook] = [buildFigures(quick), buildFigures(whole)];
        for (const { id } of record.series)
          for (const index of wholeBook.quartersOf(id))
            expect(quickBook.at(id, index).figure).toEqual(wholeBook.at(id, index).figure);
      }
  });
});
