import { formatCoverage } from "@/lib/format";
import type { Span } from "@/lib/scoring";
import type { CompareEntry } from "./compare-rows";
import { numberView } from "./number-view";
import { joinProse, type ProseView, plainProse } from "./prose";
import { ALL_NETWORKS } from "./trace-key";
import { tracer } from "./tracer";
import { cornerSpan, verdictView } from "./verdict";

export const SETTLEMENT_WORDS = {
  burn_mint: "burn and mint",
  marketplace: "marketplace",
  treasury: "treasury",
} as const;

/** Where a comparison would mislead: different quarters, settlement, bounded or annual records, no class. */
export function noticesOf(entries: CompareEntry[], query: string): ProseView[] {
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
export function pairSentence(a: CompareEntry, b: CompareEntry, query: string): ProseView {
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
