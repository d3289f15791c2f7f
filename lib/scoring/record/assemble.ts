import type { AssessmentInput, EvidenceInputs } from "../types";
import type { QuarterAmounts } from "./amounts";
import { type AnnualRecord, findAnnual } from "./annual";
import { type Basis, basisOfQuarter, joinBases } from "./basis";
import { type CountedChecklist, countAnswers } from "./checklist";
import { weighEvidence } from "./evidence";
import { corneredSpans, type MeasuredFactors, measureFactors, scoredFactors } from "./factors";
import { annualInput, type Corner, factorInputs, quarterInput } from "./kernel-input";
import type { Span } from "./output";
import { dayNumber, quarterAt } from "./quarters";
import { isBounded, isClosed } from "./spans";
import type { View } from "./view";

/** Quarters the method looks back from t: eight with t. */
const LOOKBACK = 7;

/** One network at one t, ready for the kernel. */
export interface Assembly {
  view: View;
  /** null = nothing is usable. */
  t: number | null;
  annual: AnnualRecord | null;
  /** As-of minus the last day of t, or of the common year; 0 without t. */
  ageDays: number;
  /** Usable quarters of 2Q, t first; the common year alone for an annual record. */
  window: readonly QuarterAmounts[];
  basis: Basis;
  factors: MeasuredFactors;
  checklist: CountedChecklist;
  /** Something the verdict rests on is only bounded. */
  isBounded: boolean;
  /** (R low, E high) and (R high, E low); the same where nothing is bounded. */
  inputs: { low: AssessmentInput; high: AssessmentInput };
}

const isUsableAt = (view: View, index: number): boolean => view.at(index).isUsable;

/** P1: the latest usable quarter that ended on or before the as-of day. */
const latestUsable = (view: View): number | null => {
  const asOf = dayNumber(view.known.asOf);
  return view.quarters.findLast((index) => quarterAt(index).end <= asOf && isUsableAt(view, index)) ?? null;
};

export interface AssembleOptions {
  /** Take this quarter as t, usable or not. */
  t?: number;
  /** Measure ages against this day instead of the as-of day (number of a day). */
  today?: number;
  /** Take this evidence instead of weighing it: for a reading taken at its word. */
  evidence?: EvidenceInputs;
}

/** Everything the kernel needs, from the view of one definition. */
export const assemble = (view: View, options: AssembleOptions = {}): Assembly => {
  const today = options.today ?? dayNumber(view.known.asOf);
  const usable = options.t === undefined ? latestUsable(view) : isUsableAt(view, options.t) ? options.t : null;
  const yearLimit = Math.min(today, options.t === undefined ? today : quarterAt(options.t).end + 31);
  const candidate = findAnnual(view, usable, yearLimit);
  const annual = candidate && (options.t === undefined || candidate.t === options.t) ? candidate : null;
  const t = annual?.t ?? usable;
  const window = annual ? [annual.amounts] : windowOf(view, t);
  const basis = joinBases(window.map(basisOfQuarter));
  const ageDays = t === null ? 0 : today - (annual?.toDay ?? quarterAt(t).end);
  const checklist = countAnswers(view.known.record, view.known.asOf);
  const factors = measureFactors(view, t, window, checklist);
  const quarters = annual ? [] : listed(view, t ?? options.t ?? null);
  const { category } = view.known.record.network;
  const evidence =
    options.evidence ??
    weighEvidence(basis, {
      factors: scoredFactors(factors, category),
      ageDays: Math.max(0, ageDays),
      affiliatedOrigins: view.known.affiliatedOrigins,
    });
  const inputFor = (corner: Corner): AssessmentInput => {
    return {
      category,
      ...(annual
        ? { annual: annualInput(annual, corner) }
        : { quarters: quarters.map((q) => quarterInput(q, corner)) }),
      factors: factorInputs(factors, corner),
      answers: {
        externalPayers: checklist.answers.get("1.1")?.counted ?? "unknown",
        fakingUnprofitable: checklist.answers.get("3.3")?.counted ?? "unknown",
      },
      evidence,
    };
  };
  const inputs = { low: inputFor("low"), high: inputFor("high") };
  const spans = (annual ? window : quarters).flatMap(spansThatDecide);
  const hasBounds = [...spans, ...corneredSpans(factors, category)].some(
    (span) => span !== null && isBounded(span) && isClosed(span),
  );
  return { view, t, annual, ageDays, window, basis, factors, checklist, isBounded: hasBounds && t !== null, inputs };
};

/** Usable quarters among t and t−1 (P2, P9). */
const windowOf = (view: View, t: number | null): QuarterAmounts[] =>
  t === null ? [] : [t, t - 1].map((index) => view.at(index)).filter(({ isUsable }) => isUsable);

/** Up to eight quarters to t, oldest first, that say anything; all of them without t, so that the kernel can say what is missing. */
const listed = (view: View, t: number | null): QuarterAmounts[] => {
  const indexes = view.quarters.filter((index) => t === null || (index <= t && index >= t - LOOKBACK));
  return indexes
    .map((index) => view.at(index))
    .filter(({ revenue, tokens, price }) => revenue !== null || tokens !== null || price?.span);
};

const spansThatDecide = ({ revenue, tokens, price, cashUsd }: QuarterAmounts): (Span | null)[] => [
  ...(revenue ? [revenue.organic, revenue.unclassified, revenue.related, revenue.incentive] : []),
  tokens,
  price?.span ?? null,
  cashUsd,
];
