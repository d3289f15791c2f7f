import { Evaluation, evaluate } from "./evaluate";
import { TOP_RANK } from "./kernel";
import { copyMeasures, type Measures, scaleMeasures } from "./measures";
import { refuseEarly, refuseLate } from "./refusals";
import { FLIP_SEARCH_LIMIT } from "./rules";
import type { EvidenceInputs, FlipMultiples } from "./types";

/**
 * Steps of the first pass from 1 to the limit, equal in log: 2.9 % each. The class is monotone along the way except
 * where small quarters meet the growth floor, so a coarse pass and a bisection find the first flip.
 */
const STEPS = 240;
/** Halvings of one step that leave less than 1e-12 of it. */
const HALVINGS = 40;

/** Rank after gates at a multiple; null where the network would be refused. */
type RankAt = (multiple: number) => number | null;

/**
 * By what multiple of all revenue, or of tokens and cash, the verdict first rises or falls, gates included (§4.1).
 * Growth is measured again at every multiple; other factors and the evidence are held. A direction without a flip
 * between 1 and the limit, or before the network would be refused, is left out.
 */
export const findFlipMultiples = (base: Measures, evidence: EvidenceInputs, gatedRank: number): FlipMultiples => {
  const scaled = copyMeasures(base);
  const evaluation = new Evaluation();
  const rankAt = (revenue: number, emissions: number): number | null => {
    const m = scaleMeasures(base, revenue, emissions, scaled);
    if (refuseEarly(m) !== null) return null;
    const { gatedRank: rank, confidence } = evaluate(m, evidence, evaluation);
    return refuseLate(m, evidence, confidence.dataConfidence, rank) === null ? rank : null;
  };
  const byRevenue: RankAt = (multiple) => rankAt(multiple, 1);
  const byEmissions: RankAt = (multiple) => rankAt(1, multiple);
  const rises = (rank: number): boolean => rank > gatedRank;
  const falls = (rank: number): boolean => rank < gatedRank;

  const found: FlipMultiples = {};
  if (gatedRank < TOP_RANK) {
    const revenueUp = firstFlip(byRevenue, FLIP_SEARCH_LIMIT, rises);
    const emissionsUp = firstFlip(byEmissions, 1 / FLIP_SEARCH_LIMIT, rises);
    if (revenueUp !== null) found.revenueUp = revenueUp;
    if (emissionsUp !== null) found.emissionsUp = emissionsUp;
  }
  if (gatedRank > 0) {
    const revenueDown = firstFlip(byRevenue, 1 / FLIP_SEARCH_LIMIT, falls);
    const emissionsDown = firstFlip(byEmissions, FLIP_SEARCH_LIMIT, falls);
    if (revenueDown !== null) found.revenueDown = revenueDown;
    if (emissionsDown !== null) found.emissionsDown = emissionsDown;
  }
  return found;
};

/** The multiple nearest to 1, on the way to `limit`, whose rank is a flip; null if there is none before a refusal. */
const firstFlip = (rankAt: RankAt, limit: number, isFlip: (rank: number) => boolean): number | null => {
  let near = 1;
  for (let step = 1; step <= STEPS; step += 1) {
    const far = limit ** (step / STEPS);
    const rank = rankAt(far);
    if (rank === null) return flipBeforeRefusal(rankAt, near, far, isFlip);
    if (isFlip(rank)) return boundary(near, far, (multiple) => isFlipAt(rankAt, multiple, isFlip));
    near = far;
  }
  return null;
};

const isFlipAt = (rankAt: RankAt, multiple: number, isFlip: (rank: number) => boolean): boolean => {
  const rank = rankAt(multiple);
  return rank !== null && isFlip(rank);
};

/** Within the step that ends in a refusal, the class may still flip on the near side of it. */
const flipBeforeRefusal = (
  rankAt: RankAt,
  near: number,
  refused: number,
  isFlip: (rank: number) => boolean,
): number | null => {
  const end = lastBefore(near, refused, (multiple) => rankAt(multiple) === null);
  if (!isFlipAt(rankAt, end, isFlip)) return null;
  return boundary(near, end, (multiple) => isFlipAt(rankAt, multiple, isFlip));
};

/** Bisects to the far side of the point at which `holds` becomes true: false at `near`, true at `far`. */
const boundary = (near: number, far: number, holds: (multiple: number) => boolean): number =>
  bisect(near, far, holds).far;

const lastBefore = (near: number, far: number, holds: (multiple: number) => boolean): number =>
  bisect(near, far, holds).near;

const bisect = (near: number, far: number, holds: (multiple: number) => boolean): { near: number; far: number } => {
  let [low, high] = [near, far];
  for (let i = 0; i < HALVINGS; i += 1) {
    const middle = (low + high) / 2;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return { near: low, far: high };
};
