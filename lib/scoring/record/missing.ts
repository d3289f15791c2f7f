import type { Claim } from "./claims";
import type { Figure } from "./output";
import { type Quarter, quarterAt } from "./quarters";
import type { Reconciled } from "./reconcile";
import type { SeriesFact } from "./types";
import { windowIn } from "./windows";

/** A quarter in which something was said, but no number follows from it. */
export const missing = (series: SeriesFact, quarter: Quarter, touching: readonly Claim[]): Reconciled => {
  const parts = touching.filter((claim) => !claim.isOut && claim.span && windowIn(claim, quarter));
  if (parts.length > 0 && series.shape === "flow")
    return without(series.id, quarter, "part_quarter", touching, "Claims cover less than 90 % of the quarter's days.");
  // Whoever looked last knows best; on the same day, that nobody looked is the more modest statement.
  const silent = touching
    .filter(({ fact }) => fact.nullReason === "not_disclosed" || fact.nullReason === "not_researched")
    .toSorted((a, b) =>
      a.fact.knownOn === b.fact.knownOn ? bySilence(a, b) : a.fact.knownOn < b.fact.knownOn ? 1 : -1,
    )[0];
  if (silent?.fact.nullReason === "not_disclosed")
    return without(
      series.id,
      quarter,
      "not_disclosed",
      touching,
      `Searched and not disclosed: ${silent.source.publisher}.`,
    );
  if (silent) return without(series.id, quarter, "not_researched", touching, "Not researched by us.");
  return without(series.id, quarter, "no_claim", touching, "No usable claim about this quarter.");
};

const bySilence = (a: Claim, b: Claim): number =>
  Number(b.fact.nullReason === "not_researched") - Number(a.fact.nullReason === "not_researched");

/** A quarter in which nothing was said. */
export const silence = (seriesId: string, index: number): Reconciled =>
  without(seriesId, quarterAt(index), "no_claim", [], "No claim about this quarter.");

const without = (
  seriesId: string,
  quarter: Quarter,
  why: NonNullable<Figure["missing"]>,
  touching: readonly Claim[],
  reason: string,
): Reconciled => ({
  choice: null,
  used: [],
  figure: {
    seriesId,
    quarter: quarter.label,
    span: null,
    missing: why,
    method: "none",
    grade: null,
    quality: null,
    knownOn: null,
    knownOnBasis: null,
    usedIds: [],
    otherIds: touching.map((claim) => claim.fact.id),
    originIds: [],
    gap: null,
    reason,
  },
});
