import { FACTORS } from "../rules";
import type { Category, FactorId } from "../types";
import type { QuarterAmounts } from "./amounts";
import { glutAt, usageGrowthAt, utilisationIn } from "./capacity";
import type { CountedChecklist } from "./checklist";
import { operatorCoverAt, supplyScopeAt } from "./demand-factors";
import { known, type Measured, unknown } from "./measured";
import type { Span } from "./output";
import { topCustomerShareAt } from "./shares";
import { exactly } from "./spans";
import { captureYieldAt, netDilutionAt } from "./token-factors";
import type { View } from "./view";
import { numberText } from "./words";

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

/** Every factor input at t; all but the checklist unknown without t. */
export const measureFactors = (
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
export const scoredFactors = (factors: MeasuredFactors, category: Category): Partial<Record<FactorId, Measured>> => {
  const scored: Partial<Record<FactorId, Measured>> = {};
  for (const { id } of FACTORS) {
    const key = SCORED[id];
    if (key && isApplicable(id, category)) scored[id] = factors[key];
  }
  return scored;
};

/** Factors that take their ends at the corners, as far as they apply; a customer's share always takes its high end. */
export const corneredSpans = (factors: MeasuredFactors, category: Category): (Span | null)[] => [
  ...(isApplicable("utilisation", category) ? [factors.utilisation.span] : []),
  ...(isApplicable("glut", category) ? [factors.glut.span] : []),
  factors.usageGrowth.span,
  factors.operatorCover.span,
  factors.netDilution.span,
  factors.captureYield.span,
  factors.supplyScopeCoverage.span,
];
