import { describe, expect, it } from "vitest";
import { buildNetwork, type NetworkView } from "@/lib/views";
import { shipped } from "./records";

const request = { asOf: null, definition: null, today: "2026-11-21", fingerprint: "0000000000000000", peers: [] };
const page = (slug: string, asOf?: string): NetworkView => {
  const { record, assessed } = shipped(slug, asOf);
  return buildNetwork(record, assessed, { ...request, asOf: asOf ?? null });
};

describe("a network's page", () => {
  it.each(["helium", "filecoin", "akash"])("%s: every link to a figure lands on one", (slug) => {
    const view = page(slug);
    const anchors = new Set(view.evidence.flatMap((series) => series.figures.map((figure) => `#${figure.anchor}`)));
    const numbers = [
      ...view.checks.checks.map((check) => check.value),
      ...(view.bridge
        ? [...view.bridge.demand, ...view.bridge.excluded, ...view.bridge.subsidy].map((row) => row.number)
        : []),
    ];
    const targets = numbers.flatMap((number) =>
      number.href?.startsWith("#figure-") && number.state !== "unknown" ? [number.href] : [],
    );
    expect(targets.length).toBeGreaterThan(0);
    for (const target of targets) expect(anchors).toContain(target);
  });

  it.each(["helium", "filecoin", "akash"])("%s: earned, lost and unknown points make a hundred", (slug) => {
    const { score } = page(slug).checks;
    if (!score) throw new Error("no score");
    expect(score.earnedPoints + score.lostPoints + score.unknownPoints).toBeCloseTo(100, 6);
  });

  it("prints no letter or rating word beside a network's name", () => {
    for (const slug of ["helium", "filecoin", "akash"]) {
      const view = page(slug);
      const text = [
        view.sentence,
        view.verdict.label,
        view.verdict.explanation,
        ...view.arguments.for,
        ...view.arguments.against,
        ...view.flips.up,
        ...view.flips.down,
      ].join(" ");
      expect(text).not.toMatch(/\b(rating|outlook|notch|upgrade|downgrade|buy|sell|Ponzi|fake|wash)\b/i);
      expect(text).not.toMatch(/undefined|NaN|null|Infinity|_/);
    }
  });

  it("a past day drops what became known later and says so", () => {
    const past = page("helium", "2026-03-31");
    expect(past.banners[0]).toContain("as known on 2026-03-31");
    expect(past.quarter).not.toBe("2026Q2");
    const days = past.evidence.flatMap((series) =>
      series.figures.flatMap((figure) => figure.claims.map((claim) => claim.knownOn.slice(0, 10))),
    );
    expect(days.every((day) => day <= "2026-03-31")).toBe(true);
  });

  it("says what sources would have to be where evidence is what is missing", () => {
    expect(page("akash").flips.up.join(" ")).toContain("quality 0.60 or better");
  });
});
