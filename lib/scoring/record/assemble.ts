import { FACTORS } from "../rules";
import type { AssessmentInput, Category, EvidenceInputs, FactorId, QuarterInput, RevenueLines } from "../types";
import type { QuarterAmounts, RevenueSpans } from "./amounts";
import { type AnnualRecord, findAnnual } from "./annual";
import { type Basis, basisOfQuarter, joinBases } from "./basis";
import { glutAt, usageGrowthAt, utilisationIn } from "./capacity";
import { type CountedChecklist, countAnswers } from "./checklist";
import { operatorCoverAt, supplyScopeAt } from "./demand-factors";
import { weighEvidence } from "./evidence";
import { known, type Measured, unknown } from "./measured";
import type { Span } from "./output";
import { dayNumber, quarterAt } from "./quarters";
import { topCustomerShareAt } from "./shares";
import { atEnd, exactly, isBounded, isClosed } from "./spans";
import { captureYieldAt, netDilutionAt } from "./token-factors";
import type { View } from "./view";
import { numberText } from "./words";

/** Quarters the method looks back from t: eight with t. */
const LOOKBACK = 7;

/** Factor inputs measured from the record; growth is measured by the kernel. */
export interface MeasuredFactors {
  topCustomerShare: Measured;
  utilisation: Measured;
  glut: Measured;
  usageGrowth: Measured;
  operatorCover: Measured;
  netDilution: Measured;
  captureYield: Measured;
  checklist: Measured;
  supplyScopeCoverage: Measured;
}

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

/** Which end of the bounds an input takes: `low` is the corner least kind to the network. */
type Corner = "low" | "high";

const isUsableAt = (view: View, index: number): boolean => view.at(index).isUsable;

/** P1: the latest usable quarter that ended on or before the as-of day. */
export const latestUsable = (view: View): number | null => {
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
  const factorSpans = CORNERED.map((key) => factors[key].span);
  const hasBounds = [...spans, ...factorSpans].some((span) => span !== null && isBounded(span) && isClosed(span));
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

/** Factors that take their ends at the corners; a customer's share always takes its high end. */
const CORNERED = [
  "utilisation",
  "glut",
  "usageGrowth",
  "operatorCover",
  "netDilution",
  "captureYield",
  "supplyScopeCoverage",
] as const;

const measureFactors = (
  view: View,
  t: number | null,
  window: readonly QuarterAmounts[],
  checklist: CountedChecklist,
): MeasuredFactors => {
  const at = (measure: (view: View, t: number) => Measured): Measured =>
    t === null ? unknown("derived", "No usable quarter.") : measure(view, t);
  return {
    topCustomerShare: at(topCustomerShareAt),
    utilisation: at(utilisationIn),
    glut: at(glutAt),
    usageGrowth: at(usageGrowthAt),
    operatorCover: at(operatorCoverAt),
    netDilution: at(netDilutionAt),
    captureYield: at(captureYieldAt),
    checklist: measuredChecklist(checklist),
    supplyScopeCoverage: supplyScopeAt(window),
  };
};

const measuredChecklist = ({ score, answers, unknown: open }: CountedChecklist): Measured => {
  if (score === null) return unknown("not_researched", "None of the 15 questions has an answer that counts.");
  const grades = [...answers.values()].map(({ grade }) => grade);
  return known(exactly(score), grades, [], `15 questions, ${open} unknown: ${numberText(score)} of 100.`);
};

const SCORED: Readonly<Partial<Record<FactorId, keyof MeasuredFactors>>> = {
  concentration: "topCustomerShare",
  utilisation: "utilisation",
  glut: "glut",
  operatorCover: "operatorCover",
  dilution: "netDilution",
  capture: "captureYield",
  checklist: "checklist",
};

export const isApplicable = (id: FactorId, category: Category): boolean =>
  !FACTORS.some((rule) => rule.id === id && rule.notApplicable.includes(category));

/** F3–F9 as far as they apply to the category. */
const scoredFactors = (factors: MeasuredFactors, category: Category): Partial<Record<FactorId, Measured>> => {
  const scored: Partial<Record<FactorId, Measured>> = {};
  for (const { id } of FACTORS) {
    const key = SCORED[id];
    if (key && isApplicable(id, category)) scored[id] = factors[key];
  }
  return scored;
};

const opposite = (corner: Corner): Corner => (corner === "low" ? "high" : "low");

/** At the low corner demand takes its low end, everything that counts against it its high end. */
const revenueLines = (revenue: RevenueSpans, corner: Corner): RevenueLines => ({
  organic: atEnd(revenue.organic, corner),
  unclassified: atEnd(revenue.unclassified, corner),
  related: atEnd(revenue.related, opposite(corner)),
  excluded: atEnd(revenue.excluded, opposite(corner)),
  incentives: atEnd(revenue.incentive, opposite(corner)),
});

const quarterInput = ({ index, revenue, tokens, price, cashUsd }: QuarterAmounts, corner: Corner): QuarterInput => {
  const end = (span: Span | null | undefined): number | null =>
    span && isClosed(span) ? atEnd(span, opposite(corner)) : null;
  return {
    quarter: quarterAt(index).label,
    revenueUsd: revenue && Object.values(revenue).every(isClosed) ? revenueLines(revenue, corner) : null,
    emittedTokens: end(tokens),
    tokenPriceUsd: end(price?.span),
    cashSubsidyUsd: end(cashUsd),
  };
};

const annualInput = ({ from, to, amounts }: AnnualRecord, corner: Corner): NonNullable<AssessmentInput["annual"]> => {
  const { revenue, emissionsUsd } = amounts;
  if (!revenue || !emissionsUsd) throw new Error("An annual record has revenue and emissions");
  return { from, to, revenueUsd: revenueLines(revenue, corner), emissionsUsd: atEnd(emissionsUsd, opposite(corner)) };
};

const factorInputs = (factors: MeasuredFactors, corner: Corner): AssessmentInput["factors"] => {
  const end = ({ span }: Measured, side: Corner): number | null => (span && isClosed(span) ? atEnd(span, side) : null);
  const share = factors.topCustomerShare.span;
  return {
    revenueGrowth: null,
    topCustomerShare: share ? (share.value ?? share.high) : null,
    utilisation: end(factors.utilisation, corner),
    utilisationTarget: null,
    supplyGlut: end(factors.glut, opposite(corner)),
    usageGrowth: end(factors.usageGrowth, corner),
    operatorCover: end(factors.operatorCover, corner),
    netDilution: end(factors.netDilution, opposite(corner)),
    captureYield: end(factors.captureYield, corner),
    checklistScore: factors.checklist.span?.value ?? null,
    supplyScopeCoverage: coverageEnd(factors.supplyScopeCoverage.span, corner),
  };
};

/** Without emissions to supply, coverage has no end; that is a value of its own. */
const coverageEnd = (span: Span | null, corner: Corner): number | null => span && atEnd(span, corner);
