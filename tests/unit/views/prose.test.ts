import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainText } from "@/lib/scoring";
import { proseText, proseView } from "@/lib/views";

const linked = (text: string, context: Parameters<typeof proseView>[1]) =>
  proseView(text, context).parts.flatMap(({ text: part, trace }) => (trace === null ? [] : [[part, trace]]));

describe("a text in which numbers lead somewhere", () => {
  it("links each reference to its observation or figure", () => {
    const { parts } = proseView("Up to [141M HNT](supplement) and [80 %](helium.burn.all@2025Q4).", { slug: "helium" });
    expect(parts).toEqual([
      { at: 0, text: "Up to ", trace: null, href: null },
      {
        at: 6,
        text: "141M HNT",
        trace: "helium/observation/supplement",
        href: "/networks/helium/trace/observation/supplement",
      },
      { at: 14, text: " and ", trace: null, href: null },
      {
        at: 19,
        text: "80 %",
        trace: "helium/figure/helium.burn.all@2025Q4",
        href: "/networks/helium/trace/figure/helium.burn.all@2025Q4",
      },
      { at: 23, text: ".", trace: null, href: null },
    ]);
  });
  it("leads to the same day", () => {
    const [part] = proseView("[1](a)", { slug: "x", query: "?asOf=2026-03-31" }).parts;
    expect(part?.href).toBe("/networks/x/trace/observation/a?asOf=2026-03-31");
  });
  it("leads bare numbers to what the text is about, and to nothing without it", () => {
    const text = "12M USD against 64,308 in 2025Q4, [5](own) of H100 kind.";
    const about = { kind: "claim", id: "c" } as const;
    expect(linked(text, { slug: "akash", about })).toEqual([
      ["12M", "akash/claim/c"],
      ["64,308", "akash/claim/c"],
      ["5", "akash/observation/own"],
    ]);
    expect(linked(text, { slug: "akash" })).toEqual([["5", "akash/observation/own"]]);
  });
  it("links the number itself, not the first digits that look like it", () => {
    const about = { kind: "conflict", id: "c" } as const;
    // The year begins with a 20 as well, and counts nothing.
    const { parts } = proseView("In 2025 it was 20 %", { slug: "x", about });
    expect(parts.filter(({ trace }) => trace !== null).map(({ at, text }) => [at, text])).toEqual([[15, "20 %"]]);
  });
  it("reads the same with links and without", () => {
    const word = fc.constantFrom(
      "about",
      "[7](a)",
      "[3.5 %](b.c@2025Q4)",
      "2025Q4",
      "12M",
      "H100",
      "1,024",
      "[see",
      ")",
    );
    const about = fc.constantFrom(null, { kind: "formula", id: "f" } as const);
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), about, (words, place) => {
        const text = words.join(" ");
        const view = proseView(text, { slug: "x", about: place });
        expect(proseText(view)).toBe(plainText(text));
        // `at` is where each part begins.
        for (const { at, text: part } of view.parts) expect(plainText(text).slice(at, at + part.length)).toBe(part);
      }),
    );
  });
});
