import { combineCorners } from "../corners";
import { DVS_1_0, type Method } from "../kernel";
import { Measures, measure } from "../measures";
import { quarterIndex } from "../quarters";
import type { Span } from "../record/output";
import { quarterAt } from "../record/quarters";
import { atEnd, scaled } from "../record/spans";
import { WINDOWS } from "../rules";
import type { AssessmentInput, RefusalReason, Verdict, VerdictClass } from "../types";
import { IssuedCorner, type JudgedCorner } from "./assumed-corner";
import { type Assumptions, methodUnder, TAPER } from "./assumptions";
import type { OperatorRecord, WhatIfBase } from "./base";
import { changesOperators, incomeUnder, operatorsUnder } from "./operator-readouts";
import { survivingShare } from "./operators";
import type { Shock } from "./shock";
import { withoutLargest } from "./stress";

/** A class, a range, or refused with its reason: by the rules of the record (§3.6, §3.7). */
export interface AssumedVerdict {
  verdict: Verdict;
  reason: RefusalReason | null;
  wouldBe: VerdictClass | null;
  range: [VerdictClass, VerdictClass] | null;
  /** At (R low, E high) and (R high, E low), whatever is refused; null without a score. */
  classes: [VerdictClass | null, VerdictClass | null];
}

/** Why an assumption has no effect on this record. */
export type Unapplied =
  | { assumption: "price" | "taperStart"; because: "annual" }
  | { assumption: "taperStart"; because: "no_quarter" }
  | { assumption: "withoutLargestPayer"; because: "share_unknown" }
  | { assumption: "costCase"; because: "cost_unknown" };

/** C*, O and I are read together: a falling price lifts coverage while it starves operators (§3.13). null = unknown. */
export interface AssumedReadouts {
  prudentCoverage: Span | null;
  revenue2qUsd: Span | null;
  prudentEmissionsUsd: Span | null;
  /** O: operators' income from customers ÷ their cost. */
  operatorCover: Span | null;
  /** I: all of operators' income, emissions included, ÷ their cost. */
  operatorIncome: Span | null;
  /** Share of capacity that stays when nothing is issued; null in every other case. Modelled. */
  survivingShare: Span | null;
}

export interface AssumedResult extends AssumedVerdict {
  /** Quarter the verdict is read in: t, or the horizon of a later taper. null = nothing is usable. */
  quarter: string | null;
  readouts: AssumedReadouts;
  unapplied: Unapplied[];
}

/** The record under assumptions, before a level of demand is chosen. */
export interface Assumed {
  base: WhatIfBase;
  assumptions: Assumptions;
  method: Method;
  /** Without the largest payer, with the operators assumed. */
  corners: readonly AssessmentInput[];
  /** Share of demand that stays without the largest payer; 1 where it stays. */
  kept: number;
  taperStart: number;
  operators: OperatorRecord;
  unapplied: Unapplied[];
  /** What was computed under the same assumptions but for demand, emissions and price. */
  known: { issued: Map<string, IssuedCorner[]>; verdicts: Map<string, AssumedVerdict> };
}

/** A slider at its next step asks for most of what it asked before: kept per record, for the last setting asked about. */
const lastKnown = new WeakMap<WhatIfBase, { setting: string; known: Assumed["known"] }>();

/** All that is assumed but demand, emissions and price, as a key. */
const settingOf = (assumptions: Assumptions): string => {
  const { taperStart, withoutLargestPayer, costCase, operatorCostUsd, operatorShare, pillarWeights } = assumptions;
  const weights = pillarWeights === null ? "" : JSON.stringify(pillarWeights);
  return `${taperStart} ${withoutLargestPayer} ${costCase} ${operatorCostUsd} ${operatorShare} ${weights}`;
};

/** More than a reader moves through; beyond it everything is computed anew. */
const MOST_KNOWN = 20_000;

const knownUnder = (base: WhatIfBase, assumptions: Assumptions): Assumed["known"] => {
  const setting = settingOf(assumptions);
  const last = lastKnown.get(base);
  if (last?.setting === setting && last.known.verdicts.size < MOST_KNOWN) return last.known;
  const known: Assumed["known"] = { issued: new Map(), verdicts: new Map() };
  lastKnown.set(base, { setting, known });
  return known;
};

/** Takes from assumptions what the record can bear, and says of the rest why not. */
export const assume = (base: WhatIfBase, assumptions: Assumptions): Assumed => {
  const method = methodUnder(assumptions.pillarWeights);
  const share = base.corners[0]?.factors.topCustomerShare ?? null;
  const leaves = assumptions.withoutLargestPayer && share !== null;
  const quarterUsd = assumptions.operatorShare === null ? null : quarterRevenue(base);
  const operators = operatorsUnder(base.operators, assumptions, quarterUsd);
  const corners = base.corners.map((input, index) => {
    const lighter = leaves ? withoutLargest(input, share) : input;
    if (!changesOperators(assumptions)) return lighter;
    const operatorCover = operators.cover && atEnd(operators.cover, index === 0 ? "low" : "high");
    return { ...lighter, factors: { ...lighter.factors, operatorCover } };
  });
  const unapplied: Unapplied[] = [];
  if (base.isAnnual && assumptions.price !== 1) unapplied.push({ assumption: "price", because: "annual" });
  if (base.isAnnual && assumptions.taperStart > 0) unapplied.push({ assumption: "taperStart", because: "annual" });
  if (assumptions.withoutLargestPayer && share === null)
    unapplied.push({ assumption: "withoutLargestPayer", because: "share_unknown" });
  if (changesOperators(assumptions) && operators.cover === null)
    unapplied.push({ assumption: "costCase", because: "cost_unknown" });
  return {
    base,
    assumptions,
    method,
    corners,
    kept: leaves ? 1 - share : 1,
    taperStart: base.isAnnual ? 0 : assumptions.taperStart,
    operators,
    unapplied,
    known: knownUnder(base, assumptions),
  };
};

