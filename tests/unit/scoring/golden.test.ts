import { describe, expect, it } from "vitest";
import { assess, assessCorners, assessReadings, foldHysteresis, rounded } from "@/lib/scoring";
import { differences } from "./compare";
import { cornersCases, networkCases, readingsCases, sequenceCases } from "./golden-cases";

describe("golden cases", () => {
  it.each(networkCases)("network %s agrees in every field", (_id, { input, expected }) => {
    expect(differences(rounded(assess(input, { robustness: true })), expected)).toEqual([]);
  });

  it.each(readingsCases)("readings %s agree in every field", (_id, { readings, expected }) => {
    expect(differences(rounded(assessReadings(readings)), expected)).toEqual([]);
  });

  it.each(cornersCases)("corners %s agree in every field", (_id, { corners, expected }) => {
    expect(differences(rounded(assessCorners(corners[0], corners[1])), expected)).toEqual([]);
  });

  it.each(sequenceCases)("sequence %s agrees in every step", (_id, { start, steps, expected }) => {
    expect(foldHysteresis(start, steps)).toEqual(expected);
  });

  it("covers every case of the file", () => {
    expect(networkCases.length + readingsCases.length + cornersCases.length + sequenceCases.length).toBe(34);
  });
});
