import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countingNumbers, plainText, textParts } from "@/lib/scoring";

const words = (text: string) => ({ text, target: null });
const observation = (text: string, observationId: string) => ({ text, target: { observationId } });

describe("textParts", () => {
  it("cuts a text at its references", () => {
    expect(textParts("up to [141M HNT](hip-149-authorised) over three years")).toEqual([
      words("up to "),
      observation("141M HNT", "hip-149-authorised"),
      words(" over three years"),
    ]);
  });
  it("reads a quarter of a series", () => {
    expect(textParts("[1,024 PiB](net.capacity.used@2025Q4)")).toEqual([
      { text: "1,024 PiB", target: { seriesId: "net.capacity.used", quarter: "2025Q4" } },
    ]);
  });
  it("keeps neighbours apart and drops nothing between them", () => {
    expect(textParts("[1](a)[2](b) and [3 %](c.d_e-f)")).toEqual([
      observation("1", "a"),
      observation("2", "b"),
      words(" and "),
      observation("3 %", "c.d_e-f"),
    ]);
  });
  it.each([
    ["nothing", ""],
    ["a bracket alone", "as of [2025]"],
    ["a bracket with a remark", "[1] (see below)"],
    ["an address", "[1](https://example.org)"],
    ["capitals, which no id has", "[1](Helium)"],
    ["a quarter that is none", "[1](net.used@2025Q5)"],
    ["nothing in the brackets", "[](a)"],
  ])("takes %s as words", (_, text) => expect(textParts(text)).toEqual(text === "" ? [] : [words(text)]));
});

describe("plainText", () => {
  it("is what a person reads", () =>
    expect(plainText("About [80 %](burn-share) of [4.1M USD](net.revenue@2025Q4).")).toBe("About 80 % of 4.1M USD."));

  const id = fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,12}$/);
  const inner = fc.stringMatching(/^[0-9A-Za-z %.,–]{1,12}$/);
  const quarter = fc
    .tuple(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 4 }))
    .map(([year, number]) => `${year}Q${number}`);
  const reference = fc
    .tuple(inner, id, fc.option(quarter))
    .map(([text, target, at]) => ({ raw: `[${text}](${target}${at ? `@${at}` : ""})`, read: text }));
  const prose = fc.stringMatching(/^[0-9A-Za-z .,()’%]{0,20}$/).map((text) => ({ raw: text, read: text }));
  const pieces = fc.array(fc.oneof(reference, prose), { maxLength: 8 });

  it("is the joined parts, whatever stands around the references", () => {
    fc.assert(
      fc.property(pieces, (all) => {
        const raw = all.map((piece) => piece.raw).join("");
        expect(plainText(raw)).toBe(all.map((piece) => piece.read).join(""));
        expect(
          textParts(raw)
            .map((part) => part.text)
            .join(""),
        ).toBe(plainText(raw));
        expect(textParts(raw).filter(({ target }) => target !== null)).toHaveLength(
          all.filter((piece) => piece.raw !== piece.read).length,
        );
      }),
    );
  });
  it("leaves any text without references as it is", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!text.includes("]("));
        expect(plainText(text)).toBe(text);
      }),
    );
  });
});

describe("countingNumbers", () => {
  it.each([
    ["years and spans of years", "in 2025, from 2024–25 on"],
    ["days and months", "2026-06-04, 2026-06, 4 June 2026, July 2026"],
    ["quarters and half-years", "2025Q4, 2025H1, Q3 2025, Q1"],
    ["names with letters before their digits", "HIP-149, H100, A100s, dvs-1.0, ERC-20, FIP0118, Web3"],
    ["names with a letter after their digits", "5G and 4D"],
    ["numbered names", "Prop 283, Proposal 12, Phase 2, Season 3, Version 1.2"],
    ["a publisher", "1kx counted them"],
    ["words", "three of them, half of it"],
  ])("finds none in %s", (_, text) => expect(countingNumbers(text)).toEqual([]));

  it.each([
    ["80 % of revenue", ["80"]],
    ["0.50 USD a gigabyte", ["0.50"]],
    ["141M HNT authorised", ["141"]],
    ["64K USD against 12M USD", ["64", "12"]],
    ["1,110 PiB stored, 3 EiB offered", ["1,110", "3"]],
    ["99.5 % are penalties", ["99.5"]],
    ["49–52–34 %", ["49", "52", "34"]],
    ["over 1000 providers", ["1000"]],
    ["1 GB for 0.12 USD in 2025Q4", ["1", "0.12"]],
    ["5 GPUs of H100 kind on 2026-01-31", ["5"]],
  ])("finds what counts in “%s”", (text, numbers) => expect(countingNumbers(text)).toEqual(numbers));

  // Four digits from 1900 to 2099 are a year, whatever they count: the separator tells an amount apart.
  it.each([
    ["2,721 TB in 2025Q2", ["2,721"]],
    ["2400 stations", ["2400"]],
    ["1,950 hotspots", ["1,950"]],
    ["1950 hotspots", []],
  ])("tells a year from an amount: %s", (text, numbers) => expect(countingNumbers(text)).toEqual(numbers));

  it("finds a number before any unit, and no digit of a day or a quarter", () => {
    const day = fc
      .tuple(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join("-"));
    const count = fc.integer({ min: 2, max: 999 });
    fc.assert(
      fc.property(day, count, fc.constantFrom("%", "USD", "PiB", "stations", "HNT"), (when, number, unit) => {
        expect(countingNumbers(`On ${when} it was ${number} ${unit}, as in 2025Q4`)).toEqual([String(number)]);
      }),
    );
  });
});
