import { foldHysteresis, type HysteresisStep } from "../hysteresis";
import { reaches } from "../numbers";
import { isScored, VERDICT_CLASSES, type VerdictClass } from "../types";
import { settle } from "./contests";
import { type Judgement, judge } from "./judge";
import type { HistoryStep } from "./output";
import { dayNumber, quarterAt } from "./quarters";

/** A quarter is judged before the next one has ended: that old were its data at most when its verdict stood. */
const NEXT_QUARTER_DAYS = 91;

/**
 * The verdicts of all quarters from the first usable one to t, recomputed from what is known on the as-of day, with
 * hysteresis (§3.8), oldest first. Empty without t.
 *
 * @param base the settled judgement at t.
 */
export const foldHistory = (base: Judgement): HistoryStep[] => {
  const { view, t } = base.assembly;
  if (t === null) return [];
  const first = view.quarters.find((index) => index <= t && view.at(index).isUsable) ?? t;
  const asOf = dayNumber(view.known.asOf);
  const judgements: Judgement[] = [];
  for (let index = first; index <= t; index += 1) {
    const today = Math.min(asOf, quarterAt(index).end + NEXT_QUARTER_DAYS);
    judgements.push(index === t ? base : settle(judge(view, { t: index, today })));
  }
  const outcomes = foldHysteresis(null, judgements.map(stepOf));
  return outcomes.map(({ verdict, note }, position): HistoryStep => {
    const { result, verdict: candidate, reason } = judgements[position] ?? base;
    return {
      quarter: quarterAt(first + position).label,
      candidate,
      verdict,
      note,
      reason,
      prudentCoverage: isScored(result) ? result.ratios.prudentCoverage : null,
      coverage2q: isScored(result) ? result.ratios.coverage2q : null,
      score: isScored(result) ? result.score : null,
    };
  });
};

const isClass = (verdict: Judgement["verdict"]): verdict is VerdictClass =>
  VERDICT_CLASSES.some((id) => id === verdict);

const stepOf = ({ result, assembly, input, verdict }: Judgement): HysteresisStep => {
  if (!isClass(verdict) || !isScored(result)) return { candidate: "insufficient_evidence" };
  const { supplyScopeCoverage } = input.factors;
  return {
    candidate: verdict,
    prudentCoverage: result.ratios.prudentCoverage,
    score: result.score,
    gate: result.bindingGates.length > 0,
    supplyFloor: supplyScopeCoverage !== null && reaches(supplyScopeCoverage, 1),
    bounded: assembly.isBounded || assembly.annual !== null,
  };
};