/** R of the quarter t at both corners; a fourth of an annual record. */
const quarterRevenue = ({ corners }: WhatIfBase): Span | null => {
  const amounts = corners.map((input) => {
    const m = measure(input, new Measures(), DVS_1_0);
    return m.isAnnual ? m.revenue2q / WINDOWS.year : m.revenueQuarter;
  });
  return spanOver(amounts);
};

/** The ends over both corners; null when one of them has none. */
const spanOver = (ends: readonly (number | null)[]): Span | null => {
  const known = ends.filter((end) => end !== null);
  if (known.length === 0 || known.length < ends.length) return null;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  return { value: low === high ? low : null, low, high };
};

/** The corners under one issuance; empty where the record has nothing to go on from. */
export const issue = (
  { corners, base, method, taperStart, known }: Assumed,
  { emissions, price }: { emissions: number; price: number },
): IssuedCorner[] => {
  const key = `${emissions} ${price}`;
  const earlier = known.issued.get(key);
  if (earlier) return earlier;
  const issued = corners.flatMap(
    (input) =>
      IssuedCorner.of(
        input,
        { emissions, price: base.isAnnual ? 1 : price, taperStart },
        { isTopShareBounded: base.isTopShareBounded, method },
      ) ?? [],
  );
  known.issued.set(key, issued);
  return issued;
};

/** The verdict at one level of demand, emissions and price. */
export const verdictAt = (assumed: Assumed, { demand, emissions, price }: Shock): AssumedVerdict => {
  const { base, kept, known } = assumed;
  const key = `${demand} ${emissions} ${price}`;
  const earlier = known.verdicts.get(key);
  if (earlier) return earlier;
  const judged = issue(assumed, { emissions, price }).map((corner) => corner.judge(demand * kept));
  const verdict = verdictOver(judged, base);
  known.verdicts.set(key, verdict);
  return verdict;
};

/** Both corners together, as the record combines them. */
const verdictOver = (corners: readonly JudgedCorner[], { contest }: WhatIfBase): AssumedVerdict => {
  const [low, high = low] = corners;
  if (!low || !high)
    return {
      verdict: "insufficient_evidence",
      reason: "revenue_missing",
      wouldBe: null,
      range: null,
      classes: [null, null],
    };
  const combined = corners.length === 1 ? { verdict: low.verdict, reason: low.reason } : combineCorners(low, high);
  const reason = "reason" in combined ? (combined.reason ?? null) : null;
  const classes: AssumedVerdict["classes"] = [low.verdictClass, high.verdictClass];
  const [from, to] = classes;
  const range: AssumedVerdict["range"] = from !== null && to !== null && from !== to ? [from, to] : null;
  if (contest !== null) return { verdict: "insufficient_evidence", reason: contest, wouldBe: null, range, classes };
  const isWithheld = low.reason === "uncorroborated" || low.reason === "weak_evidence";
  return {
    verdict: combined.verdict,
    reason,
    wouldBe: range === null && isWithheld ? low.verdictClass : null,
    range,
    classes,
  };
};

/**
 * The verdict a reader's assumptions lead to, without hysteresis, and three readouts (§3.13). Pure: a browser and a
 * server give the same.
 */
export const applyAssumptions = (base: WhatIfBase, assumptions: Assumptions): AssumedResult => {
  const assumed = assume(base, assumptions);
  return resultOf(assumed);
};

/** As `applyAssumptions`, for assumptions that were taken already. */
export const resultOf = (assumed: Assumed): AssumedResult => {
  const { base, assumptions, kept, taperStart, operators, unapplied } = assumed;
  const { emissions, price } = assumptions;
  const issued = issue(assumed, { emissions, price });
  const judged = issued.map((corner) => corner.judge(assumptions.demand * kept));
  const isStuck = base.quarter !== null && issued.length === 0;
  const shock = { demand: assumptions.demand * kept, emissions, price: base.isAnnual ? 1 : price };
  const operatorCover = operators.cover && scaled(operators.cover, shock.demand);
  return {
    ...verdictOver(judged, base),
    quarter: base.quarter === null ? null : taperStart === 0 ? base.quarter : horizonOf(base.quarter),
    readouts: {
      prudentCoverage: spanOver(judged.map((corner) => corner.prudentCoverage)),
      revenue2qUsd: base.quarter === null ? null : spanOver(judged.map((corner) => corner.revenue2qUsd)),
      prudentEmissionsUsd: base.quarter === null ? null : spanOver(judged.map((corner) => corner.prudentEmissionsUsd)),
      operatorCover,
      operatorIncome: incomeUnder(operators, shock),
      survivingShare: emissions === 0 && operatorCover !== null ? survivingSpan(operatorCover) : null,
    },
    unapplied: isStuck ? [...unapplied, { assumption: "taperStart", because: "no_quarter" }] : unapplied,
  };
};

const horizonOf = (quarter: string): string => quarterAt(quarterIndex(quarter) + TAPER.horizonQuarters).label;

const survivingSpan = ({ value, low, high }: Span): Span => ({
  value: value === null ? null : survivingShare(value, null),
  low: survivingShare(low, null),
  high: survivingShare(high, null),
});
