import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, fingerprint, METHOD_VERSION, sha256 } from "@/lib/scoring";
import { goldenInput } from "./golden-cases";

const byNode = (text: string) => createHash("sha256").update(text).digest("hex");

describe("SHA-256", () => {
  it("agrees with the standard's own example", () => {
    expect(sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });
  it("agrees with Node at every length around the block, and for any text", () => {
    for (let length = 0; length < 200; length += 1) expect(sha256("x".repeat(length))).toBe(byNode("x".repeat(length)));
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        expect(sha256(text)).toBe(byNode(text));
      }),
    );
    expect(sha256("é".repeat(100_000))).toBe(byNode("é".repeat(100_000)));
  });
});

describe("fingerprint", () => {
  const subject = (input: unknown, version = METHOD_VERSION) => ({ input, version });
  it("is the start of the hash of the canonical text", () => {
    expect(fingerprint({ b: 1, a: [2] })).toBe(byNode('{"a":[2],"b":1}').slice(0, 16));
  });
  it("does not depend on the order of fields, and changes with any input and with the version", () => {
    const input = goldenInput("K09");
    const shuffled = Object.fromEntries(Object.entries(input).reverse());
    expect(fingerprint(subject(shuffled))).toBe(fingerprint(subject(input)));
    const other = { ...input, factors: { ...input.factors, utilisation: 0.57 } };
    expect(fingerprint(subject(other))).not.toBe(fingerprint(subject(input)));
    expect(fingerprint(subject(input, "dvs-test"))).not.toBe(fingerprint(subject(input)));
  });
  it("refuses what has no canonical text", () => {
    expect(() => fingerprint({ x: Number.NaN })).toThrow(RangeError);
    expect(canonicalJson({ x: Number.POSITIVE_INFINITY })).toBe('{"x":"Infinity"}');
  });
});
