import { measureGrowth } from "./growth";
import { coverageOf, toNumber, UNKNOWN } from "./numbers";
import { quarterIndex } from "./quarters";
import { REVENUE_WEIGHTS, UTILISATION_TARGETS, WINDOWS } from "./rules";
import type { AnnualInput, AnswerValue, AssessmentInput, Category, QuarterInput, RevenueLines } from "./types";

/**
 * Everything the method reads of one network, as plain numbers: the kernel's working set.
 * Unknown is `NaN` (see numbers.ts); amounts in USD; coverages may be `Infinity`.
 */
export class Measures {
  category: Category = "compute";
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
  cash2q = 0;
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
}

/** R of one period: what outside customers paid, net of what the network paid them (§3.3). */
export const demandOf = (lines: RevenueLines): number =>
  Math.max(
    0,
    REVENUE_WEIGHTS.organic * lines.organic + REVENUE_WEIGHTS.unclassified * lines.unclassified - lines.incentives,
  );

const strictDemandOf = (lines: RevenueLines): number => Math.max(0, lines.organic - lines.incentives);

const isUsable = (quarter: QuarterInput): boolean =>
  quarter.revenueUsd !== null &&
  quarter.emittedTokens !== null &&
  (quarter.emittedTokens === 0 || quarter.tokenPriceUsd !== null);

/** Reads a checked input into a working set: windows by calendar, sums over usable quarters (§3.2), growth (§3.4). */
export const measure = (input: AssessmentInput): Measures => {
  const m = new Measures();
  m.category = input.category;
  readFactors(m, input);
  if (input.annual) readAnnual(m, input.annual);
  else readQuarters(m, input.quarters ?? []);
  deriveCoverages(m);
  m.growth = measureGrowth(m.revenueByAge, m.givenGrowth);
  return m;
};

const readFactors = (m: Measures, { category, factors, answers }: AssessmentInput): void => {
  m.givenGrowth = toNumber(factors.revenueGrowth);
  m.topCustomerShare = toNumber(factors.topCustomerShare);
  m.utilisation = toNumber(factors.utilisation);
  m.utilisationTarget = factors.utilisationTarget ?? UTILISATION_TARGETS[category] ?? UNKNOWN;
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
  m.revenue2q = demandOf(annual.revenueUsd);
  m.revenue4q = m.revenue2q;
  m.strict2q = strictDemandOf(annual.revenueUsd);
  m.strict4q = m.strict2q;
  m.emissions2q = annual.emissionsUsd;
  m.emissions4q = annual.emissionsUsd;
  m.prudentEmissions = annual.emissionsUsd;
  const shares = new RevenueShares();
  shares.add(annual.revenueUsd);
  m.relatedShare = shares.related();
  m.unclassifiedShare = shares.unclassified();
};

/** Sums of the revenue classes over a window. */
class RevenueShares {
  private whole = 0;
  private relatedUsd = 0;
  private unclassifiedUsd = 0;

  add(lines: RevenueLines): void {
    this.whole += lines.organic + lines.unclassified + lines.related;
    this.relatedUsd += lines.related + lines.incentives;
    this.unclassifiedUsd += lines.unclassified;
  }

  related = (): number => (this.whole === 0 ? 0 : this.relatedUsd / this.whole);
  unclassified = (): number => (this.whole === 0 ? 0 : this.unclassifiedUsd / this.whole);
}

