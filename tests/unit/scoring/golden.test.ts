import { describe, expect, it } from "vitest";
import { assess, rounded } from "@/lib/scoring";
import { differences } from "./compare";
import { networkCases } from "./golden-cases";

describe("golden cases: one network", () => {
  it.each(networkCases)("%s agrees in every field", (_id, { input, expected }) => {
    expect(differences(rounded(assess(input, { robustness: true })), expected)).toEqual([]);
  });
});
