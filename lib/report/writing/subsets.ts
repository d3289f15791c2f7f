/** A font cut down to the glyphs that are asked for, in the order in which they are. */
export interface Subset {
  glyphs: number[];
  encode: () => Uint8Array;
}

/** Cut-down fonts that are kept of each: most reports need the common glyphs alone, the others a few more. */
const MAX_KEPT = 8;

/** Keeps what a font cut down to the same glyphs looks like. */
export function rememberSubsets(font: { createSubset: () => Subset }): void {
  const create = font.createSubset.bind(font);
  const kept = new Map<string, Uint8Array>();
  font.createSubset = () => {
    const subset = create();
    const encode = subset.encode.bind(subset);
    subset.encode = () => {
      const glyphs = subset.glyphs.join();
      const known = kept.get(glyphs) ?? encode();
      // The one that was used last goes last.
      kept.delete(glyphs);
      kept.set(glyphs, known);
      const [oldest] = kept.keys();
      if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
      return known;
    };
    return subset;
  };
}
