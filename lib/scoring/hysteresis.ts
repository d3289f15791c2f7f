import { classOf, DVS_1_0, type Method, rankOf } from "./kernel";
import { isBelow, reaches } from "./numbers";
import type { Verdict, VerdictClass } from "./types";

/** One quarter as hysteresis sees it (§3.8). */
export type HysteresisStep =
  | { candidate: "insufficient_evidence" }
  | {
      /** Class after gates, before hysteresis. */
      candidate: VerdictClass;
      /** C*; `Infinity` without emissions. */
      prudentCoverage: number;
      score: number;
      /** A gate lowered the candidate. */
      gate: boolean;
      /** The class is held by the supply-scope floor. */
      supplyFloor?: boolean;
      /** A bounded or annual quarter: no class is raised on it. */
      bounded?: boolean;
    };

type ClassStep = Exclude<HysteresisStep, { candidate: "insufficient_evidence" }>;

export const HYSTERESIS_NOTES = [
  "initial",
  "unchanged",
  "insufficient_evidence",
  "positive watch",
  "negative watch",
  "upgrade",
  "downgrade (gate)",
  "downgrade (clear breach)",
  "downgrade (second quarter)",
] as const;
/** Codes; printed text says "raised", "lowered", "under watch until". */
export type HysteresisNote = (typeof HYSTERESIS_NOTES)[number];

export interface HysteresisOutcome {
  verdict: Verdict;
  note: HysteresisNote;
}

/**
 * The verdicts of consecutive quarters, raised slowly and lowered quickly (§3.8).
 *
 * @param start the class standing before the first step; null = none, so that the first verdict has no buffer.
 * @param steps oldest first.
 */
export const foldHysteresis = (
  start: VerdictClass | null,
  steps: readonly HysteresisStep[],
  method: Method = DVS_1_0,
): HysteresisOutcome[] => {
  let standing = start === null ? null : rankOf(start);
  let previous = standing;
  return steps.map((step) => {
    if (step.candidate === "insufficient_evidence") {
      standing = null;
      previous = null;
      return { verdict: "insufficient_evidence", note: "insufficient_evidence" };
    }
    const candidate = rankOf(step.candidate);
    const { rank, note } = move(standing, previous ?? candidate, candidate, step, method);
    standing = rank;
    previous = candidate;
    return { verdict: classOf(rank), note };
  });
};

const move = (
  standing: number | null,
  previous: number,
  candidate: number,
  step: ClassStep,
  method: Method,
): { rank: number; note: HysteresisNote } => {
  if (standing === null) return { rank: candidate, note: "initial" };
  if (candidate === standing) return { rank: standing, note: "unchanged" };
  if (candidate > standing) {
    const raised = previous > standing && step.bounded !== true && entersClear(standing + 1, step, method);
    return raised ? { rank: standing + 1, note: "upgrade" } : { rank: standing, note: "positive watch" };
  }
  if (step.gate) return { rank: candidate, note: "downgrade (gate)" };
  if (leavesClear(standing, step, method)) return { rank: standing - 1, note: "downgrade (clear breach)" };
  if (previous < standing) return { rank: standing - 1, note: "downgrade (second quarter)" };
  return { rank: standing, note: "negative watch" };
};

/** Past the entry buffer of the class to be reached. */
const entersClear = (rank: number, step: ClassStep, { classes, rules }: Method): boolean => {
  const { hysteresis, supplyFloor } = rules;
  const rule = classes[rank];
  if (!rule) return false;
  if (step.supplyFloor === true && rule.id === supplyFloor.class) return true;
  if (!reaches(step.prudentCoverage, hysteresis.entryFactor * rule.reachableFrom)) return false;
  const byCoverageAlone = rule.corridorFloor !== null && reaches(step.prudentCoverage, rule.corridorFloor);
  return byCoverageAlone || reaches(step.score, (rule.hurdle ?? 0) + hysteresis.entryPoints);
};

/** Past the exit buffer of the standing class. */
const leavesClear = (rank: number, step: ClassStep, { classes, rules }: Method): boolean => {
  const { hysteresis } = rules;
  const rule = classes[rank];
  if (!rule) return false;
  return (
    isBelow(step.prudentCoverage, hysteresis.exitFactor * rule.reachableFrom) ||
    (rule.hurdle !== null && isBelow(step.score, rule.hurdle - hysteresis.exitPoints))
  );
};