const readQuarters = (m: Measures, quarters: readonly QuarterInput[]): void => {
  let latest = Number.NEGATIVE_INFINITY;
  for (const quarter of quarters) {
    if (quarter.revenueUsd !== null) m.hasRevenue = true;
    if (isUsable(quarter)) latest = Math.max(latest, quarterIndex(quarter.quarter));
  }
  if (latest === Number.NEGATIVE_INFINITY) return;
  m.hasUsableQuarter = true;
  m.latest = latest;

  const shares = new RevenueShares();
  let tokens2q = 0;
  let tokens4q = 0;
  let value2q = 0;
  let value4q = 0;
  let highestPrice = UNKNOWN;
  for (const quarter of quarters) {
    const age = latest - quarterIndex(quarter.quarter);
    if (age < 0 || age >= WINDOWS.highestPrice) continue;
    const price = quarter.tokenPriceUsd;
    if (price !== null && !(highestPrice >= price)) highestPrice = price;
    if (quarter.revenueUsd === null || quarter.emittedTokens === null || !isUsable(quarter)) continue;

    const revenue = demandOf(quarter.revenueUsd);
    m.revenueByAge[age] = revenue;
    if (age >= WINDOWS.year) continue;
    const tokens = quarter.emittedTokens;
    const value = tokens === 0 ? 0 : tokens * (price ?? UNKNOWN);
    const cash = quarter.cashSubsidyUsd ?? 0;
    const strict = strictDemandOf(quarter.revenueUsd);
    m.usableQuarters += 1;
    m.revenue4q += revenue;
    m.strict4q += strict;
    m.emissions4q += value + cash;
    tokens4q += tokens;
    value4q += value;
    shares.add(quarter.revenueUsd);
    if (age >= WINDOWS.half) continue;
    m.revenue2q += revenue;
    m.strict2q += strict;
    m.emissions2q += value + cash;
    m.cash2q += cash;
    tokens2q += tokens;
    value2q += value;
    if (age > 0) continue;
    m.revenueQuarter = revenue;
    m.emissionsQuarter = value + cash;
  }
  m.yearScale = WINDOWS.year / m.usableQuarters;
  m.relatedShare = shares.related();
  m.unclassifiedShare = shares.unclassified();
  // P4, with the 2Q value itself where its own price is the higher one, so that C* is never above C_2Q.
  const yearPriceIsHigher = tokens2q > 0 && value4q / tokens4q > value2q / tokens2q;
  m.prudentEmissions = (yearPriceIsHigher ? tokens2q * (value4q / tokens4q) : value2q) + m.cash2q;
  m.highestPriceEmissions = (tokens2q === 0 ? 0 : tokens2q * highestPrice) + m.cash2q;
};

const deriveCoverages = (m: Measures): void => {
  m.coverage2q = coverageOf(m.revenue2q, m.emissions2q);
  m.coverage4q = coverageOf(m.revenue4q, m.emissions4q);
  m.coverageQuarter = m.isAnnual ? UNKNOWN : coverageOf(m.revenueQuarter, m.emissionsQuarter);
  m.prudentCoverage = coverageOf(m.revenue2q, m.prudentEmissions);
  m.coverageAtHighestPrice = coverageOf(m.revenue2q, m.highestPriceEmissions);
  m.strictCoverage = coverageOf(m.strict2q, m.prudentEmissions);
  m.strictCoverage4q = coverageOf(m.strict4q, m.emissions4q);
};

/**
 * The same network with all revenue lines and all emissions (tokens and cash) multiplied; growth is measured again,
 * since small quarters meet its floor; every other factor is held (§4.1).
 */
export const scaleMeasures = (base: Measures, revenueMultiple: number, emissionMultiple: number): Measures => {
  const m = Object.assign(new Measures(), base);
  m.revenue2q *= revenueMultiple;
  m.revenue4q *= revenueMultiple;
  m.revenueQuarter *= revenueMultiple;
  m.strict2q *= revenueMultiple;
  m.strict4q *= revenueMultiple;
  m.emissions2q *= emissionMultiple;
  m.emissions4q *= emissionMultiple;
  m.emissionsQuarter *= emissionMultiple;
  m.prudentEmissions *= emissionMultiple;
  m.highestPriceEmissions *= emissionMultiple;
  deriveCoverages(m);
  m.growth = measureGrowth(base.revenueByAge, base.givenGrowth, revenueMultiple);
  return m;
};
