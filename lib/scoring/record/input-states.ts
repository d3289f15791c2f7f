import type { FactorId } from "../types";
import { isScored } from "../types";
import type { Assembly } from "./assemble";
import type { Basis, BasisLine } from "./basis";
import { spanText } from "./capacity";
import { type LineAmount, linesOf } from "./definitions";
import { isApplicable } from "./factors";
import { gradeLabel, qualityOf, weakest } from "./grades";
import type { Judgement } from "./judge";
import { becauseOf, known, type Measured, unknown } from "./measured";
import type { InputId, InputState, Span } from "./output";
import { quarterAt } from "./quarters";
import { exactly, isBounded, NOTHING, sum } from "./spans";
import { percentText } from "./words";

/** Every input of an assessment: what it is, what it rests on, or why it is unknown. */
export const describeInputs = (judgement: Judgement): InputState[] => {
  const { assembly } = judgement;
  const { factors, view } = assembly;
  const { category } = view.known.record.network;
  const applies = (id: FactorId): boolean => isApplicable(id, category);
  return [
    state("revenue", "Paid demand", "USD", revenueOf(assembly)),
    state("emissions", "Emission value", "USD", emissionsOf(assembly)),
    state("price", "Token price", "USD", priceIn(assembly)),
    state("cashSubsidy", "Cash subsidy", "USD", cashOf(assembly), linesOf(view.lens, "cash_subsidy").length > 0),
    state("incentives", "Demand incentives", "USD", incentivesOf(assembly), linesOf(view.lens, "incentive").length > 0),
    state("growth", "Growth of paid demand", "per year", growthOf(judgement)),
    state("topCustomerShare", "Largest customer", "share", factors.topCustomerShare),
    state("utilisation", "Utilisation", "share", factors.utilisation, applies("utilisation")),
    state("glut", "Capacity against use", "log per year", withUsage(assembly), applies("glut")),
    state("operatorCover", "Operator cover", "multiple", factors.operatorCover),
    state("netDilution", "Net dilution", "per year", factors.netDilution),
    state("captureYield", "Capture yield", "per year", factors.captureYield),
    state("checklist", "Checklist", "points", factors.checklist),
    state(
      "supplyScopeCoverage",
      "Coverage of supply rewards",
      "coverage",
      factors.supplyScopeCoverage,
      linesOf(view.lens, "security").length > 0,
    ),
  ];
};

const state = (id: InputId, label: string, unit: string, measured: Measured, applies = true): InputState => {
  const { span, grade, claims, formula, unknownBecause } = measured;
  if (!applies)
    return {
      id,
      label,
      unit,
      state: "not_applicable",
      span: null,
      unknownBecause: null,
      formula,
      grade: null,
      quality: null,
      observationIds: [],
    };
  return {
    id,
    label,
    unit,
    state: span === null ? "unknown" : isBounded(span) ? "bounded" : "known",
    span,
    unknownBecause: span === null ? unknownBecause : null,
    formula,
    grade: grade && gradeLabel(grade),
    quality: grade && qualityOf(grade),
    observationIds: claims.map(({ fact }) => fact.id),
  };
};

/** `2025Q4 + 2025Q3`, or the days of the common year. */
const windowName = ({ annual, window }: Assembly): string =>
  annual ? `${annual.from} to ${annual.to}` : window.map(({ index }) => quarterAt(index).label).join(" + ");

const totalOf = (spans: readonly (Span | null)[]): Span =>
  spans.reduce<Span>((total, span) => (span ? sum(total, span) : total), NOTHING);

const withBasis = (span: Span, lines: readonly BasisLine[], formula: string): Measured =>
  known(
    span,
    lines.map(({ amount }) => amount.grade),
    lines.flatMap(({ amount }) => amount.claims),
    formula,
  );

const roleLines = ({ demand, subsidy }: Basis, ...roles: readonly string[]): BasisLine[] =>
  [...demand, ...subsidy].filter(({ amount }) => roles.includes(amount.line.role));

/** What is missing in the latest quarter anything was said about. */
const missingInLatest = (
  { view }: Assembly,
  name: string,
  linesIn: (index: number) => readonly LineAmount[],
): Measured => {
  const latest = view.quarters.at(-1);
  const missing = latest === undefined ? [] : linesIn(latest).filter(({ span }) => span === null);
  const names = [...new Set(missing.map(({ line }) => line.series.label))].join(", ");
  return unknown(
    becauseOf(missing.map(({ figure }) => figure)),
    names === "" ? `${name}: no quarter has all of its lines.` : `${name}: missing ${names}.`,
  );
};

