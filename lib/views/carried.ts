import type { Assessed, Verdict } from "@/lib/scoring";
import type { CompareEntry } from "./compare-rows";
import { joinProse, type ProseView } from "./prose";
import { tracer } from "./tracer";
import { confidenceWords, cornerSpan, paidWords, verdictView } from "./verdict";

const NUMBER_WORDS = ["none", "one", "two", "three", "four", "five"];

/** `A`, `A and B`, `A, B and C`. */
function listed<T>(items: readonly T[]): (T | string)[] {
  return items.flatMap((item, index) => {
    if (index === 0) return [item];
    return [index === items.length - 1 ? " and " : ", ", item];
  });
}

/**
 * Which of them customers carry: those of the top class; and which are on the way. A class that is not published carries
 * nobody.
 */
function lead(entries: readonly CompareEntry[]): string {
  const of = (verdict: Verdict) => entries.filter(({ assessed }) => assessed.verdict === verdict);
  const namesOf = (some: readonly CompareEntry[]) => listed(some.map(({ record }) => record.network.name)).join("");
  const [carried, leaning] = [of("demand_led"), of("demand_leaning")];
  const word = (count: number) => NUMBER_WORDS[count] ?? String(count);
  const rest = entries.length - carried.length;
  const which =
    carried.length === 0
      ? entries.length === 2
        ? "neither of the two"
        : `none of the ${word(entries.length)}`
      : rest === 0
        ? entries.length === 2
          ? "both"
          : `all ${word(entries.length)}`
        : `${namesOf(carried)} and not the ${rest === 1 ? "other" : `other ${word(rest)}`}`;
  const onTheWay =
    leaning.length === 0 ? "" : `, though ${namesOf(leaning)} lean${leaning.length === 1 ? "s" : ""} on them`;
  return `The record shows customers carrying ${which}${onTheWay}`;
}

/** The verdict in the words of the board, and how good its evidence is. */
function standing(assessed: Assessed): string {
  const { label, wouldRead } = verdictView(assessed);
  const verdict = `${label.charAt(0).toLowerCase()}${label.slice(1)}${wouldRead ? `, would read ${wouldRead}` : ""}`;
  const confidence = confidenceWords(assessed).toLowerCase();
  return `${verdict}; data confidence ${confidence}`;
}

/**
 * Which of the networks customers carry, why, and how sure that is, in one sentence: what they paid for every dollar of
 * tokens, with the class and the data confidence in brackets.
 * @param query of the pages that numbers lead to: "" or `?asOf=…`
 */
export function carriedSentence(entries: readonly CompareEntry[], query: string): ProseView {
  const sides = entries.map(({ record, assessed }) => ({
    name: record.network.name,
    to: tracer(record.network.slug, query),
    coverage: cornerSpan(assessed, (result) => result.ratios.prudentCoverage),
    standing: standing(assessed),
  }));
  const issuing = sides.flatMap(({ name, to, coverage, standing: words }) =>
    coverage && coverage.low !== Infinity
      ? [joinProse(to.words(paidWords(coverage), "coverage.prudent"), ` at ${name} (${words})`)]
      : [],
  );
  const others = sides.flatMap(({ name, coverage, standing: words }) =>
    coverage === null
      ? [`what they paid at ${name} cannot be set against tokens (${words})`]
      : coverage.low === Infinity
        ? [`${name} issued no tokens (${words})`]
        : [],
  );
  const clauses = [
    ...(issuing.length > 0
      ? [joinProse("for every dollar of tokens issued they paid ", ...listed<ProseView | string>(issuing))]
      : []),
    ...others,
  ];
  return joinProse(
    `${lead(entries)}: `,
    ...clauses.flatMap((clause, index) => (index === 0 ? [clause] : ["; ", clause])),
    ".",
  );
}
