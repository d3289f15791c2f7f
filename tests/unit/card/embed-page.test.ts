import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EMBED_POLICY, embedPage, NOTICES, noticeEmbedPage, snippetsOf } from "@/lib/card";
import { DARK, LIGHT } from "@/lib/card/colours";
import { DISCLAIMER } from "@/lib/format/disclaimer";
import { AS_OF, shippedCards, verdictCard } from "./cards";

const PLACE = "offtake.example/networks/testnet";
const unescaped = (text: string) => text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
const tagsOf = (html: string) => (html.match(/<\/?[a-z0-9]+/g) ?? []).join(" ");

describe("a card", () => {
  it("prints what a verdict stands on, and leads to its page", () => {
    const html = unescaped(embedPage(verdictCard({ caution: "Mind this." }), PLACE, "auto"));
    for (const part of [
      "Testnet: Demand-leaning",
      verdictCard().sentence,
      "2026Q2",
      AS_OF,
      "What customers paid (house definition)",
      "C* 0.60–0.80, demand-leaning",
      "Moderate",
      "Mind this.",
      '<a href="/networks/testnet" target="_blank" rel="noopener">',
      PLACE,
      DISCLAIMER,
    ])
      expect(html).toContain(part);
  });

  it("in grey says how old it is", () => {
    const html = embedPage(verdictCard({ state: "stale", staleAge: "143 days" }), PLACE, "auto");
    expect(html).toContain("Shown in grey: 143 days since its as-of day.");
    expect(html).toContain("out of date");
    expect(html).toContain('<main class="grey">');
  });

  it("without a verdict draws no interval and names no class", () => {
    const withheld = shippedCards().filter(({ state }) => state === "withheld");
    expect(withheld.length).toBeGreaterThan(5);
    for (const card of withheld) {
      const html = embedPage(card, PLACE, "auto");
      const text = unescaped(html.replace(/<style>[\s\S]*?<\/style>/, "").replace(/<[^>]+>/g, " "));
      expect(html).not.toContain('class="interval"');
      expect(text).toContain("no verdict to show");
      expect(text).not.toMatch(/(subsidy|demand)-(led|leaning)/i);
    }
  });

  it("runs no script, has no style attribute, and its policy allows its one style element", () => {
    const html = embedPage(verdictCard(), PLACE, "dark");
    expect(html).not.toMatch(/<script|\sstyle=|\son\w+=/);
    expect(html).toContain('<html lang="en" data-theme="dark">');
    const style = /<style>([\s\S]*)<\/style>/.exec(html)?.[1] ?? "";
    const hash = createHash("sha256").update(style).digest("base64");
    expect(EMBED_POLICY).toContain(`style-src 'sha256-${hash}';`);
    expect(EMBED_POLICY).toContain("frame-ancestors *");
    expect(EMBED_POLICY).toMatch(/^default-src 'none';/);
  });

  it("whatever a name holds stays text", () => {
    const plain = tagsOf(embedPage(verdictCard(), PLACE, "auto"));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom("</h1><script>", "\"'><img src=x>", "&lt;")), (name) => {
        expect(tagsOf(embedPage(verdictCard({ name, sentence: name }), name, "auto"))).toBe(plain);
      }),
    );
  });

  it("of nobody says so and leads to the list", () => {
    expect(noticeEmbedPage(NOTICES.unknown, "offtake.example/embed", "auto")).toContain("No such network");
  });
});

it("the colours are those of the site", () => {
  const css = readFileSync(new URL("../../../app/globals.css", import.meta.url), "utf8");
  const [light, ...darks] = [...css.matchAll(/:root[^{]*\{\n([^}]*--demand:[^}]*)\}/g)].map(([, block]) => block ?? "");
  // As the system says, and as the reader chose.
  expect(darks).toHaveLength(2);
  for (const [name, colour] of Object.entries(LIGHT)) expect(light).toContain(`--${name}: ${colour};`);
  for (const dark of darks)
    for (const [name, colour] of Object.entries(DARK)) expect(dark).toContain(`--${name}: ${colour};`);
});

it("what is to be pasted escapes what it quotes", () => {
  const { iframe, image, markdown } = snippetsOf(
    { slug: "a", name: 'A "B" <C>', path: "/networks/a" },
    "https://o.example",
  );
  expect(iframe).toMatch(
    /^<iframe src="https:\/\/o\.example\/embed\/a" title="A &#34;B&#34; &#60;C&#62;: verdict by Offtake" /,
  );
  expect(image).toMatch(
    /^<a href="https:\/\/o\.example\/networks\/a"><img src="https:\/\/o\.example\/badge\/a\.svg" alt="[^"<]*"><\/a>$/,
  );
  expect(markdown).toContain("(https://o.example/badge/a.svg)](https://o.example/networks/a)");
});
