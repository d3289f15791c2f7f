import { formatCoverage, formatPercent, formatTokens, formatUsd } from "@/lib/format";
import type { Role, ScoredAssessment, Span } from "@/lib/scoring";
import { formatGrowth } from "../../growth-words";
import { halfYearOf, yearlyRateOf } from "../../half-year";
import { numberView } from "../../number-view";
import { cornerSpan } from "../../verdict";
import type { AssessedContext } from "../context";
import type { Formula, FormulaBook } from "./formula";
import { lineParts } from "./lines";

interface RatioRule {
  title: string;
  what: string;
  format: (value: number, token: string) => string;
  span: (context: AssessedContext) => Span | null;
  formula: string | ((context: AssessedContext) => string);
  roles?: Role[];
  quarters?: number;
}

const DEMAND: Role[] = ["organic", "unclassified", "incentive"];
const TOKENS: Role[] = ["supply", "security", "demand"];

const ofResult =
  (pick: (result: ScoredAssessment) => number | null) =>
  ({ assessment }: AssessedContext): Span | null =>
    cornerSpan(assessment.assessed, pick);

const half = ({ assessment }: AssessedContext) => halfYearOf(assessment.assessed);
const rate = ({ assessment }: AssessedContext) => yearlyRateOf(assessment.assessed);

/** How the period that decides becomes a year, behind the number of that period. */
const asYear = (context: AssessedContext): string => {
  const { timesToYear } = half(context);
  if (timesToYear === 1) return ": an annual record, as it is.";
  return timesToYear === 2 ? " × 2." : ` × ${timesToYear}: one quarter of the half-year is usable.`;
};

