import { exceeds, reaches } from "../numbers";
import { AGREEMENT_STEPS, FACTORS, READINGS } from "../rules";
import type { EvidenceInputs, FactorId } from "../types";
import type { Basis, BasisLine } from "./basis";
import { qualityOf } from "./grades";
import type { Measured } from "./measured";
import { gapBetween } from "./reconcile";

/** A line has to make this share of R or E for its quality to count (§3.15). */
const SHARE_THAT_COUNTS = 0.1;
/** An organic reading of this quality from outside the project corroborates (§3.7). */
const CORROBORATING_QUALITY = 0.6;
/** Quality of the other inputs when none is known. */
const NO_OTHER_QUALITY = 0.3;
const MAJORITY = 0.5;

export interface EvidenceOptions {
  factors: Readonly<Partial<Record<FactorId, Measured>>>;
  ageDays: number;
  affiliatedOrigins: ReadonlySet<string>;
}

/** The evidence behind an assessment, each number by its own rule (§3.15 "Evidence"). */
export const weighEvidence = (
  basis: Basis,
  { factors, ageDays, affiliatedOrigins }: EvidenceOptions,
): EvidenceInputs => ({
  revenueQuality: worstQuality(linesThatCount(basis.demand)),
  emissionsQuality: emissionsQualityOf(basis),
  otherQuality: otherQualityOf(factors),
  agreement: Math.min(agreementOf(organicOf(basis)), agreementOf(basis.subsidy)),
  ageDays,
  singleSourceRevenue: isSingleSource(organicOf(basis)),
  independentRevenue: linesThatCount(organicOf(basis)).some((line) => isCorroborating(line, affiliatedOrigins)),
  refuted: false,
});

/** Organic lines; without any, whatever else is demand. */
const organicOf = ({ demand }: Basis): BasisLine[] => {
  const paid = demand.filter(({ amount }) => amount.line.role !== "incentive");
  const organic = paid.filter(({ amount }) => amount.line.role === "organic");
  return organic.length > 0 ? organic : paid;
};

const isIncentive = ({ amount }: BasisLine): boolean => amount.line.role === "incentive";

/** Lines that make at least a tenth of the net amount over the window; where nothing was paid, all carry that statement. */
const linesThatCount = (lines: readonly BasisLine[]): readonly BasisLine[] => {
  const whole = lines.reduce((total, line) => total + (isIncentive(line) ? -line.sizeUsd : line.sizeUsd), 0);
  if (whole <= 0) return lines;
  const bySeries = new Map<string, number>();
  for (const { amount, sizeUsd } of lines) {
    const id = amount.line.series.id;
    bySeries.set(id, (bySeries.get(id) ?? 0) + sizeUsd);
  }
  return lines.filter(({ amount }) => reaches((bySeries.get(amount.line.series.id) ?? 0) / whole, SHARE_THAT_COUNTS));
};

const qualityOfLine = ({ amount }: BasisLine): number => (amount.grade ? qualityOf(amount.grade) : 0);

/** 0 when nothing is known. */
const worstQuality = (lines: readonly BasisLine[]): number =>
  lines.length === 0 ? 0 : Math.min(...lines.map(qualityOfLine));

const emissionsQualityOf = ({ subsidy, prices }: Basis): number =>
  Math.min(worstQuality(linesThatCount(subsidy)), ...prices.flatMap(({ grade }) => (grade ? [qualityOf(grade)] : [])));

/** Each known factor's weakest input, averaged by the factors' weights (F3–F9). */
const otherQualityOf = (factors: EvidenceOptions["factors"]): number => {
  let weight = 0;
  let weighted = 0;
  for (const rule of FACTORS) {
    const measured = factors[rule.id];
    if (!measured?.span || !measured.grade) continue;
    weight += rule.weight;
    weighted += rule.weight * qualityOf(measured.grade);
  }
  return weight === 0 ? NO_OTHER_QUALITY : weighted / weight;
};

/** By the open gap of one side over the window; a side for which mostly one origin speaks agrees with nobody. */
const agreementOf = (lines: readonly BasisLine[]): number => {
  const gap = gapBetween([total(lines, ({ lowUsd }) => lowUsd), total(lines, ({ highUsd }) => highUsd)]);
  const step = AGREEMENT_STEPS.find(({ gapUpTo }) => !exceeds(gap, gapUpTo)) ?? AGREEMENT_STEPS[2];
  const checked = total(lines, (line) => (line.isCrossChecked ? line.sizeUsd : 0));
  const whole = total(lines, ({ sizeUsd }) => sizeUsd);
  const isChecked = whole > 0 ? exceeds(checked / whole, MAJORITY) : lines.some((line) => line.isCrossChecked);
  return isChecked ? step.agreement : Math.min(step.agreement, READINGS.loneAgreement);
};

const total = (lines: readonly BasisLine[], sizeOf: (line: BasisLine) => number): number =>
  lines.reduce((sum, line) => sum + sizeOf(line), 0);

/** One origin alone stands behind more than half of what customers paid. */
const isSingleSource = (lines: readonly BasisLine[]): boolean => {
  const byOrigin = new Map<string, number>();
  const whole = total(lines, ({ sizeUsd }) => sizeUsd);
  for (const { amount, sizeUsd } of lines) {
    const [origin, ...others] = amount.figure.originIds;
    if (origin !== undefined && others.length === 0) byOrigin.set(origin, (byOrigin.get(origin) ?? 0) + sizeUsd);
  }
  if (whole <= 0) return byOrigin.size === 1;
  return [...byOrigin.values()].some((size) => exceeds(size / whole, MAJORITY));
};

const isCorroborating = (line: BasisLine, affiliatedOrigins: ReadonlySet<string>): boolean =>
  (line.amount.reconciled.choice?.used ?? []).some(
    (reading) =>
      reaches(reading.quality, CORROBORATING_QUALITY) &&
      !reading.originIds.some((origin) => affiliatedOrigins.has(origin)),
  );
