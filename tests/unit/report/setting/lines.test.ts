import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { prepareSetting } from "@/lib/report/flow/set-document";
import { breakLines, oneLine, type Span, widthOf } from "@/lib/report/setting/lines";
import type { Look } from "@/lib/report/setting/look";
import { BODY } from "@/lib/report/styles";

const RUNS = { seed: 20_251_120, numRuns: 300 } as const;

beforeAll(() => prepareSetting());

const span = (text: string, look: Partial<Look> = {}): Span => ({ text, look: { ...BODY, ...look } });
const textsOf = (spans: Span[], width: number) =>
  breakLines(spans, width).map(({ parts }) => parts.map(({ text }) => text).join(""));

describe("lines", () => {
  it("are filled as far as they go, and end at gaps", () => {
    const words = "customers pay for what they use";
    const width = widthOf("customers pay for", BODY) + 1;
    expect(textsOf([span(words)], width)).toEqual(["customers pay for", "what they use"]);
    expect(textsOf([span(words)], 1000)).toEqual([words]);
  });
  it("lose nothing, add nothing and leave no column, however narrow", () => {
    const word = fc.stringMatching(/^[A-Za-z0-9.,$%–/-]{1,60}$/);
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), fc.double({ min: 12, max: 500, noNaN: true }), (words, width) => {
        const lines = breakLines([span(words.join(" "))], width);
        expect(
          lines
            .flatMap(({ parts }) => parts.map(({ text }) => text))
            .join("")
            .replaceAll(" ", ""),
        ).toBe(words.join(""));
        for (const line of lines) expect(line.width).toBeLessThanOrEqual(width + 0.05);
      }),
      RUNS,
    );
  });
  it("end inside a word that is wider than they are, behind its hyphens first", () => {
    const width = widthOf("subsidy-", BODY) + 1;
    expect(textsOf([span("subsidy-leaning")], width)).toEqual(["subsidy-", "leaning"]);
    const letters = textsOf([span("ELEVENLETTR")], widthOf("ELEVE", BODY));
    expect(letters.length).toBeGreaterThan(1);
    expect(letters.join("")).toBe("ELEVENLETTR");
  });
  it("never end inside a number that fits one of them", () => {
    const figure = fc.stringMatching(
      /^(20[0-9]{2}Q[1-4]\u00a0)?[$]?[0-9]{1,3}([.,][0-9]{1,3}){1,2}[kM](\u00a0(FIL|TOKENLETTERS))?;$/,
    );
    const width = fc.double({ min: widthOf("$999,999.999M;", BODY), max: 300, noNaN: true });
    fc.assert(
      fc.property(fc.array(figure, { maxLength: 20 }), width, (figures, room) => {
        for (const line of textsOf([span(figures.join(" "))], room)) {
          expect(line).not.toMatch(/\d[.,]?$/);
          expect(line).not.toMatch(/^[.,]/);
        }
      }),
      RUNS,
    );
    expect(textsOf([span("7.12M\u00a0FILFILFIL")], widthOf("FILFILFIL", BODY) + 1)).toEqual([
      "7.12M\u00a0",
      "FILFILFIL",
    ]);
  });
  it("are drawn word by word; pieces of a word that stay together are one word, kerned as such", () => {
    const address = "https://offtake.example/networks/AVATAR";
    const partsOf = (text: string, width: number) =>
      breakLines([span(text)], width).map(({ parts }) => parts.map(({ words }) => words.map((word) => word.text)));
    expect(partsOf(`see  ${address} now`, 1000)).toEqual([[["see", "  ", address, " ", "now"]]]);
    const narrow = partsOf(address, widthOf("https://offtake.example/", BODY) + 1);
    expect(narrow).toEqual([[["https://offtake.example/"]], [["networks/AVATAR"]]]);
  });
  it("keep what belongs together, in looks of its own", () => {
    const small = { ...BODY, fontSize: 5 };
    const [line] = breakLines([span("$4.02M"), { text: " D4", look: small }], 200);
    expect(line?.parts.map(({ text, look }) => [text, look.fontSize])).toEqual([
      ["$4.02M", 8.5],
      [" D4", 5],
    ]);
    expect(
      textsOf([span("(", {}), span("AKT", { fontWeight: 600 }), span(") pays")], widthOf("(AKT)", BODY) + 6),
    ).toEqual(["(AKT)", "pays"]);
  });
  it("have no gap at their ends, and one line where there is nothing", () => {
    expect(textsOf([span("  so it is   ")], 400)).toEqual(["so it is"]);
    expect(textsOf([span("")], 400)).toEqual([""]);
  });
  it("are written in capitals where the look says so", () => {
    expect(textsOf([span("who carries", { isUppercase: true })], 400)).toEqual(["WHO CARRIES"]);
  });
});

describe("a text on one line", () => {
  it("is cut visibly where it is too wide, and only there", () => {
    const text = "Offtake · fingerprint d55edc5435fe77e0 · as of 2026-11-20";
    expect(oneLine(text, BODY, 1000)).toBe(text);
    const cut = oneLine(text, BODY, 100);
    expect(cut.endsWith("…")).toBe(true);
    expect(widthOf(cut, BODY)).toBeLessThanOrEqual(100);
    expect(text.startsWith(cut.slice(0, -1))).toBe(true);
  });
});
