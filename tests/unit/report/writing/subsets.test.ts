import { describe, expect, it } from "vitest";
import { rememberSubsets, type Subset } from "@/lib/report/writing/subsets";

/** A font whose cut-down form is the list of its glyphs, and how often that was made. */
function font() {
  let made = 0;
  const file = {
    createSubset: (): Subset => {
      const glyphs: number[] = [0];
      return {
        glyphs,
        encode: () => {
          made += 1;
          return Uint8Array.from(glyphs);
        },
      };
    },
  };
  rememberSubsets(file);
  const encoded = (...glyphs: number[]) => {
    const subset = file.createSubset();
    subset.glyphs.push(...glyphs);
    return [...subset.encode()];
  };
  return { encoded, made: () => made };
}

describe("a font cut down", () => {
  it("is made once for the same glyphs in the same order, and never mistaken for another", () => {
    const { encoded, made } = font();
    expect(encoded(1, 2)).toEqual([0, 1, 2]);
    expect(encoded(1, 2)).toEqual([0, 1, 2]);
    expect(made()).toBe(1);
    expect(encoded(2, 1)).toEqual([0, 2, 1]);
    expect(encoded(12)).toEqual([0, 12]);
    expect(made()).toBe(3);
  });
  it("is kept for the few that are asked for most", () => {
    const { encoded, made } = font();
    for (let glyph = 1; glyph <= 20; glyph += 1) {
      encoded(100);
      encoded(glyph);
    }
    expect(made()).toBe(21);
    // The first of the others has been let go.
    encoded(1);
    expect(made()).toBe(22);
  });
});
