import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Style } from "@/lib/report/setting/elements";
import { type PlacedBox, placeBox } from "@/lib/report/setting/place";
import { insetOf } from "@/lib/report/setting/sides";
import { type Place, yogaPlaces } from "../../../support/yoga-places";

const boxOf = (style: Style, children: PlacedBox[] = [], measure: PlacedBox["measure"] = null): PlacedBox => ({
  ...{ style, inset: insetOf(style), children, measure },
  ...{ x: 0, y: 0, width: 0, height: 0 },
});

const LETTER = 5;
/** Words of so many letters, on as many lines as they need. */
const textOf = (style: Style, words: number[]): PlacedBox =>
  boxOf(style, [], (maxWidth) => {
    const lines = [0];
    for (const letters of words) {
      const used = lines.at(-1) ?? 0;
      if (used > 0 && used + (letters + 1) * LETTER > maxWidth + 0.02) lines.push(letters * LETTER);
      else lines[lines.length - 1] = used + (letters + (used > 0 ? 1 : 0)) * LETTER;
    }
    return { width: Math.max(...lines), height: lines.length * 10 };
  });

const ourPlaces = (box: PlacedBox, width: number): Place[] => {
  placeBox(box, width);
  const places: Place[] = [];
  const visit = (one: PlacedBox) => {
    places.push([one.x, one.y, one.width, one.height]);
    one.children.forEach(visit);
  };
  visit(box);
  return places;
};

/** Yoga counts in single precision. */
const rounded = (places: Place[]) => places.map((place) => place.map((value) => Math.round(value * 100) / 100 || 0));
function expectSame(box: PlacedBox, width: number): void {
  const ours = ourPlaces(box, width);
  const theirs = yogaPlaces(box, width);
  for (const [index, place] of ours.entries())
    for (const [side, value] of place.entries())
      expect(
        Math.abs(value - (theirs[index]?.[side] ?? Number.NaN)),
        JSON.stringify([rounded(ours), rounded(theirs)]),
      ).toBeLessThan(0.02);
}

describe("places", () => {
  it("of a verdict beside its mark are yoga’s, where it wraps", () => {
    for (const width of [60, 90, 110, 140, 200, 400])
      expectSame(
        boxOf({}, [
          boxOf({ flexDirection: "row" }, [
            boxOf({ width: 13, height: 13 }),
            boxOf({ flexDirection: "row", alignItems: "center", flexWrap: "wrap", flexShrink: 1, marginLeft: 5 }, [
              textOf({ marginRight: 5, flexShrink: 1 }, [12, 9]),
              textOf({ paddingHorizontal: 3, marginRight: 5 }, [5]),
              textOf({ paddingHorizontal: 3, marginRight: 5 }, [9]),
            ]),
          ]),
        ]),
        width,
      );
  });
  it("of any boxes are yoga’s", () => {
    fc.assert(
      fc.property(aRow(2), fc.integer({ min: 250, max: 600 }), (box, width) => {
        const root = boxOf({}, [box]);
        // Where boxes lack room altogether, yoga keeps what it measured earlier; CSS does not.
        placeBox(root, width);
        fc.pre(hasRoom(root));
        expectSame(root, width);
      }),
      { numRuns: 1000, seed: 7 },
    );
  });
});

const hasRoom = (box: PlacedBox): boolean =>
  box.width > 14 && box.children.every((child) => child.x + child.width < box.width + 0.01 && hasRoom(child));

const some = <Value>(of: fc.Arbitrary<Value>) => fc.option(of, { nil: undefined });
/** Only what is there: a property that is undefined is none to yoga. */
const present = (style: object): Style =>
  Object.fromEntries(Object.entries(style).filter(([, value]) => value !== undefined));
const points = fc.integer({ min: 0, max: 6 });
const alignment = some(fc.constantFrom("flex-start", "center", "flex-end"));

const outside = {
  marginTop: some(points),
  marginRight: some(points),
  marginBottom: some(points),
  marginLeft: some(points),
};
const inside = {
  padding: some(points),
  paddingLeft: some(points),
  borderWidth: some(fc.constant(0.5)),
  borderTopWidth: some(fc.constant(0.75)),
};
/** How a box stands in a row or in a column. */
const inRow = fc
  .tuple(
    fc.oneof(
      fc.record({ flex: fc.integer({ min: 1, max: 4 }) }),
      fc.record({ flexGrow: fc.integer({ min: 1, max: 3 }), flexBasis: fc.constant(0) }),
      fc.record({ width: fc.integer({ min: 60, max: 150 }), flexShrink: some(fc.constantFrom(0, 1)) }),
      fc.record({ flexShrink: some(fc.constantFrom(0, 1)) }),
    ),
    alignment,
  )
  .map(([style, alignSelf]) => ({ ...style, alignSelf }));
/** In wrapped rows yoga forgets margins above and the border of boxes that grow; reports have neither there. */
const inLines = ({ style: { flex, flexGrow, flexBasis, marginTop, marginBottom, ...style }, ...box }: PlacedBox) => ({
  ...box,
  style,
});
const inColumn = fc.record({ width: some(fc.integer({ min: 60, max: 150 })), alignSelf: alignment });

function aBox(depth: number, standing: fc.Arbitrary<object>): fc.Arbitrary<PlacedBox> {
  const text = fc
    .tuple(
      fc.record({ ...outside, ...inside }),
      standing,
      fc.array(fc.integer({ min: 3, max: 6 }), { minLength: 1, maxLength: 12 }),
    )
    .map(([style, stands, words]) => textOf(present({ ...style, ...stands }), words));
  const drawing = fc
    .record({ ...outside, width: fc.integer({ min: 15, max: 60 }), height: fc.integer({ min: 1, max: 60 }) })
    .map((style) => boxOf(present(style)));
  if (depth === 0) return fc.oneof(text, drawing);
  const column = fc
    .tuple(
      fc.record({ ...outside, ...inside, alignItems: alignment, gap: some(points) }),
      standing,
      fc.array(fc.oneof(aBox(depth - 1, inColumn)), { minLength: 1, maxLength: 4 }),
    )
    .map(([style, stands, children]) => boxOf(present({ ...style, ...stands }), children));
  return fc.oneof(text, drawing, column, aRow(depth - 1, standing));
}

function aRow(depth: number, standing: fc.Arbitrary<object> = inColumn): fc.Arbitrary<PlacedBox> {
  const row = {
    ...outside,
    ...inside,
    gap: some(points),
    flexDirection: fc.constant("row"),
    justifyContent: some(fc.constant("space-between")),
  };
  return fc
    .tuple(
      fc.record({ ...row, flexWrap: some(fc.constant("wrap")), alignItems: alignment }),
      standing,
      fc.array(aBox(Math.max(0, depth - 1), inRow), { minLength: 1, maxLength: 5 }),
    )
    .map(([style, stands, children]) =>
      boxOf(present({ ...style, ...stands }), style.flexWrap ? children.map(inLines) : children),
    );
}
