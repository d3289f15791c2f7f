import { describe, expect, it } from "vitest";
import { buildNetwork, type NetworkView, proseText } from "@/lib/views";
import { shipped } from "./records";

const request = { asOf: null, definition: null, today: "2026-11-21", fingerprint: "0000000000000000", peers: [] };
const page = (slug: string, asOf?: string): NetworkView => {
  const { record, assessed } = shipped(slug, asOf);
  return buildNetwork(record, assessed, { ...request, asOf: asOf ?? null });
};

describe("a network's page", () => {
  it.each(["helium", "filecoin", "akash"])("%s: earned, lost and unknown points make a hundred", (slug) => {
    const { score } = page(slug).checks;
    if (!score) throw new Error("no score");
    expect(score.earnedPoints + score.lostPoints + score.unknownPoints).toBeCloseTo(100, 6);
  });

  it("prints no letter or rating word beside a network's name", () => {
    for (const slug of ["helium", "filecoin", "akash"]) {
      const view = page(slug);
      const text = [
        view.verdict.label,
        view.verdict.explanation,
        ...[view.sentence, ...view.arguments.for, ...view.arguments.against, ...view.flips.up, ...view.flips.down].map(
          proseText,
        ),
      ].join(" ");
      expect(text).not.toMatch(/\b(rating|outlook|notch|upgrade|downgrade|buy|sell|Ponzi|fake|wash)\b/i);
      expect(text).not.toMatch(/undefined|NaN|null|Infinity|_/);
    }
  });

  it("says on which side a growth of supply stands", () => {
    const points = ["helium", "filecoin", "akash", "render", "geodnet"].flatMap((slug) => {
      const { arguments: of } = page(slug);
      return [
        ...of.for.map((line) => ["for", proseText(line)]),
        ...of.against.map((line) => ["against", proseText(line)]),
      ];
    });
    const dilution = points.filter(([, text]) => text?.startsWith("Circulating supply changed"));
    expect(dilution.length).toBeGreaterThan(0);
    for (const [side, text] of dilution)
      expect(text).toMatch(side === "for" ? /that is little dilution\.$/ : /that is much dilution\.$/);
  });

  it("says why there is no class once", () => {
    const [without, withOne] = [page("bittensor"), page("filecoin")];
    expect(without.meaning).toBeNull();
    expect(proseText(without.sentence)).toBe(`Bittensor: ${without.verdict.explanation}`);
    expect(withOne.meaning).toBe(withOne.verdict.explanation);
  });

  it("a past day drops what became known later and says so", () => {
    const past = page("helium", "2026-03-31");
    expect(past.banners.map(proseText)[0]).toContain("as known on 2026-03-31");
    expect(past.quarter).not.toBe("2026Q2");
    const days = past.evidence.flatMap((series) =>
      series.figures.flatMap((figure) => figure.claims.map((claim) => claim.knownOn.slice(0, 10))),
    );
    expect(days.every((day) => day <= "2026-03-31")).toBe(true);
  });

  it("says what sources would have to be where evidence is what is missing", () => {
    expect(page("akash").flips.up.map(proseText).join(" ")).toContain("quality 0.60 or better");
  });
});
