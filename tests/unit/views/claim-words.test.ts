import { describe, expect, it } from "vitest";
import { formatInUnit } from "@/lib/views/claim-words";

describe("an amount in the unit of its series", () => {
  it.each([
    [-0.5, "change", "−50%"],
    [8.01, "change", "+801%"],
    [27, "multiple", "×27.0"],
    [200, "%", "200%"],
    [0.36, "share", "36%"],
  ])("%s %s reads %s", (value, unit, words) => expect(formatInUnit(value, unit)).toBe(words));

  it("counts one thing in the singular, and leaves names of tokens and measures alone", () => {
    const read = (value: number, unit: string) => formatInUnit(value, unit).replaceAll("\u00a0", " ");
    expect(read(1, "carriers")).toBe("1 carrier");
    expect(read(1, "companies")).toBe("1 company");
    expect(read(1, "access points")).toBe("1 access point");
    expect(read(1, "leases/day")).toBe("1 lease/day");
    expect(read(2, "carriers")).toBe("2 carriers");
    expect(read(1, "GRASS")).toBe("1 GRASS");
    expect(read(1, "H200 equivalents")).toBe("1 H200 equivalents");
  });

  it("says that nothing is reported in every unit", () => {
    for (const unit of ["change", "multiple", "%", "carriers", "USD"])
      expect(formatInUnit(null, unit)).toBe("not reported");
  });
});
