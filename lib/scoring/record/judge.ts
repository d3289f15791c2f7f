import type { AssessOptions } from "../assess";
import { assessParsed, gatedClassOf } from "../assess";
import { combineCorners } from "../corners";
import { parseInput } from "../input";
import {
  type AssessmentInput,
  type AssessmentResult,
  isScored,
  type RefusalReason,
  type Verdict,
  type VerdictClass,
} from "../types";
import { hasAnnualRevenue } from "./annual";
import { type AssembleOptions, type Assembly, assemble } from "./assemble";
import { isBounded } from "./spans";
import type { View } from "./view";

/** The verdict on one view at one t, before contests are looked at. */
export interface Judgement {
  assembly: Assembly;
  /** Published input: the prudent corner where something is bounded. */
  input: AssessmentInput;
  result: AssessmentResult;
  /** Present when an input is only bounded. */
  corners: { low: AssessmentResult; high: AssessmentResult; inputs: [AssessmentInput, AssessmentInput] } | null;
  verdict: Verdict;
  reason: RefusalReason | null;
  wouldBe: VerdictClass | null;
  range: [VerdictClass, VerdictClass] | null;
}

export interface JudgeOptions extends AssembleOptions {
  /** For the published result only; comparisons need neither flips by search nor draws. */
  assess?: AssessOptions;
}

const PLAIN: AssessOptions = { flipMultiples: false };

/** Assembles and assesses; corners of bounded inputs are combined (§3.6). */
export const judge = (view: View, options: JudgeOptions = {}): Judgement => {
  const assembly = assemble(view, options);
  const assessOptions = options.assess ?? PLAIN;
  if (assembly.t === null) return refused(assembly, options.t);
  const low = run(assembly, assembly.inputs.low, assessOptions);
  if (!assembly.isBounded) {
    const { verdict, reason = null } = low.result;
    return { assembly, ...low, corners: null, verdict, reason, wouldBe: wouldBeOf(low.result), range: null };
  }
  const high = run(assembly, assembly.inputs.high, PLAIN);
  const combined = combineCorners(low.result, high.result);
  const classes = [gatedClassOf(low.result), gatedClassOf(high.result)] as const;
  const [atLow, atHigh] = classes;
  const range =
    atLow !== null && atHigh !== null && atLow !== atHigh ? ([atLow, atHigh] as [VerdictClass, VerdictClass]) : null;
  return {
    assembly,
    ...low,
    corners: { low: low.result, high: high.result, inputs: [low.input, high.input] },
    verdict: combined.verdict,
    reason: "reason" in combined ? combined.reason : null,
    wouldBe: range === null ? wouldBeOf(low.result) : null,
    range,
  };
};

const run = (assembly: Assembly, input: AssessmentInput, options: AssessOptions) => {
  const checked = parseInput(input);
  const result = assessParsed(checked, options);
  if (result.verdict !== "demand_led" || !isOnlyBounded(assembly)) return { input: checked, result };
  // The top class needs a value for the largest customer (§3.15): a bound is not a disclosure.
  const undisclosed = { ...checked, factors: { ...checked.factors, topCustomerShare: null } };
  return { input: undisclosed, result: assessParsed(undisclosed, options) };
};

const isOnlyBounded = ({ factors }: Assembly): boolean => {
  const { span } = factors.topCustomerShare;
  return span !== null && isBounded(span);
};

const wouldBeOf = (result: AssessmentResult): VerdictClass | null =>
  isScored(result) ? (result.wouldBe ?? null) : null;

/** Without a usable quarter there is nothing to assess; a quarter that was asked for answers for itself alone (P9). */
const refused = (assembly: Assembly, t: number | undefined): Judgement => {
  const { view } = assembly;
  const hasRevenue =
    t === undefined
      ? view.quarters.some((index) => view.at(index).revenue !== null) || hasAnnualRevenue(view)
      : view.at(t).revenue !== null;
  const reason = hasRevenue ? "emissions_missing" : "revenue_missing";
  const result: AssessmentResult = { verdict: "insufficient_evidence", reason };
  const { low: input } = assembly.inputs;
  return { assembly, input, result, corners: null, verdict: result.verdict, reason, wouldBe: null, range: null };
};
