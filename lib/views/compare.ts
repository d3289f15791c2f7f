import { formatCoverage, formatPercent, formatPoints, formatUsd } from "@/lib/format";
import { type Assessed, FACTORS, type InputId, type NetworkRecord, type Span } from "@/lib/scoring";
import { formatGrowth } from "./growth-words";
import { type IntervalView, intervalView } from "./interval";
import { type NumberView, notApplicable, numberView } from "./number-view";
import { joinProse, type ProseView, plainProse } from "./prose";
import { ALL_NETWORKS } from "./trace-key";
import { tracer } from "./tracer";
import { type TrendView, trendView } from "./trend";
import { confidenceWords, cornerSpan, type VerdictView, verdictSentence, verdictView } from "./verdict";

export interface CompareEntry {
  record: NetworkRecord;
  assessed: Assessed;
}

export interface CompareColumn {
  slug: string;
  name: string;
  token: string;
  category: string;
  settlement: string;
  verdict: VerdictView;
  interval: IntervalView | null;
  trend: TrendView;
  sentence: ProseView;
  quarter: string;
  definition: string;
  confidence: string;
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

export interface CompareView {
  asOf: string;
  columns: CompareColumn[];
  /** Where a comparison would mislead: different quarters, settlement, bounded or annual records. */
  notices: ProseView[];
  pairs: ProseView[];
  rows: CompareRow[];
  /** Slugs that were asked for and do not exist. */
  unknownSlugs: string[];
}

const SETTLEMENT_WORDS = { burn_mint: "burn and mint", marketplace: "marketplace", treasury: "treasury" } as const;

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

function noticesOf(entries: CompareEntry[], query: string): ProseView[] {
  const notices: ProseView[] = [];
  const say = (entry: CompareEntry, text: string) => `${entry.record.network.name} ${text}`;
  const quarters = new Set(entries.map((entry) => entry.assessed.quarter));
  if (quarters.size > 1) {
    notices.push(
      plainProse(
        `Each network stands at its own latest usable quarter: ${entries.map((entry) => say(entry, entry.assessed.quarter ?? "none")).join(", ")}.`,
      ),
    );
  }
  const settlements = new Set(entries.map((entry) => entry.record.network.settlement));
  if (settlements.size > 1) {
    notices.push(
      plainProse(
        `Customers’ money reaches operators in different ways: ${entries.map((entry) => say(entry, SETTLEMENT_WORDS[entry.record.network.settlement])).join(", ")}. In a marketplace it is operators’ income besides emissions; under burn and mint it is not.`,
      ),
    );
  }
  for (const tag of ["bounded", "annual"] as const) {
    const tagged = entries.filter((entry) => entry.assessed.tags.includes(tag));
    if (tagged.length > 0 && tagged.length < entries.length) {
      const words = { bounded: "rests on bounds where values are missing", annual: "rests on an annual record" }[tag];
      notices.push(plainProse(`${tagged.map((entry) => entry.record.network.name).join(" and ")} ${words}.`));
    }
  }
  for (const { record, assessed } of entries) {
    if (assessed.verdict !== "insufficient_evidence") continue;
    const { name, slug } = record.network;
    notices.push(
      tracer(slug, query).words(`${name} has no published class: ${verdictView(assessed).explanation}`, "verdict"),
    );
  }
  return notices;
}

/** The main difference of two networks in one sentence: how far apart their coverage is, or which one cannot be told. */
function pairSentence(a: CompareEntry, b: CompareEntry, query: string): ProseView {
  const [first, second] = [a, b].map((entry) => ({
    name: entry.record.network.name,
    slug: entry.record.network.slug,
    coverage: cornerSpan(entry.assessed, (r) => r.ratios.prudentCoverage),
  }));
  if (!first || !second) return plainProse("");
  if (!first.coverage || !second.coverage) {
    const silent = [first, second].filter((side) => !side.coverage).map((side) => side.name);
    return plainProse(
      `${first.name} and ${second.name}: coverage of ${silent.join(" and ")} cannot be computed from the record.`,
    );
  }
  const read = (side: { name: string; slug: string; coverage: Span | null }) =>
    tracer(side.slug, query).words(
      `${side.name} ${numberView(side.coverage, formatCoverage).text}`,
      "coverage.prudent",
    );
  const about = (text: string) => tracer(ALL_NETWORKS, query).words(text, `pair.${first.slug}.${second.slug}`);
  const [higher, lower] = first.coverage.low >= second.coverage.low ? [first, second] : [second, first];
  if (higher.coverage && lower.coverage && higher.coverage.low > lower.coverage.high) {
    const times = lower.coverage.high > 0.0005 ? higher.coverage.low / lower.coverage.high : null;
    const many =
      times === null ? "" : times >= 1.95 ? `, at least ${Math.floor(times)} times as much` : ", somewhat more";
    return joinProse(
      about(`For every $1 of tokens, customers of ${higher.name} paid more than those of ${lower.name}${many} (`),
      read(higher),
      ", ",
      read(lower),
      ").",
    );
  }
  return joinProse(
    `Coverage does not separate ${first.name} and ${second.name}: their ranges overlap (`,
    read(first),
    ", ",
    read(second),
    ").",
  );
}

/** @param query of the pages that numbers lead to: "" or `?asOf=…` */
export function buildCompare(entries: CompareEntry[], unknownSlugs: string[], asOf: string, query = ""): CompareView {
  const notices = noticesOf(entries, query);
  return {
    asOf,
    columns: entries.map(({ record, assessed }) => ({
      slug: record.network.slug,
      name: record.network.name,
      token: record.network.token,
      category: record.network.category,
      settlement: SETTLEMENT_WORDS[record.network.settlement],
      verdict: verdictView(assessed),
      interval: intervalView(assessed, tracer(record.network.slug, query)),
      trend: trendView(assessed),
      sentence: verdictSentence(assessed, record.network.name, tracer(record.network.slug, query)),
      quarter: assessed.quarter ?? "none",
      definition:
        record.definitions.find((definition) => definition.id === assessed.definitionId)?.label ??
        assessed.definitionId,
      confidence: confidenceWords(assessed),
    })),
    notices,
    pairs: entries.flatMap((a, index) => entries.slice(index + 1).map((b) => pairSentence(a, b, query))),
    rows: ROWS.map((rule) => buildRow(rule, entries, notices.length === 0, query)),
    unknownSlugs,
  };
}
