import { describe, expect, it } from "vitest";
import { ATOM_TYPE, atomFeed, type Feed, feedAnswer, jsonFeed, MOST_ITEMS } from "@/lib/feed";
import { assessRecord } from "@/lib/scoring";
import { changeItem } from "@/lib/views/change-items";
import { triggerItems } from "@/lib/views/trigger-items";
import { shippedRecord } from "../../support/shipped";

const side = (verdict: "subsidy_led" | "subsidy_leaning") => ({
  ...{ asOf: "2026-09-30", quarter: "2026Q2", verdict, reason: null, range: null, prudentCoverage: 0.3, score: 40 },
});

const item = (name: string, key = "k", date = "2026-09-30") =>
  changeItem(
    { slug: "helium", name },
    {
      ...{ origin: "published", key, query: `?asOf=${date}` },
      change: {
        ...{ date, changed: ["verdict"], note: null, why: null },
        ...{ from: side("subsidy_led"), to: side("subsidy_leaning") },
      },
    },
  );

const feed = (change: Partial<Feed> = {}): Feed => ({
  ...{ origin: "https://offtake.example", network: null, asOf: "2026-11-20", items: [item("Helium")] },
  ...change,
});

describe("the Atom feed", () => {
  it("has what RFC 4287 requires of a feed and of each entry", () => {
    const xml = atomFeed(feed());
    const [head = "", entry = ""] = xml.split("<entry>");
    for (const part of ["id", "title", "updated", "author"]) expect(head).toMatch(new RegExp(`<${part}>.+</${part}>`));
    expect(head).toContain(
      '<link rel="self" type="application/atom+xml" href="https://offtake.example/changes/feed.atom"/>',
    );
    for (const part of ["id", "title", "updated", "summary"])
      expect(entry).toMatch(new RegExp(`<${part}>.+</${part}>`));
    expect(entry).toContain('href="https://offtake.example/networks/helium?asOf=2026-09-30"');
    expect(head).toContain("<updated>2026-09-30T00:00:00Z</updated>");
  });
  it("holds no markup and no character that XML forbids, whatever a name holds", () => {
    const xml = atomFeed(feed({ items: [item(`A & <b>"B"</b>\u0000\u000b]]>`)] }));
    expect(xml).toContain("A &amp; &lt;b&gt;&quot;B&quot;&lt;/b&gt;]]&gt;");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b]/);
  });
  it("without a change has the day of the facts", () => {
    const xml = atomFeed(feed({ items: [], network: { slug: "helium", name: "Helium" } }));
    expect(xml).toContain("<updated>2026-11-20T00:00:00Z</updated>");
    expect(xml).toContain("/changes/feed.atom?network=helium");
    expect(xml).not.toContain("<entry>");
  });
});

describe("a condition that is met", () => {
  const condition = triggerItems(
    shippedRecord("render"),
    assessRecord(shippedRecord("render"), { asOf: "2026-11-20" }),
  );
  it("is an entry of both, with its state as category", () => {
    const [first] = condition;
    if (!first) throw new Error("the record has no condition that is met or close");
    const xml = atomFeed(feed({ items: condition }));
    expect(xml).toContain(`<id>${first.id}</id>`);
    expect(xml).toContain(`<category term="trigger-${first.state}"`);
    expect(xml).toContain(`<updated>${first.date}T00:00:00Z</updated>`);
    const [entry] = JSON.parse(jsonFeed(feed({ items: condition }))).items;
    expect(entry).toMatchObject({
      id: first.id,
      title: first.title,
      content_text: first.sentences.join(" "),
      tags: ["render", `trigger-${first.state}`],
    });
  });
});

describe("the JSON Feed", () => {
  it("has what version 1.1 requires, and the same ids as the Atom feed", () => {
    const parsed = JSON.parse(jsonFeed(feed()));
    expect(parsed).toMatchObject({
      version: "https://jsonfeed.org/version/1.1",
      title: "Offtake: changes of verdict",
      home_page_url: "https://offtake.example/changes",
      feed_url: "https://offtake.example/changes/feed.json",
    });
    const [first] = parsed.items;
    expect(first).toMatchObject({
      url: "https://offtake.example/networks/helium?asOf=2026-09-30",
      title: "Helium: subsidy-led, now subsidy-leaning",
      date_published: "2026-09-30T00:00:00Z",
      tags: ["helium", "data"],
    });
    expect(first.content_text.length).toBeGreaterThan(10);
    expect(atomFeed(feed())).toContain(`<id>${first.id}</id>`);
  });
  it("keeps the newest", () => {
    const items = Array.from({ length: MOST_ITEMS + 5 }, (_, at) => item("Helium", String(at)));
    expect(JSON.parse(jsonFeed(feed({ items }))).items).toHaveLength(MOST_ITEMS);
  });
});

describe("the answer", () => {
  const ask = (etag?: string) =>
    feedAnswer(
      new Request("https://offtake.example/", etag ? { headers: { "if-none-match": etag } } : {}),
      "body",
      ATOM_TYPE,
    );

  it("is 304 for a reader who holds it, also where a proxy weakened the validator", async () => {
    const etag = ask().headers.get("etag") ?? "";
    expect(ask().status).toBe(200);
    expect(ask(`W/${etag}, "other"`).status).toBe(304);
    expect(await ask(etag).text()).toBe("");
    expect(ask('"other"').status).toBe(200);
  });
});
