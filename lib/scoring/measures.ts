import { measureGrowth } from "./growth";
import { DVS_1_0, type Method } from "./kernel";
import { coverageOf, toNumber, UNKNOWN } from "./numbers";
import { quarterIndex } from "./quarters";
import { REVENUE_WEIGHTS, WINDOWS } from "./rules";
import type { MethodRules } from "./rules/dvs-1-0";
import type { AnnualInput, AnswerValue, AssessmentInput, QuarterInput, RevenueLines } from "./types";

/**
 * Everything the method reads of one network, as plain numbers: the kernel's working set.
 * Unknown is `NaN` (see numbers.ts); amounts in USD; coverages may be `Infinity`.
 */
export class Measures {
  /** The version of the method that they are measured and judged by. */
  method: Method = DVS_1_0;
  /** 1 where the factor applies to the category, in the order of `FACTOR_IDS`. */
  applicable: Uint8Array = DVS_1_0.applicable.compute;
  /** Position of t on the calendar; unknown when no quarter is usable, or for an annual record. */
  latest = UNKNOWN;
  isAnnual = false;
  hasRevenue = false;
  hasUsableQuarter = false;
  /** Usable quarters among the last four; 0 for an annual record. */
  usableQuarters = 0;
  /** 4 ÷ usable quarters: scales the thresholds of §3.7 that are stated for a year. */
  yearScale = 1;

  /** R of the last eight quarters, t first, before the growth floor; unknown where unusable. */
  readonly revenueByAge = new Float64Array(WINDOWS.highestPrice).fill(UNKNOWN);
  revenue2q = 0;
  revenue4q = 0;
  revenueQuarter = 0;
  strict2q = 0;
  strict4q = 0;
  emissions2q = 0;
  emissions4q = 0;
  emissionsQuarter = 0;
  /** Organic, unclassified and related revenue of 4Q; parts of it below. Incentives count as related. */
  claimed4q = 0;
  related4q = 0;
  unclassified4q = 0;
  prudentEmissions = 0;
  /** Emissions of 2Q at the highest price of eight quarters; unknown for an annual record or without any price. */
  highestPriceEmissions = UNKNOWN;

  coverage2q = UNKNOWN;
  coverage4q = UNKNOWN;
  coverageQuarter = UNKNOWN;
  prudentCoverage = UNKNOWN;
  coverageAtHighestPrice = UNKNOWN;
  strictCoverage = UNKNOWN;
  strictCoverage4q = UNKNOWN;
  relatedShare = 0;
  unclassifiedShare = 0;

  /** Growth stated by the input; overrides the measured one. */
  givenGrowth = UNKNOWN;
  growth = UNKNOWN;
  topCustomerShare = UNKNOWN;
  utilisation = UNKNOWN;
  utilisationTarget = UNKNOWN;
  glut = UNKNOWN;
  usageGrowth = UNKNOWN;
  operatorCover = UNKNOWN;
  dilution = UNKNOWN;
  capture = UNKNOWN;
  checklist = UNKNOWN;
  supplyScopeCoverage = UNKNOWN;

  externalPayers: AnswerValue = "unknown";
  fakingUnprofitable: AnswerValue = "unknown";

  /** Back to a network without any period; the factors are always overwritten. */
  clear(): void {
    this.latest = UNKNOWN;
    this.isAnnual = false;
    this.hasRevenue = false;
    this.hasUsableQuarter = false;
    this.usableQuarters = 0;
    this.yearScale = 1;
    for (let age = 0; age < this.revenueByAge.length; age += 1) this.revenueByAge[age] = UNKNOWN;
    this.revenue2q = 0;
    this.revenue4q = 0;
    this.revenueQuarter = 0;
    this.strict2q = 0;
    this.strict4q = 0;
    this.emissions2q = 0;
    this.emissions4q = 0;
    this.emissionsQuarter = 0;
    this.claimed4q = 0;
    this.related4q = 0;
    this.unclassified4q = 0;
    this.prudentEmissions = 0;
    this.highestPriceEmissions = UNKNOWN;
  }
}

/** R of one period: what outside customers paid, net of what the network paid them (§3.3). */
export const demandOf = (lines: RevenueLines, weights: MethodRules["revenueWeights"] = REVENUE_WEIGHTS): number =>
  Math.max(0, weights.organic * lines.organic + weights.unclassified * lines.unclassified - lines.incentives);