const RATIOS: Record<string, RatioRule> = {
  "coverage.prudent": {
    title: "Prudent coverage C*",
    what: "What customers paid for every dollar of tokens, the tokens valued at the year’s mean price where that is higher: a price crash is not customers.",
    format: formatCoverage,
    span: ofResult((r) => r.ratios.prudentCoverage),
    formula: "Paid demand of the half-year {demand.half-year} ÷ prudent subsidy {subsidy.prudent}.",
  },
  "coverage.half-year": {
    title: "Coverage, half-year",
    what: "What customers paid for every dollar of tokens, at each quarter’s own price.",
    format: formatCoverage,
    span: ofResult((r) => r.ratios.coverage2q),
    formula: "Paid demand of the half-year {demand.half-year} ÷ subsidy of the half-year {subsidy.half-year}.",
  },
  "coverage.year": {
    title: "Coverage, year",
    what: "The same over four quarters.",
    format: formatCoverage,
    span: ofResult((r) => r.ratios.coverage4q),
    formula: "Paid demand of the year {demand.year} ÷ subsidy of the year {subsidy.year}.",
  },
  "coverage.quarter": {
    title: "Coverage, latest quarter",
    what: "What customers paid for every dollar of tokens in the quarter t alone.",
    format: formatCoverage,
    span: ofResult((r) => r.ratios.coverageQuarter),
    formula: "Paid demand of the quarter ÷ its subsidy.",
    roles: [...DEMAND, ...TOKENS, "cash_subsidy", "price"],
    quarters: 1,
  },
  "coverage.highest-price": {
    title: "Coverage at the highest price",
    what: "Coverage with the tokens at the highest price of eight quarters.",
    format: formatCoverage,
    span: ofResult((r) => r.ratios.coverageAtHighestPrice),
    formula: "Paid demand of the half-year {demand.half-year} ÷ its tokens {tokens.half-year} at the highest price.",
    roles: ["price"],
    quarters: 8,
  },
  "coverage.strict": {
    title: "Strict coverage",
    what: "Prudent coverage by identified outside payers only: nothing unclassified counts.",
    format: formatCoverage,
    span: ofResult((r) => r.ratios.strictCoverage),
    formula: "Organic revenue of the half-year less incentives ÷ prudent subsidy {subsidy.prudent}.",
    roles: ["organic", "incentive"],
    quarters: 2,
  },
  "coverage.strict-year": {
    title: "Strict coverage, year",
    what: "The same over four quarters, at each quarter’s own price.",
    format: formatCoverage,
    span: ofResult((r) => r.ratios.strictCoverage4q),
    formula: "Organic revenue of the year less incentives ÷ subsidy of the year {subsidy.year}.",
    roles: ["organic", "incentive"],
    quarters: 4,
  },
  "demand.half-year": {
    title: "Paid demand, half-year",
    what: "Organic revenue and half of unclassified revenue, less incentives, over the usable of the two quarters to t (a year where the record is annual).",
    format: formatUsd,
    span: (context) => half(context).demandUsd,
    formula: "The input “Paid demand” {input.revenue}, quarter by quarter below.",
    roles: DEMAND,
    quarters: 2,
  },
  "demand.year": {
    title: "Paid demand, year",
    what: "The same over four quarters.",
    format: formatUsd,
    span: ofResult((r) => r.ratios.revenue4qUsd),
    formula: "Organic + half of unclassified − incentives over the usable quarters of the year, scaled to four.",
    roles: DEMAND,
    quarters: 4,
  },
  "demand.annualised": {
    title: "Paid demand, a year",
    what: "The period that decides as a rate a year: a half-year twice, its only usable quarter four times, an annual record as it is.",
    format: formatUsd,
    span: (context) => rate(context).demandUsd,
    formula: (context) => `Paid demand of the period that decides {demand.half-year}${asYear(context)}`,
  },
  "subsidy.half-year": {
    title: "Subsidy, half-year",
    what: "Tokens emitted at each quarter’s own mean price, plus cash, over the usable of the two quarters to t (a year where the record is annual).",
    format: formatUsd,
    span: (context) => half(context).subsidyUsd,
    formula: "The input “Emission value” {input.emissions}, quarter by quarter below.",
    roles: [...TOKENS, "cash_subsidy", "price"],
    quarters: 2,
  },
  "subsidy.year": {
    title: "Subsidy, year",
    what: "The same over four quarters.",
    format: formatUsd,
    span: ofResult((r) => r.ratios.emissions4qUsd),
    formula: "Tokens at each quarter’s mean price, plus cash, over the usable quarters of the year, scaled to four.",
    roles: [...TOKENS, "cash_subsidy", "price"],
    quarters: 4,
  },
  "subsidy.annualised": {
    title: "Subsidy, a year",
    what: "The period that decides as a rate a year: a half-year twice, its only usable quarter four times, an annual record as it is.",
    format: formatUsd,
    span: (context) => rate(context).subsidyUsd,
    formula: (context) => `Subsidy of the period that decides {subsidy.half-year}${asYear(context)}`,
  },
  "subsidy.prudent": {
    title: "Prudent subsidy, half-year",
    what: "The half-year’s tokens at the year’s mean price where that is higher than each quarter’s own, plus cash.",
    format: formatUsd,
    span: ofResult((r) => r.ratios.prudentEmissionsUsd),
    formula:
      "The larger of the subsidy at each quarter’s own price {subsidy.half-year} and the half-year’s tokens {tokens.half-year} at the year’s token-weighted mean price, plus cash.",
    roles: ["price"],
    quarters: 4,
  },
  "tokens.half-year": {
    title: "Tokens emitted, half-year",
    what: "Tokens issued to suppliers, stakers and for demand over the two quarters to t.",
    format: (value, token) => formatTokens(value, token),
    span: (context) => half(context).tokens,
    formula: "The sum of the emission series below.",
    roles: TOKENS,
    quarters: 2,
  },
  "share.demand": {
    title: "Demand share",
    what: "Share of the whole bill that customers pay.",
    format: (value) => formatPercent(value),
    span: ofResult((r) =>
      r.ratios.prudentCoverage === Infinity ? 1 : r.ratios.prudentCoverage / (1 + r.ratios.prudentCoverage),
    ),
    formula: "C* ÷ (1 + C*), with C* = {coverage.prudent}.",
  },
  "share.related": {
    title: "Related-party share",
    what: "Share of the year’s claimed revenue that is related-party or paid back to customers.",
    format: (value) => formatPercent(value),
    span: ofResult((r) => r.ratios.relatedShare),
    formula: "(Related + incentives) ÷ (organic + unclassified + related), over the year.",
    roles: ["organic", "unclassified", "related", "incentive"],
    quarters: 4,
  },
  "share.unclassified": {
    title: "Unclassified share",
    what: "Share of the year’s claimed revenue whose payer is not identified.",
    format: (value) => formatPercent(value),
    span: ofResult((r) => r.ratios.unclassifiedShare),
    formula: "Unclassified ÷ (organic + unclassified + related), over the year.",
    roles: ["organic", "unclassified", "related"],
    quarters: 4,
  },
  growth: {
    title: "Growth of paid demand",
    what: "How paid demand changes in a year, as the method measures it.",
    format: formatGrowth,
    span: ofResult((r) => r.ratios.revenueGrowth),
    formula: "The input “Growth of paid demand” {input.growth}.",
    roles: DEMAND,
    quarters: 8,
  },
};

const GRADED_BY: Record<string, string> = {
  "demand.half-year": "revenue",
  "demand.annualised": "revenue",
  "subsidy.half-year": "emissions",
  "subsidy.annualised": "emissions",
  growth: "growth",
};

/** Coverages, demand and subsidy over each window, shares: the ratios of the result. */
export const ratioFormulas: FormulaBook = (context, id): Formula | null => {
  const rule = RATIOS[id];
  if (!rule) return null;
  const { assessed, record } = context.assessment;
  const quarters = half(context).quarters.map(({ quarter }) => quarter);
  const period = quarters.join(" + ") || null;
  const input = assessed.inputs.find((candidate) => candidate.id === GRADED_BY[id]);
  return {
    title: rule.title,
    what: rule.what,
    number: numberView(rule.span(context), (value) => rule.format(value, record.network.token), {
      grade: input?.grade ?? null,
      period,
      ...context.to.formula(id),
    }),
    formula: typeof rule.formula === "string" ? rule.formula : rule.formula(context),
    parts: rule.roles ? lineParts(context, rule.roles, rule.quarters ?? 2) : [],
    period,
  };
};
