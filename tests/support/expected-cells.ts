import {
  type AssessmentResult,
  demandShare,
  halvingsToParity,
  isScored,
  type ScoredAssessment,
  verdictLabel,
} from "@/lib/scoring";

/** What a cell must hold: a number, or one of the words that stand for one. */
export type Expected = number | string;

const coverage = (of: number | null): Expected =>
  of === null ? "unknown" : of === Number.POSITIVE_INFINITY ? "no emissions" : of;

/** Words of refusals that come before any score. */
const STATUS: Partial<Record<string, string>> = {
  revenue_missing: "revenue missing",
  emissions_missing: "emissions missing",
  inactive: "inactive",
};

/** Every live cell of one reading by its key, from the result of the method. */
export function expectedCells(result: AssessmentResult): Map<string, Expected> {
  if (!isScored(result))
    return new Map<string, Expected>([
      ["status", STATUS[result.reason] ?? ""],
      ["score", "not computed"],
      ["unknown", "not computed"],
      ["dataConfidence", "not computed"],
      ["candidate", "not computed"],
      ["corridor.0", "not computed"],
    ]);
  return new Map<string, Expected>([
    ["status", "scored"],
    ...ratios(result),
    ...points(result),
    ...classes(result),
    ...flips(result),
  ]);
}

function ratios({ ratios: of }: ScoredAssessment): [string, Expected][] {
  const own = Object.entries(of).map(([key, value]): [string, Expected] => [`ratios.${key}`, coverage(value)]);
  const halvings = halvingsToParity(of.prudentCoverage);
  return [
    ...own,
    ["demandShare", demandShare(of.revenue2qUsd, of.prudentEmissionsUsd) ?? "unknown"],
    ["halvings", halvings === Number.POSITIVE_INFINITY ? "without end" : halvings],
  ];
}

function points(result: ScoredAssessment): [string, Expected][] {
  const { confidence } = result;
  return [
    ["score", result.score],
    ["unknown", result.unknown],
    ["lost", result.lost],
    ["dataConfidence", result.dataConfidence],
    ["confidence.completeness", confidence.completeness],
    ["confidence.freshness", confidence.freshness],
    ["confidence.quality", confidence.quality],
    ["confidence.agreement", confidence.agreement],
    ...Object.entries(result.factorScores).map(([id, of]): [string, Expected] => [
      `factorScores.${id}`,
      of ?? "unknown",
    ]),
    ...Object.keys(result.factorScores).map((id): [string, Expected] => [
      `contributions.${id}`,
      result.contributions[id as keyof typeof result.contributions] ?? "unknown",
    ]),
  ];
}

const classes = ({ corridor, candidate }: ScoredAssessment): [string, Expected][] => [
  ["corridor.0", verdictLabel(corridor[0])],
  ["corridor.1", verdictLabel(corridor[1])],
  ["candidate", verdictLabel(candidate)],
];

function flips({ flips: of }: ScoredAssessment): [string, Expected][] {
  if (!of || of.coverage) return [];
  const { nextEdge, lowerEdge } = of;
  return [
    ["nextEdge", nextEdge?.coverage ?? "none"],
    ["flips.nextEdge.revenueNeededUsd", nextEdge?.revenueNeededUsd ?? "none"],
    ["flips.nextEdge.extraRevenueUsd", nextEdge?.extraRevenueUsd ?? "none"],
    ["flips.nextEdge.emissionCut", nextEdge?.emissionCut ?? "none"],
    ["lowerEdge", lowerEdge?.coverage ?? "none"],
    ["flips.lowerEdge.revenueFall", lowerEdge?.revenueFall ?? "none"],
    ["flips.lowerEdge.emissionRise", lowerEdge?.emissionRise ?? "none"],
  ];
}

/** The bar: 1e-6, relative or absolute, whichever is looser; words and classes exactly. */
const TOLERANCE = 1e-6;

export const agrees = (actual: unknown, expected: Expected): boolean =>
  typeof expected === "number"
    ? typeof actual === "number" && Math.abs(actual - expected) <= TOLERANCE * Math.max(1, Math.abs(expected))
    : actual === expected;
