import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FilterQuery, filterRows } from "@/lib/views/choices";

type Part = "colour" | "size";
interface Row {
  colour: string;
  size: string;
}

const row = (colour: string, size: string): Row => ({ colour, size });
const ROWS = [row("red", "s"), row("red", "m"), row("red", "m"), row("blue", "s"), row("blue", "l")];
const FACETS = {
  colour: ({ colour }: Row) => ({ value: colour, label: colour.toUpperCase() }),
  size: ({ size }: Row) => ({ value: size, label: size }),
};
const filtered = (query: Partial<FilterQuery<Part>> = {}, asOf: string | null = null) =>
  filterRows<Part, Row>(ROWS, { colour: null, size: null, ...query }, FACETS, "/things", asOf);
const counts = (choices: { value: string; count: number }[]) => choices.map(({ value, count }) => [value, count]);

describe("filterRows", () => {
  it("shows all without a query, and counts what there is, the most frequent first", () => {
    const { rows, choices } = filtered();
    expect(rows).toEqual(ROWS);
    expect(counts(choices.colour)).toEqual([
      ["red", 3],
      ["blue", 2],
    ]);
    // As many small as middle ones: by their words.
    expect(counts(choices.size)).toEqual([
      ["m", 2],
      ["s", 2],
      ["l", 1],
    ]);
    expect(choices.colour[0]?.label).toBe("RED");
  });
  it("shows the rows that fit every part", () => {
    expect(filtered({ colour: "red", size: "m" }).rows).toEqual([row("red", "m"), row("red", "m")]);
    expect(filtered({ colour: "green" }).rows).toEqual([]);
  });
  it("counts the choices of a part among the rows that fit the others", () => {
    const { choices } = filtered({ colour: "red" });
    expect(counts(choices.size)).toEqual([
      ["m", 2],
      ["s", 1],
    ]);
    // Its own choices stay, else there was no way to another one.
    expect(counts(choices.colour)).toEqual([
      ["red", 3],
      ["blue", 2],
    ]);
  });
  it("links to the page with a choice made, and taken back where it is made", () => {
    const { choices } = filtered({ colour: "red" }, "2026-03-31");
    expect(choices.colour.map(({ value, current, href }) => [value, current, href])).toEqual([
      ["red", true, "/things?asOf=2026-03-31"],
      ["blue", false, "/things?colour=blue&asOf=2026-03-31"],
    ]);
    expect(choices.size[0]?.href).toBe("/things?colour=red&size=m&asOf=2026-03-31");
    expect(filtered({ colour: "red" }).choices.colour[0]?.href).toBe("/things");
  });
  it("promises as many rows as a click then shows", () => {
    const pick = fc.option(fc.constantFrom("red", "blue", "green"));
    const size = fc.option(fc.constantFrom("s", "m", "l"));
    const rows = fc.array(fc.tuple(fc.constantFrom("red", "blue"), fc.constantFrom("s", "m", "l")), { maxLength: 12 });
    fc.assert(
      fc.property(rows, pick, size, (pairs, colour, chosen) => {
        const all = pairs.map(([a, b]) => row(a, b));
        const query = { colour, size: chosen };
        const { choices } = filterRows<Part, Row>(all, query, FACETS, "/things", null);
        for (const part of ["colour", "size"] as const) {
          for (const choice of choices[part]) {
            const shown = filterRows<Part, Row>(all, { ...query, [part]: choice.value }, FACETS, "/things", null);
            expect(shown.rows).toHaveLength(choice.count);
          }
        }
      }),
    );
  });
});
