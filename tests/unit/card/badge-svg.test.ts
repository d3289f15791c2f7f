import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { badgeSvg, NOTICES, noticeBadgeSvg } from "@/lib/card";
import { textWidth } from "@/lib/charts";
import { DISCLAIMER } from "@/lib/format/disclaimer";
import { AS_OF, shippedCards, verdictCard } from "./cards";

const PLACE = "offtake.example/networks/testnet";
const unescaped = (text: string) => text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));

/** The lines of text of a badge with the room each takes. */
const linesOf = (svg: string) =>
  [
    ...svg.matchAll(
      /<text class="\w+" x="([\d.]+)" y="[\d.]+" font-size="([\d.]+)"[^>]*textLength="([\d.]+)"[^>]*>([^<]*)</g,
    ),
  ].map(([, x, px, length, text]) => ({
    x: Number(x),
    px: Number(px),
    length: Number(length),
    text: unescaped(text ?? ""),
  }));
const widthOf = (svg: string) => Number(/<svg [^>]*width="(\d+)"/.exec(svg)?.[1]);
/** Elements and attributes without what they hold: two badges of one shape have the same. */
const tagsOf = (svg: string) => (svg.match(/<\/?[a-z]+/g) ?? []).join(" ");

describe("a badge", () => {
  it("prints verdict, range, quarter, day, definition and where to read on", () => {
    expect(linesOf(badgeSvg(verdictCard(), PLACE, "auto")).map(({ text }) => text)).toEqual([
      "Testnet: Demand-leaning",
      "Coverage C* 0.60–0.80, demand-leaning",
      `2026Q2 · as of ${AS_OF} · house definition`,
      PLACE,
    ]);
  });

  it("tells a screen reader more: the sentence, the definition by name, the limits", () => {
    const svg = unescaped(badgeSvg(verdictCard(), PLACE, "auto"));
    expect(svg).toContain(`<title id="title">Testnet: Demand-leaning, 2026Q2, as of ${AS_OF}</title>`);
    expect(svg).toMatch(/role="img" aria-labelledby="title desc"/);
    for (const part of [verdictCard().sentence, "House definition: What customers paid.", PLACE, DISCLAIMER])
      expect(svg).toContain(part);
  });

  it("says in words that it is grey", () => {
    const stale = badgeSvg(verdictCard({ state: "stale", staleAge: "143 days" }), PLACE, "light");
    expect(linesOf(stale)[0]?.text).toBe("Testnet: Demand-leaning (out of date)");
    expect(linesOf(stale)[2]?.text).toContain(`as of ${AS_OF}, 143 days ago`);
    expect(stale).not.toMatch(/#0b6a68|#a65a06/);
    expect(badgeSvg(verdictCard(), PLACE, "light")).toContain("#0b6a68");
  });

  it("without a verdict names the reason and no class", () => {
    const none = verdictCard({
      state: "withheld",
      withheld: ["no_class", "draft"],
      verdict: null,
      range: null,
      headline: "No verdict to show",
      why: "weak evidence; draft",
      sentence: "Too weak.",
    });
    expect(linesOf(badgeSvg(none, PLACE, "auto")).map(({ text }) => text)).toEqual([
      "Testnet: no verdict to show",
      "weak evidence; draft",
      `2026Q2 · as of ${AS_OF} · house definition`,
      PLACE,
    ]);
  });

  it("keeps its words inside, the longest too", () => {
    const longest = verdictCard({
      name: "W".repeat(40),
      verdict: { ...verdictCard().verdict, qualifiers: ["bounded", "annual record"] } as never,
    });
    const cards = [...shippedCards(), ...shippedCards("2027-11-20"), longest];
    expect(cards.length).toBeGreaterThan(30);
    for (const one of cards) {
      const svg = badgeSvg(one, `a-long-name-of-a-host.example.org/networks/${one.slug}`, "auto");
      const lines = linesOf(svg);
      expect(lines).toHaveLength(4);
      for (const { x, px, length, text } of lines) {
        expect(length, text).toBeGreaterThanOrEqual(Math.floor(textWidth(text, px)));
        expect(x + length, text).toBeLessThanOrEqual(widthOf(svg) - 12);
      }
    }
  });

  it("is dark where the page is, and only then", () => {
    expect(badgeSvg(verdictCard(), PLACE, "auto")).toContain("prefers-color-scheme: dark");
    expect(badgeSvg(verdictCard(), PLACE, "light")).not.toContain("<style>");
    expect(badgeSvg(verdictCard(), PLACE, "dark")).toContain('fill="#191c1f"');
  });

  it("runs nothing and fetches nothing", () => {
    expect(badgeSvg(verdictCard(), PLACE, "auto")).not.toMatch(/<script|<image|<use|href=|url\(|@import|on\w+=/);
  });

  it("whatever a name holds stays text", () => {
    const plain = tagsOf(badgeSvg(verdictCard(), PLACE, "auto"));
    const hostile = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom("</text><script>", "\"'><a href=x>", "&amp;", "]]>", "\u0000\u0007", "<!--"),
    );
    fc.assert(
      fc.property(hostile, hostile, (name, label) => {
        const svg = badgeSvg(
          verdictCard({ name, sentence: label, definition: { id: "x", label, house: true } }),
          name,
          "auto",
        );
        expect(tagsOf(svg)).toBe(plain);
        expect(svg).not.toMatch(/&(?!#\d+;)/);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: XML knows none of them, and none may come through
        expect(svg).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
      }),
    );
  });
});

it("a badge of nobody says so and leads to the list", () => {
  const svg = noticeBadgeSvg(NOTICES.unknown, "offtake.example/embed", "auto");
  expect(linesOf(svg).map(({ text }) => text)).toEqual([
    "No such network",
    "Offtake has no record under this name",
    "offtake.example/embed",
  ]);
});