const revenueOf = (assembly: Assembly): Measured => {
  const { window, basis, view } = assembly;
  if (window.length === 0) return missingInLatest(assembly, "Paid demand", (index) => view.at(index).revenueLines);
  const total = totalOf(window.map(({ demandUsd }) => demandUsd));
  const part = (role: "organic" | "unclassified" | "incentive"): string =>
    spanText(totalOf(window.map(({ revenue }) => revenue?.[role] ?? null)));
  return withBasis(
    total,
    basis.demand,
    `R ${windowName(assembly)} = organic ${part("organic")} + half of unclassified ${part("unclassified")} − incentives ${part("incentive")} = ${spanText(total)} USD.`,
  );
};

const emissionsOf = (assembly: Assembly): Measured => {
  const { window, basis, view } = assembly;
  if (window.length === 0) return missingInLatest(assembly, "Emission value", (index) => view.at(index).emissionLines);
  const total = totalOf(window.map(({ emissionsUsd }) => emissionsUsd));
  const measured = withBasis(
    total,
    basis.subsidy,
    `E ${windowName(assembly)} = tokens ${spanText(totalOf(window.map(({ tokens }) => tokens)))} ${view.lens.tokenUnit} at each quarter's mean price, plus cash = ${spanText(total)} USD.`,
  );
  return withPrices(measured, basis);
};

/** Emission value is no better than its prices. */
const withPrices = (measured: Measured, { prices }: Basis): Measured => {
  const grades = [measured.grade, ...prices.map(({ grade }) => grade)].filter((grade) => grade !== null);
  return {
    ...measured,
    grade: grades.length > 0 ? weakest(grades) : null,
    claims: [...new Set([...measured.claims, ...prices.flatMap(({ claims }) => claims)])],
  };
};

const priceIn = ({ window, view, basis }: Assembly): Measured => {
  const [latest] = window;
  const { tokenUnit } = view.lens;
  if (!latest) return unknown("derived", "Token price: no usable quarter.");
  if (tokenUnit === "USD") return known(exactly(1), [], [], "Emissions are known in USD.");
  const { price, tokens } = latest;
  if (!price?.span)
    return tokens?.high === 0
      ? unknown("derived", "Token price: nothing was emitted.")
      : unknown("not_researched", "Token price: missing.");
  return known(
    price.span,
    [price.grade],
    basis.prices.flatMap(({ claims }) => claims),
    `Mean ${tokenUnit} price of ${quarterAt(latest.index).label}: ${spanText(price.span)} USD.`,
  );
};

const cashOf = (assembly: Assembly): Measured => amountOver(assembly, "Cash subsidy", ["cash_subsidy"]);
const incentivesOf = (assembly: Assembly): Measured => amountOver(assembly, "Demand incentives", ["incentive"]);

const amountOver = (assembly: Assembly, name: string, roles: readonly string[]): Measured => {
  const lines = roleLines(assembly.basis, ...roles);
  const all = assembly.window.flatMap(({ revenueLines, cashLines }) => [...revenueLines, ...cashLines]);
  const missing = all.filter(({ line, span }) => roles.includes(line.role) && span === null);
  if (lines.length === 0)
    return unknown(
      becauseOf(missing.map(({ figure }) => figure)),
      `${name}: none stated; counted as 0 and listed as left out.`,
    );
  const total = totalOf(lines.map(({ amount }) => amount.span));
  return withBasis(total, lines, `${name} ${windowName(assembly)} = ${spanText(total)} USD.`);
};

const growthOf = ({ result, assembly }: Judgement): Measured => {
  const growth = isScored(result) ? result.ratios.revenueGrowth : null;
  if (growth === null)
    return unknown(
      "derived",
      assembly.annual ? "Growth: a common year has none." : "Growth: needs four of the last eight quarters.",
    );
  const { view, t } = assembly;
  const quarters = view.quarters
    .filter((index) => t !== null && index <= t && index > t - 8)
    .map((index) => view.at(index));
  const lines = quarters.filter(({ isUsable }) => isUsable).flatMap(({ revenueLines }) => revenueLines);
  const counted = lines.filter(
    ({ span, line }) => span !== null && ["organic", "unclassified", "incentive"].includes(line.role),
  );
  return known(
    exactly(growth),
    counted.map(({ grade }) => grade),
    counted.flatMap(({ claims }) => claims),
    `Median change against the same quarter a year before, else median slope, over usable quarters: ${percentText(growth)} a year.`,
  );
};

const withUsage = ({ factors }: Assembly): Measured => ({
  ...factors.glut,
  formula: `${factors.glut.formula} ${factors.usageGrowth.formula}`,
});
