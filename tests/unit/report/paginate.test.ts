import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type MeasuredBlock, paginate } from "@/lib/report/flow/paginate";

const measured = (height: number, parts: Partial<MeasuredBlock> = {}): MeasuredBlock => ({
  height,
  gap: 0,
  keepWithNext: false,
  head: null,
  lowerHeight: null,
  ...parts,
});

const indices = (blocks: MeasuredBlock[], height = 100) =>
  paginate(blocks, height).map((page) => page.map(({ index }) => index));

describe("paginate", () => {
  it("fills a page to its last point and begins the next", () => {
    expect(indices([measured(60), measured(40), measured(1)])).toEqual([[0, 1], [2]]);
    expect(indices([measured(60), measured(40.1)])).toEqual([[0], [1]]);
  });
  it("counts the gap above a block, and drops it on top of a page", () => {
    expect(indices([measured(60), measured(40, { gap: 1 })])).toEqual([[0], [1]]);
    expect(indices([measured(100, { gap: 10 })])).toEqual([[0]]);
  });
  it("moves a title together with what it heads", () => {
    expect(indices([measured(80), measured(10, { keepWithNext: true }), measured(20)])).toEqual([[0], [1, 2]]);
  });
  it("repeats the head of a table on a page that begins inside it, and makes room for it", () => {
    const head = { key: "t", height: 20 };
    const row = measured(40, { head });
    const pages = paginate([measured(20, { keepWithNext: true }), row, row, row, row], 100);
    expect(pages.map((page) => page.map(({ index, repeatsHead }) => [index, repeatsHead]))).toEqual([
      [
        [0, false],
        [1, false],
        [2, false],
      ],
      [
        [3, true],
        [4, false],
      ],
    ]);
  });
  it("takes the lower drawing where only that fits, and the full one on a fresh page", () => {
    const chart = (lowerHeight: number) => measured(60, { lowerHeight });
    expect(paginate([measured(60), chart(40)], 100)[0]?.[1]).toEqual({ index: 1, repeatsHead: false, isLower: true });
    expect(paginate([measured(60), chart(50)], 100)[1]?.[0]).toEqual({ index: 1, repeatsHead: false, isLower: false });
  });
  it("gives a block taller than a page one of its own", () => {
    expect(indices([measured(10), measured(300), measured(10)])).toEqual([[0], [1], [2]]);
  });
  it("loses nothing, doubles nothing, keeps the order, and never fills a page beyond its height", () => {
    const anyBlock = fc.record({
      height: fc.integer({ min: 1, max: 60 }),
      gap: fc.integer({ min: 0, max: 20 }),
      keepWithNext: fc.boolean(),
      head: fc.constantFrom(null, { key: "t", height: 10 }),
      lowerHeight: fc.constantFrom(null, 1),
    });
    fc.assert(
      fc.property(fc.array(anyBlock, { maxLength: 40 }), (blocks) => {
        const pages = paginate(blocks, 100);
        expect(pages.flat().map(({ index }) => index)).toEqual(blocks.map((_, index) => index));
        for (const page of pages) {
          const height = page.reduce((sum, { index, repeatsHead, isLower }, position) => {
            const { gap, height: own, lowerHeight, head } = blocks[index] as MeasuredBlock;
            const drawn = isLower ? (lowerHeight ?? 0) : own;
            return sum + (position === 0 ? 0 : gap) + (repeatsHead ? (head?.height ?? 0) : 0) + drawn;
          }, 0);
          expect(height).toBeLessThanOrEqual(100);
          const [first] = page;
          expect(first?.repeatsHead).toBe(first !== undefined && blocks[first.index]?.head !== null);
        }
      }),
      { seed: 20_251_120, numRuns: 400 },
    );
  });
});
