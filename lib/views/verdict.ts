import { formatCoverage, formatRange } from "@/lib/format";
import {
  type Assessed,
  confidenceLabel,
  type DefinitionOutcome,
  isScored,
  type RefusalReason,
  type ScoredAssessment,
  type Span,
  type Verdict,
  type VerdictClass,
} from "@/lib/scoring";
import type { ProseView } from "./prose";
import { type Tracer, tracer } from "./tracer";
import { rangeWords, reasonSentence, verdictMeaning, verdictStep, verdictWord } from "./words";

/** A verdict as printed: the words, the step of the mark, what qualifies it. */
export interface VerdictView {
  code: string;
  label: string;
  /** Steps of the ladder; null without a class. */
  step: 1 | 2 | 3 | 4 | null;
  /** "bounded", "draft", "annual record" …, in the order in which they matter. */
  qualifiers: string[];
  /** Why there is no class, or what the class means. */
  explanation: string;
  /** Class that the evidence is too thin to publish; null where there is none. */
  wouldRead: string | null;
}

/** Coverages under this print as "<0.001". */
const SMALLEST_PRINTED = 0.0005;

const TAG_WORDS: Partial<Record<Assessed["tags"][number], string>> = {
  bounded: "bounded",
  annual: "annual record",
  draft: "draft",
  contested: "contested",
};

/** What a verdict needs to be put in words: an assessment, a definition's outcome or one side of a conflict. */
interface VerdictFacts {
  verdict: Verdict;
  reason: RefusalReason | null;
  wouldBe: VerdictClass | null;
  range: readonly [VerdictClass, VerdictClass] | null;
  tags: Assessed["tags"];
}

export function verdictView({ verdict, reason, wouldBe, range, tags }: VerdictFacts): VerdictView {
  const qualifiers = tags.flatMap((tag) => TAG_WORDS[tag] ?? []);
  const step = verdictStep(verdict);
  if (step !== null)
    return {
      code: verdict,
      label: verdictWord(verdict),
      step,
      qualifiers,
      explanation: verdictMeaning(verdict),
      wouldRead: null,
    };
  const why = reason ? reasonSentence(reason) : verdictMeaning(verdict);
  if (range !== null && range[0] !== range[1]) {
    const withheld = reason === null || reason === "range" ? "" : ` ${why}`;
    return {
      code: "range",
      label: `Range: ${rangeWords(range)}`,
      step,
      qualifiers,
      explanation: `The known bounds lead to different classes, so none is published.${withheld}`,
      wouldRead: null,
    };
  }
  return {
    code: verdict,
    label: verdictWord(verdict),
    step,
    qualifiers,
    explanation: why,
    wouldRead: wouldBe && verdictWord(wouldBe).toLowerCase(),
  };
}

/** The verdict under one definition; the tags of the house reading are not its own. */
export const definitionVerdict = (outcome: DefinitionOutcome): VerdictView =>
  verdictView({
    verdict: outcome.verdict,
    reason: outcome.reasonCode,
    wouldBe: outcome.wouldBe,
    range: outcome.range,
    tags: [],
  });

/** The result at both corners of what is only bounded; the same one twice when nothing is. Refused corners are null. */
export function scoredCorners(assessed: Assessed): { low: ScoredAssessment | null; high: ScoredAssessment | null } {
  const scored = (result: Assessed["result"]) => (isScored(result) ? result : null);
  return assessed.corners
    ? { low: scored(assessed.corners.low), high: scored(assessed.corners.high) }
    : { low: scored(assessed.result), high: scored(assessed.result) };
}

/** A number of the result as a span over both corners; null when a corner has none. */
export function cornerSpan(assessed: Assessed, pick: (result: ScoredAssessment) => number | null): Span | null {
  const { low, high } = scoredCorners(assessed);
  const a = low && pick(low);
  const b = high && pick(high);
  if (a === null || b === null) return null;
  return { value: a === b ? a : null, low: Math.min(a, b), high: Math.max(a, b) };
}

/** Prudent coverage in the words of the card: what customers paid for every dollar of tokens. */
export function verdictSentence(
  assessed: Assessed,
  networkName: string,
  to: Tracer = tracer(assessed.slug),
): ProseView {
  const coverage = cornerSpan(assessed, (result) => result.ratios.prudentCoverage);
  if (!coverage) return to.words(`${networkName}: ${verdictView(assessed).explanation}`, "verdict");
  const about = (text: string) => to.words(text, "coverage.prudent");
  if (coverage.low === Number.POSITIVE_INFINITY)
    return about(`${networkName} issued no tokens; customers paid for it.`);
  return about(`For every $1 of tokens ${networkName} issued, customers paid ${paidWords(coverage)} on record.`);
}

/** What the sentence of the verdict values the tokens at, with the ratio at each quarter's own price; null without one. */
export function valuationNote(assessed: Assessed, to: Tracer = tracer(assessed.slug)): ProseView | null {
  const own = cornerSpan(assessed, (result) => result.ratios.coverage2q);
  const prudent = cornerSpan(assessed, (result) => result.ratios.prudentCoverage);
  if (!own || !prudent || prudent.low === Number.POSITIVE_INFINITY || own.high < SMALLEST_PRINTED) return null;
  if (own.low === prudent.low && own.high === prudent.high) return null;
  return to.words(
    `Tokens are valued at the year’s mean price where that is higher; at each quarter’s own price customers paid $${formatRange(own.low, own.high, formatCoverage)}.`,
    "coverage.half-year",
  );
}

/** A coverage read as dollars; too small to print is told as such. An upper end without emissions is no amount. */
export function paidWords({ low, high }: Span): string {
  if (high === Infinity) return `at least $${formatCoverage(low)}`;
  if (high === 0) return "nothing that was measured";
  if (high < SMALLEST_PRINTED) return `less than $${SMALLEST_PRINTED * 2}`;
  return `$${formatRange(low, high, formatCoverage)}`;
}

/** Data confidence as a word, over both corners. */
export function confidenceWords(assessed: Assessed): string {
  const span = cornerSpan(assessed, (result) => result.dataConfidence);
  if (!span) return "not assessed";
  const [low, high] = [confidenceLabel(span.low), confidenceLabel(span.high)];
  return low === high ? low : `${low} to ${high.toLowerCase()}`;
}