const strictDemandOf = (lines: RevenueLines): number => Math.max(0, lines.organic - lines.incentives);

const isUsable = (quarter: QuarterInput | undefined): boolean =>
  quarter !== undefined &&
  quarter.revenueUsd !== null &&
  quarter.emittedTokens !== null &&
  (quarter.emittedTokens === 0 || quarter.tokenPriceUsd !== null);

/**
 * Reads a checked input into a working set: windows by calendar, sums over usable quarters (§3.2), growth (§3.4).
 *
 * @param m a working set to overwrite; bulk callers keep one.
 * @param method the version to measure by, and to judge by afterwards.
 */
export const measure = (input: AssessmentInput, m: Measures = new Measures(), method: Method = DVS_1_0): Measures => {
  m.clear();
  m.method = method;
  m.applicable = method.applicable[input.category];
  readFactors(m, input);
  if (input.annual) readAnnual(m, input.annual);
  else readQuarters(m, input.quarters ?? []);
  deriveCoverages(m);
  m.growth = measureGrowth(m.revenueByAge, m.givenGrowth, 1, method.rules.growth);
  return m;
};

const readFactors = (m: Measures, { category, factors, answers }: AssessmentInput): void => {
  m.givenGrowth = toNumber(factors.revenueGrowth);
  m.topCustomerShare = toNumber(factors.topCustomerShare);
  m.utilisation = toNumber(factors.utilisation);
  m.utilisationTarget = factors.utilisationTarget ?? m.method.rules.utilisationTargets[category] ?? UNKNOWN;
  m.glut = toNumber(factors.supplyGlut);
  m.usageGrowth = toNumber(factors.usageGrowth);
  m.operatorCover = toNumber(factors.operatorCover);
  m.dilution = toNumber(factors.netDilution);
  m.capture = toNumber(factors.captureYield);
  m.checklist = toNumber(factors.checklistScore);
  m.supplyScopeCoverage = toNumber(factors.supplyScopeCoverage);
  m.externalPayers = answers.externalPayers;
  m.fakingUnprofitable = answers.fakingUnprofitable;
};

/** P12: one common year stands for both windows, and thresholds stay as stated. */
const readAnnual = (m: Measures, annual: AnnualInput): void => {
  m.isAnnual = true;
  m.hasRevenue = true;
  m.hasUsableQuarter = true;
  m.revenue2q = demandOf(annual.revenueUsd, m.method.rules.revenueWeights);
  m.revenue4q = m.revenue2q;
  m.strict2q = strictDemandOf(annual.revenueUsd);
  m.strict4q = m.strict2q;
  m.emissions2q = annual.emissionsUsd;
  m.emissions4q = annual.emissionsUsd;
  m.prudentEmissions = annual.emissionsUsd;
  m.claimed4q = claimedIn(annual.revenueUsd);
  m.related4q = relatedIn(annual.revenueUsd);
  m.unclassified4q = annual.revenueUsd.unclassified;
};

