import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readNetworkFacts } from "@/lib/facts";
import type { Assessed } from "@/lib/scoring";
import { buildCard, buildUnassessedCard, type CardView } from "@/lib/views";
import { shipped } from "./records";

const AS_OF = "2026-11-20";
const daysLater = (days: number): string => new Date(Date.parse(AS_OF) + days * 86_400_000).toISOString().slice(0, 10);

const FILECOIN = shipped("filecoin", AS_OF);

/** The shipped verdict that may travel, changed in the one respect that a case is about. */
function card(change: Partial<Assessed> = {}, today = AS_OF): CardView {
  return buildCard(FILECOIN.record, { ...FILECOIN.assessed, ...change }, today);
}

const of = (slug: string): CardView => {
  const { record, assessed } = shipped(slug, AS_OF);
  return buildCard(record, assessed, AS_OF);
};

describe("a verdict that travels", () => {
  it("takes with it what it stands on", () => {
    expect(card()).toMatchObject({
      state: "verdict",
      headline: "Subsidy-led",
      quarter: "2026Q2",
      asOf: AS_OF,
      definition: { label: FILECOIN.record.definitions.find(({ house }) => house)?.label, house: true },
      path: "/networks/filecoin",
      withheld: [],
      why: null,
    });
    expect(card().range?.classes).toBe("subsidy-led");
    expect(card().sentence).toMatch(/^For every \$1 of tokens Filecoin issued/);
  });

  it("says that it is bounded, and that both ends read the same", () => {
    expect(card().verdict?.qualifiers).toEqual(["bounded"]);
    expect(card().caution).toContain("both ends read this class");
    expect(card({ tags: [] }).verdict?.qualifiers).toEqual([]);
    expect(card({ tags: [] }).caution).toBeNull();
  });

  it("says that its class depends on the definition", () => {
    expect(card({ definitionRobust: false }).caution).toContain("depends on the definition");
  });

  it.each([
    [0, "verdict", null],
    [119, "verdict", null],
    [120, "stale", "120 days"],
    [121, "stale", "121 days"],
  ] as const)("%i days after its as-of day it is %s", (days, state, staleAge) => {
    expect(card({}, daysLater(days))).toMatchObject({ state, staleAge, headline: "Subsidy-led" });
  });

  it("reads the age from the day it was asked for, not from the newest facts", () => {
    expect(card({ asOf: "2026-07-01" })).toMatchObject({ state: "stale", asOf: "2026-07-01" });
  });
});

describe("a verdict that does not travel", () => {
  const nothing = { state: "withheld", headline: "No verdict to show", verdict: null, range: null, confidence: null };

  it("a draft", () => {
    const draft = card({ tags: ["draft"] });
    expect(draft).toMatchObject({ ...nothing, withheld: ["draft"], why: "draft" });
    expect(draft.sentence).toContain("not researched yet");
    expect(of("iotex")).toMatchObject({ ...nothing, withheld: ["draft"] });
  });

  it("a contested one, with or without a class of its own", () => {
    const weak = card({ tags: ["contested"] });
    expect(weak).toMatchObject({ ...nothing, withheld: ["contested"], why: "contested" });
    expect(weak.sentence).toContain("disagree");
    const none = card({ verdict: "insufficient_evidence", reason: "contested", tags: [] });
    expect(none).toMatchObject({ ...nothing, withheld: ["contested"] });
    expect(none.sentence).toContain("classes apart");
  });

  it("a range of classes", () => {
    const range = card({ verdict: "insufficient_evidence", reason: "range", range: ["subsidy_led", "demand_led"] });
    expect(range).toMatchObject({ ...nothing, withheld: ["range"], why: "a range of classes" });
    expect(of("helium").withheld).toContain("range");
  });

  it("one without a class, with the reason and never the class it would read", () => {
    const refused = card({
      verdict: "insufficient_evidence",
      reason: "weak_evidence",
      wouldBe: "subsidy_led",
      tags: [],
    });
    expect(refused).toMatchObject({ ...nothing, withheld: ["no_class"], why: "weak evidence" });
    expect(JSON.stringify(refused)).not.toMatch(/subsidy[-_ ]led/i);
    expect(of("akash")).toMatchObject({ withheld: ["no_class", "draft"], why: "weak evidence; draft" });
  });

  it("still says quarter, day, definition and where to read on", () => {
    expect(card({ tags: ["draft"] })).toMatchObject({
      quarter: "2026Q2",
      asOf: AS_OF,
      definition: { house: true },
      path: "/networks/filecoin",
    });
  });

  it("what is shown beside the networks", () => {
    const record = readNetworkFacts(join(import.meta.dirname, "../../../prisma/seed/chainlink"));
    expect(buildUnassessedCard(record, AS_OF)).toMatchObject({
      ...nothing,
      withheld: ["not_assessed"],
      definition: null,
    });
    expect(buildUnassessedCard(FILECOIN.record, AS_OF)).toBeNull();
  });
});

it("no card prints a letter for a network, nor a word of ratings", () => {
  for (const slug of ["filecoin", "helium", "akash", "render", "xnet", "iotex"]) {
    const { sentence, headline, why, confidence, caution } = of(slug);
    const text = [headline, sentence, why, confidence, caution].join(" ");
    expect(text).not.toMatch(/\b[A-F][1-6]\b|\b[ABC]{2,3}\b|\b(rating|outlook|upgrade|downgrade|buy|sell)\b/i);
    expect(text).not.toMatch(/undefined|NaN|Infinity|_/);
  }
});
