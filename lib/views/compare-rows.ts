import { formatCoverage, formatPercent, formatPoints, formatUsd } from "@/lib/format";
import { type Assessed, FACTORS, type InputId, type NetworkRecord, type Span } from "@/lib/scoring";
import { formatGrowth } from "./growth-words";
import { type NumberView, notApplicable, numberView } from "./number-view";
import { tracer } from "./tracer";
import { cornerSpan } from "./verdict";

export interface CompareEntry {
  record: NetworkRecord;
  assessed: Assessed;
}

export interface CompareRow {
  id: string;
  label: string;
  /** What the number is, for the row head's second line. */
  note: string;
  cells: CompareCell[];
  /** Every cell reads the same. */
  same: boolean;
}

export interface CompareCell {
  number: NumberView;
  /** "best", "worst" in words; null where the row must not be ranked or cells cannot be told apart. */
  mark: "best" | "worst" | null;
}

interface RowRule {
  id: string;
  /** Formula its numbers lead to. */
  formula: string;
  label: string;
  note: string;
  span: (entry: CompareEntry) => Span | null;
  format: (value: number) => string;
  /** Which end is better; null = not a matter of better. */
  better: "high" | "low" | null;
  grade?: InputId;
  notApplicable?: (entry: CompareEntry) => boolean;
}

const inputSpan = (id: InputId) => (entry: CompareEntry) =>
  entry.assessed.inputs.find((input) => input.id === id)?.span ?? null;
const factorRule = (id: string) => FACTORS.find((factor) => factor.id === id);

const naFor = (factorId: string) => (entry: CompareEntry) =>
  factorRule(factorId)?.notApplicable.includes(entry.record.network.category) ?? false;

const ROWS: RowRule[] = [
  {
    id: "coverage",
    formula: "coverage.prudent",
    label: "Prudent coverage C*",
    note: "customers’ dollars for every dollar of tokens",
    span: (e) => cornerSpan(e.assessed, (r) => r.ratios.prudentCoverage),
    format: formatCoverage,
    better: "high",
  },
  {
    id: "coverage2q",
    formula: "coverage.half-year",
    label: "Coverage, half-year",
    note: "at each quarter’s own price",
    span: (e) => cornerSpan(e.assessed, (r) => r.ratios.coverage2q),
    format: formatCoverage,
    better: "high",
  },
  {
    id: "strict",
    formula: "coverage.strict",
    label: "Strict coverage",
    note: "identified outside payers only",
    span: (e) => cornerSpan(e.assessed, (r) => r.ratios.strictCoverage),
    format: formatCoverage,
    better: "high",
  },
  {
    id: "demand",
    formula: "demand.half-year",
    label: "Paid demand, half-year",
    note: "organic + ½ unclassified − incentives",
    span: (e) => cornerSpan(e.assessed, (r) => r.ratios.revenue2qUsd),
    format: formatUsd,
    better: "high",
    grade: "revenue",
  },
  {
    id: "subsidy",
    formula: "subsidy.half-year",
    label: "Subsidy, half-year",
    note: "tokens emitted at each quarter’s price",
    span: (e) => cornerSpan(e.assessed, (r) => r.ratios.emissions2qUsd),
    format: formatUsd,
    better: null,
    grade: "emissions",
  },
  {
    id: "growth",
    formula: "growth",
    label: "Growth of paid demand",
    note: "a year",
    span: (e) => cornerSpan(e.assessed, (r) => r.ratios.revenueGrowth),
    format: formatGrowth,
    better: "high",
    grade: "growth",
  },
  {
    id: "concentration",
    formula: "input.topCustomerShare",
    label: "Largest customer",
    note: "share of organic revenue",
    span: inputSpan("topCustomerShare"),
    format: formatPercent,
    better: "low",
    grade: "topCustomerShare",
  },
  {
    id: "utilisation",
    formula: "input.utilisation",
    label: "Utilisation",
    note: "paid use ÷ capacity",
    span: inputSpan("utilisation"),
    format: formatPercent,
    better: "high",
    grade: "utilisation",
    notApplicable: naFor("utilisation"),
  },
  {
    id: "operatorCover",
    formula: "input.operatorCover",
    label: "Operator cover",
    note: "customers’ money ÷ operators’ cost",
    span: inputSpan("operatorCover"),
    format: formatCoverage,
    better: "high",
    grade: "operatorCover",
  },
  {
    id: "dilution",
    formula: "input.netDilution",
    label: "Net dilution",
    note: "a year",
    span: inputSpan("netDilution"),
    format: (v) => formatPercent(v, { signed: true }),
    better: "low",
    grade: "netDilution",
  },
  {
    id: "capture",
    formula: "input.captureYield",
    label: "Capture yield",
    note: "value passed to the token ÷ market cap",
    span: inputSpan("captureYield"),
    format: formatPercent,
    better: "high",
    grade: "captureYield",
  },
  {
    id: "score",
    formula: "score",
    label: "Score, earned",
    note: "of 100 points",
    span: (e) => cornerSpan(e.assessed, (r) => r.score),
    format: formatPoints,
    better: "high",
  },
  {
    id: "unknown",
    formula: "score.unknown",
    label: "Score, unknown",
    note: "points that nobody can give or take",
    span: (e) => cornerSpan(e.assessed, (r) => r.unknown),
    format: formatPoints,
    better: null,
  },
  {
    id: "confidence",
    formula: "confidence",
    label: "Data confidence",
    note: "of 100: how good the evidence is",
    span: (e) => cornerSpan(e.assessed, (r) => r.dataConfidence),
    format: formatPoints,
    better: "high",
  },
];