const readQuarters = (m: Measures, quarters: readonly QuarterInput[]): void => {
  const { revenueWeights } = m.method.rules;
  let last = quarters.length - 1;
  while (last >= 0 && !isUsable(quarters[last])) last -= 1;
  const latest = quarters[last];
  if (!latest) {
    m.hasRevenue = quarters.some(({ revenueUsd }) => revenueUsd !== null);
    return;
  }
  m.hasRevenue = true;
  m.hasUsableQuarter = true;
  m.latest = quarterIndex(latest.quarter);

  // Sums in local variables: adding to the fields of an object costs a tenth of a whole assessment.
  let usable = 0;
  let revenue2q = 0;
  let revenue4q = 0;
  let strict2q = 0;
  let strict4q = 0;
  let claimed4q = 0;
  let related4q = 0;
  let unclassified4q = 0;
  let tokens2q = 0;
  let tokens4q = 0;
  let value2q = 0;
  let value4q = 0;
  let cash2q = 0;
  let cash4q = 0;
  let highestPrice = UNKNOWN;
  for (let i = last; i >= 0; i -= 1) {
    const quarter = quarters[i];
    if (!quarter) break;
    const age = m.latest - quarterIndex(quarter.quarter);
    if (age >= WINDOWS.highestPrice) break;
    const price = quarter.tokenPriceUsd;
    if (price !== null && !(highestPrice >= price)) highestPrice = price;
    const { revenueUsd: lines, emittedTokens: tokens } = quarter;
    if (lines === null || tokens === null || !isUsable(quarter)) continue;

    const revenue = demandOf(lines, revenueWeights);
    m.revenueByAge[age] = revenue;
    if (age >= WINDOWS.year) continue;
    const value = tokens === 0 ? 0 : tokens * (price ?? UNKNOWN);
    const cash = quarter.cashSubsidyUsd ?? 0;
    const strict = strictDemandOf(lines);
    usable += 1;
    revenue4q += revenue;
    strict4q += strict;
    claimed4q += claimedIn(lines);
    related4q += relatedIn(lines);
    unclassified4q += lines.unclassified;
    cash4q += cash;
    tokens4q += tokens;
    value4q += value;
    if (age >= WINDOWS.half) continue;
    revenue2q += revenue;
    strict2q += strict;
    cash2q += cash;
    tokens2q += tokens;
    value2q += value;
    if (age > 0) continue;
    m.revenueQuarter = revenue;
    m.emissionsQuarter = value + cash;
  }
  m.usableQuarters = usable;
  m.yearScale = WINDOWS.year / usable;
  m.revenue2q = revenue2q;
  m.revenue4q = revenue4q;
  m.strict2q = strict2q;
  m.strict4q = strict4q;
  m.claimed4q = claimed4q;
  m.related4q = related4q;
  m.unclassified4q = unclassified4q;
  m.emissions2q = value2q + cash2q;
  m.emissions4q = value4q + cash4q;
  // P4: the half-year's tokens at its own mean price or the year's, whichever is higher.
  m.prudentEmissions = (tokens2q === 0 ? 0 : Math.max(value2q, tokens2q * (value4q / tokens4q))) + cash2q;
  m.highestPriceEmissions = (tokens2q === 0 ? 0 : tokens2q * highestPrice) + cash2q;
};

const claimedIn = (lines: RevenueLines): number => lines.organic + lines.unclassified + lines.related;

/** What is paid back to customers counts as related. */
const relatedIn = (lines: RevenueLines): number => lines.related + lines.incentives;

const deriveCoverages = (m: Measures): void => {
  m.coverage2q = coverageOf(m.revenue2q, m.emissions2q);
  m.coverage4q = coverageOf(m.revenue4q, m.emissions4q);
  m.coverageQuarter = m.isAnnual ? UNKNOWN : coverageOf(m.revenueQuarter, m.emissionsQuarter);
  m.prudentCoverage = coverageOf(m.revenue2q, m.prudentEmissions);
  m.coverageAtHighestPrice = coverageOf(m.revenue2q, m.highestPriceEmissions);
  m.strictCoverage = coverageOf(m.strict2q, m.prudentEmissions);
  m.strictCoverage4q = coverageOf(m.strict4q, m.emissions4q);
  m.relatedShare = m.claimed4q === 0 ? 0 : m.related4q / m.claimed4q;
  m.unclassifiedShare = m.claimed4q === 0 ? 0 : m.unclassified4q / m.claimed4q;
};

export const copyMeasures = (m: Measures): Measures => Object.assign(new Measures(), m);

/**
 * The same network with all revenue lines and all emissions (tokens and cash) multiplied; growth is measured again,
 * since small quarters meet its floor; every other factor is held (§4.1).
 *
 * @param into a copy of `base`, overwritten and returned.
 */
export const scaleMeasures = (
  base: Measures,
  revenueMultiple: number,
  emissionMultiple: number,
  into: Measures,
): Measures => {
  into.revenue2q = base.revenue2q * revenueMultiple;
  into.revenue4q = base.revenue4q * revenueMultiple;
  into.revenueQuarter = base.revenueQuarter * revenueMultiple;
  into.strict2q = base.strict2q * revenueMultiple;
  into.strict4q = base.strict4q * revenueMultiple;
  into.emissions2q = base.emissions2q * emissionMultiple;
  into.emissions4q = base.emissions4q * emissionMultiple;
  into.emissionsQuarter = base.emissionsQuarter * emissionMultiple;
  into.prudentEmissions = base.prudentEmissions * emissionMultiple;
  into.highestPriceEmissions = base.highestPriceEmissions * emissionMultiple;
  deriveCoverages(into);
  into.growth =
    revenueMultiple === 1
      ? base.growth
      : measureGrowth(base.revenueByAge, base.givenGrowth, revenueMultiple, base.method.rules.growth);
  return into;
};
