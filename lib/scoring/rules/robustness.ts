/** How the method is shaken (§3.9). Standard deviations unless said otherwise; lognormals have median 1. */
export const ROBUSTNESS = {
  draws: 20_000,
  /** Enough for a line on a page. */
  pageDraws: 2_000,
  /** Class shares of two seeded generators agree this closely at 20,000 draws. */
  tolerance: 0.02,
  defaultSeed: 20_251_120,
  /** Weights × U(1 − spread, 1 + spread), renormalised. */
  weightSpread: 0.25,
  /** Corridor edges × lognormal. */
  edgeSigma: 0.05,
  /** Hurdles ± normal, points. */
  hurdleSigma: 2,
  /** Checklist ± normal, points. */
  checklistSigma: 8,
  /** Glut ± normal with this share of σ(other quality). */
  glutSigmaShare: 0.5,
  /** Share of draws that use a geometric instead of an arithmetic mean. */
  geometricShare: 0.2,
  /** Lowest factor score under the geometric mean, which fails at zero. */
  geometricFloor: 1,
  percentiles: [0.05, 0.5, 0.95],
} as const;

/** [quality, σ]: log-standard deviation of an input by the quality of its source; linear between, flat outside. */
export const SIGMA_BY_QUALITY: readonly (readonly [number, number])[] = [
  [0.1, 0.8],
  [0.4, 0.4],
  [0.6, 0.25],
  [0.85, 0.08],
  [1, 0.03],
];

/** Words for the share of draws that give the published class. */
export const ROBUSTNESS_LABELS: readonly { from: number; label: string }[] = [
  { from: 0.8, label: "firm" },
  { from: 0.6, label: "fairly firm" },
  { from: 0, label: "borderline" },
];
