import type { Measures } from "./measures";
import { at, reaches } from "./numbers";
import type { Flips } from "./types";

/**
 * How far coverage is from the corridor edges beside it (§3.12), whether or not the class changes there. An edge
 * missing on one side is left out; without emissions there is no distance.
 */
export const findFlips = (m: Measures): Flips => {
  const coverage = m.prudentCoverage;
  if (coverage === Number.POSITIVE_INFINITY) return { coverage: "unbounded: no emissions" };
  const flips: Flips = {};
  const { edges } = m.method.settings;
  let next = 0;
  while (next < edges.length && reaches(coverage, at(edges, next))) next += 1;
  if (next < edges.length) {
    const edge = at(edges, next);
    const revenueNeededUsd = edge * m.prudentEmissions;
    flips.nextEdge = {
      coverage: edge,
      revenueNeededUsd,
      extraRevenueUsd: revenueNeededUsd - m.revenue2q,
      revenueMultiple: edge / coverage,
      emissionCut: 1 - coverage / edge,
    };
  }
  if (next > 0) {
    const edge = at(edges, next - 1);
    // At the edge within the tolerance coverage may lie a hair under it; a fall is never negative.
    flips.lowerEdge = {
      coverage: edge,
      revenueFall: Math.max(0, 1 - edge / coverage),
      emissionRise: Math.max(0, coverage / edge - 1),
    };
  }
  return flips;
};
