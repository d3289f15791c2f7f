import { carriedSentence } from "./carried";
import { type CompareEntry, type CompareRow, compareRows } from "./compare-rows";
import { noticesOf, pairSentence, SETTLEMENT_WORDS } from "./compare-words";
import { type IntervalView, intervalView } from "./interval";
import type { ProseView } from "./prose";
import { type QuarterAge, quarterAgeOf } from "./quarter-age";
import { tracer } from "./tracer";
import { type TrendView, trendView } from "./trend";
import { confidenceWords, type VerdictView, verdictSentence, verdictView } from "./verdict";

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
  quarter: QuarterAge;
  definition: string;
  confidence: string;
}

export interface CompareView {
  asOf: string;
  /** Which of the networks customers carry, and what each of them reads, in one sentence. */
  carried: ProseView;
  columns: CompareColumn[];
  /** Where a comparison would mislead: different quarters, settlement, bounded or annual records. */
  notices: ProseView[];
  pairs: ProseView[];
  rows: CompareRow[];
  /** Slugs that were asked for and do not exist. */
  unknownSlugs: string[];
}

/** @param query of the pages that numbers lead to: "" or `?asOf=…` */
export function buildCompare(entries: CompareEntry[], unknownSlugs: string[], asOf: string, query = ""): CompareView {
  const notices = noticesOf(entries, query);
  return {
    asOf,
    carried: carriedSentence(entries, query),
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
      quarter: quarterAgeOf(assessed, "none"),
      definition:
        record.definitions.find((definition) => definition.id === assessed.definitionId)?.label ??
        assessed.definitionId,
      confidence: confidenceWords(assessed),
    })),
    notices,
    pairs: entries.flatMap((a, index) => entries.slice(index + 1).map((b) => pairSentence(a, b, query))),
    rows: compareRows(entries, notices.length === 0, query),
    unknownSlugs,
  };
}
