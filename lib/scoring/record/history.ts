import { foldHysteresis, type HysteresisStep } from "../hysteresis";
import { reaches } from "../numbers";
import { isScored, VERDICT_CLASSES, type VerdictClass } from "../types";
import { isContested } from "./contests";
import { type Judgement, judge } from "./judge";
import type { HistoryStep } from "./output";
import { dayNumber, quarterAt } from "./quarters";

/** A quarter is judged before the next one has ended: that old were its data at most when its verdict stood. */
const NEXT_QUARTER_DAYS = 91;

/**
 * The verdicts of all quarters from the first usable one to t, recomputed from what is known on the as-of day, with
 * hysteresis (§3.8), oldest first. Empty without t.
 */
export const foldHistory = (base: Judgement): HistoryStep[] => {
  const { view, t } = base.assembly;
  if (t === null) return [];
  const first = view.quarters.find((index) => index <= t && view.at(index).isUsable) ?? t;
  const asOf = dayNumber(view.known.asOf);
  const judgements: { index: number; judgement: Judgement; verdict: Judgement["verdict"] }[] = [];
  for (let index = first; index <= t; index += 1) {
    const today = Math.min(asOf, quarterAt(index).end + NEXT_QUARTER_DAYS);
    const judgement = index === t ? base : judge(view, { t: index, today });
    const verdict = isContested(judgement) ? "insufficient_evidence" : judgement.verdict;
    judgements.push({ index, judgement, verdict });
  }
  const outcomes = foldHysteresis(
    null,
    judgements.map(({ judgement, verdict }) => stepOf(judgement, verdict)),
  );
  return judgements.map(({ index, judgement, verdict }, position): HistoryStep => {
    const { result } = judgement;
    const outcome = outcomes[position] ?? { verdict, note: "initial" as const };
    return {
      quarter: quarterAt(index).label,
      candidate: verdict,
      verdict: outcome.verdict,
      note: outcome.note,
      reason: judgement.reason ?? (verdict === judgement.verdict ? null : "contested"),
      prudentCoverage: isScored(result) ? result.ratios.prudentCoverage : null,
      coverage2q: isScored(result) ? result.ratios.coverage2q : null,
      score: isScored(result) ? result.score : null,
    };
  });
};

const isClass = (verdict: Judgement["verdict"]): verdict is VerdictClass =>
  VERDICT_CLASSES.some((id) => id === verdict);

const stepOf = ({ result, assembly, input }: Judgement, verdict: Judgement["verdict"]): HysteresisStep => {
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
