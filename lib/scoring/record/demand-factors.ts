import { coverageOf, reaches } from "../numbers";
import { READINGS } from "../rules";
import type { QuarterAmounts } from "./amounts";
import { spanText } from "./capacity";
import { amountInUsd, type LineAmount, linesOf } from "./definitions";
import { qualityOf } from "./grades";
import { becauseOf, known, type Measured, missingAmong, namesOf, unknown } from "./measured";
import type { Span } from "./output";
import { operatorShareAt } from "./shares";
import { exactly, NOTHING, product, quotient, sum } from "./spans";
import type { View } from "./view";
import { numberText } from "./words";

const COVER = "Operators' share × R ÷ operators' cost, quarter t";
const SUPPLY_SCOPE = "R ÷ emissions without the security bucket, 2Q";

/** Operators' income from customers ÷ their cost in quarter t (F6): O = θ·R ÷ cost. */
export const operatorCoverAt = (view: View, t: number): Measured => {
  const share = operatorShareAt(view, t);
  const cost = linesOf(view.lens, "operator_cost").map((line) => amountInUsd(view.lens, view.book, line, t));
  if (cost.length === 0) return unknown("not_researched", `${COVER}: the definition names no cost.`);
  const missing = missingAmong(cost);
  if (missing.length > 0)
    return unknown(becauseOf(missing.map(({ figure }) => figure)), `${COVER}: missing ${namesOf(missing)}.`);
  if (!share.span) return unknown(share.unknownBecause ?? "derived", `${COVER}: operators' share is missing.`);
  const { demandUsd, revenueLines } = view.at(t);
  if (!demandUsd) return unknown("derived", `${COVER}: revenue is missing.`);
  const costUsd = cost.reduce<Span>((total, { span }) => sum(total, span ?? NOTHING), NOTHING);
  if (costUsd.low <= 0) return unknown("derived", `${COVER}: cost is 0.`);
  const cover = quotient(product(share.span, demandUsd), costUsd, (a, b) => a / b);
  const lines = [...demandLines(revenueLines), ...cost];
  return known(
    cover,
    [share.grade, ...lines.map(({ grade }) => grade)],
    [...share.claims, ...lines.flatMap(({ claims }) => claims)],
    `${COVER}: ${spanText(share.span)} × ${spanText(demandUsd)} ÷ ${spanText(costUsd)} USD = ${spanText(cover)}.`,
  );
};

/** Lines that make up R. */
const demandLines = (lines: readonly LineAmount[]): LineAmount[] =>
  lines.filter(({ line, span }) => span !== null && DEMAND.has(line.role));

const DEMAND: ReadonlySet<string> = new Set(["organic", "unclassified", "incentive"]);

/**
 * R ÷ emissions that pay supply (§3.4), over the usable quarters of 2Q; only where the split into buckets is known and
 * graded at least B2. null span where there is no security bucket to leave out, too.
 */
export const supplyScopeAt = (quarters: readonly QuarterAmounts[]): Measured => {
  const split = quarters.flatMap(({ emissionLines }) => emissionLines);
  const isSplit = split.some(({ line, span }) => line.role === "security" && span !== null && span.high > 0);
  if (!isSplit) return unknown("derived", `${SUPPLY_SCOPE}: no security bucket to leave out.`);
  if (split.some(({ span }) => span === null)) return unknown("derived", `${SUPPLY_SCOPE}: a bucket is missing.`);
  if (!split.every(({ grade }) => grade !== null && reaches(qualityOf(grade), READINGS.decidingQuality)))
    return unknown("derived", `${SUPPLY_SCOPE}: the split is graded under B2.`);
  let demand = NOTHING;
  let subsidy = NOTHING;
  for (const { demandUsd, emissionLines, price, cashUsd } of quarters) {
    demand = sum(demand, demandUsd ?? NOTHING);
    subsidy = sum(subsidy, cashUsd ?? NOTHING);
    for (const { line, span } of emissionLines)
      if (line.role !== "security") subsidy = sum(subsidy, product(span ?? NOTHING, price?.span ?? exactly(0)));
  }
  const coverage = quotient(demand, subsidy, coverageOf);
  return known(
    coverage,
    split.map(({ grade }) => grade),
    split.flatMap(({ claims }) => claims),
    `${SUPPLY_SCOPE}: ${spanText(demand)} ÷ ${spanText(subsidy)} USD = ${numberText(coverage.value ?? coverage.low)}.`,
  );
};