/** Marks only where every network has a value and the ranges do not touch. */
function marks(spans: (Span | null)[], better: "high" | "low"): CompareCell["mark"][] {
  if (spans.length < 2 || spans.some((span) => span === null)) return spans.map(() => null);
  const known = spans.filter((span): span is Span => span !== null);
  const above = (a: Span, b: Span) => (better === "high" ? a.low > b.high : a.high < b.low);
  return known.map((span, index) => {
    const others = known.filter((_, other) => other !== index);
    if (others.every((other) => above(span, other))) return "best";
    return others.every((other) => above(other, span)) ? "worst" : null;
  });
}

function buildRow(rule: RowRule, entries: CompareEntry[], comparable: boolean, query: string): CompareRow {
  const spans = entries.map((entry) => (rule.notApplicable?.(entry) ? null : rule.span(entry)));
  const ranked = comparable && rule.better ? marks(spans, rule.better) : spans.map(() => null);
  const lead = (entry: CompareEntry) => tracer(entry.record.network.slug, query).formula(rule.formula);
  const cells = entries.map((entry, index): CompareCell => {
    if (rule.notApplicable?.(entry)) {
      return {
        number: { ...notApplicable(`not a question for ${entry.record.network.category}`), ...lead(entry) },
        mark: null,
      };
    }
    const input = rule.grade && entry.assessed.inputs.find((candidate) => candidate.id === rule.grade);
    return {
      number: numberView(spans[index] ?? null, rule.format, {
        grade: input ? input.grade : null,
        note: input ? input.formula : null,
        ...lead(entry),
      }),
      mark: ranked[index] ?? null,
    };
  });
  return {
    id: rule.id,
    label: rule.label,
    note: rule.note,
    cells,
    same: new Set(cells.map((cell) => cell.number.text)).size === 1,
  };
}

/**
 * The measures that all networks share, in the order of the page.
 * @param comparable false = nothing is marked best or worst
 * @param query of the pages that numbers lead to: "" or `?asOf=…`
 */
export const compareRows = (entries: CompareEntry[], comparable: boolean, query: string): CompareRow[] =>
  ROWS.map((rule) => buildRow(rule, entries, comparable, query));
