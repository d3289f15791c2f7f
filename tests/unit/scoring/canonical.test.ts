import { describe, expect, it } from "vitest";
import { canonicalJson, rounded } from "@/lib/scoring";

describe("canonicalJson", () => {
  it("sorts keys, keeps lists in order, drops undefined", () => {
    expect(canonicalJson({ b: [3, 1], a: { d: null, c: undefined, B: true } })).toBe(
      '{"a":{"B":true,"d":null},"b":[3,1]}',
    );
  });

  it("keeps twelve significant digits", () => {
    expect(canonicalJson([1 / 3, 123456789012.345, 1e-20 / 3, 0.1 + 0.2])).toBe(
      "[0.333333333333,123456789012,3.33333333333e-21,0.3]",
    );
    expect(canonicalJson(1 + 2 ** -52)).toBe(canonicalJson(1));
  });

  it("spells infinity, never minus zero", () => {
    expect(canonicalJson({ a: Number.POSITIVE_INFINITY, b: -0, c: -1e-300 })).toBe(
      '{"a":"Infinity","b":0,"c":-1e-300}',
    );
  });

  it("refuses what no result may hold", () => {
    expect(() => canonicalJson({ a: [Number.NaN] })).toThrow(RangeError);
    expect(() => canonicalJson(Number.NEGATIVE_INFINITY)).toThrow(RangeError);
  });

  it("keeps a key called __proto__ a key", () => {
    expect(canonicalJson(JSON.parse('{"__proto__": 1, "a": 2}'))).toBe('{"__proto__":1,"a":2}');
  });
});

describe("rounded", () => {
  it("gives six decimals, in the order of the keys", () => {
    expect(JSON.stringify(rounded({ b: 1 / 3, a: 2_000_000.00000049, c: -1e-9, d: Number.POSITIVE_INFINITY }))).toBe(
      '{"b":0.333333,"a":2000000,"c":0,"d":"Infinity"}',
    );
  });
});
