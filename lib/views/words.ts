import { formatUsd } from "@/lib/format";
import { CLASSES, REFUSALS, type RefusalReason, type Verdict, type VerdictClass } from "@/lib/scoring";

/** Codes of the method in the words that pages and reports print; the words themselves stand in the rule rows. */

const INSUFFICIENT = { label: "Insufficient evidence", meaning: "A required fact is missing, contested or too small." };

export const verdictWord = (verdict: Verdict): string =>
  CLASSES.find((row) => row.id === verdict)?.label ?? INSUFFICIENT.label;

export const verdictMeaning = (verdict: Verdict): string =>
  CLASSES.find((row) => row.id === verdict)?.meaning ?? INSUFFICIENT.meaning;

const STEPS: Record<VerdictClass, 1 | 2 | 3 | 4> = {
  subsidy_led: 1,
  subsidy_leaning: 2,
  demand_leaning: 3,
  demand_led: 4,
};

/** Step of the verdict mark; null without a class. */
export const verdictStep = (verdict: Verdict): 1 | 2 | 3 | 4 | null =>
  verdict === "insufficient_evidence" ? null : STEPS[verdict];

/** Why there is no verdict, as a sentence. */
export function reasonSentence(reason: RefusalReason): string {
  const rule: { threshold: number | null; unit: string | null; sentence: string } = REFUSALS[reason];
  const threshold =
    rule.threshold === null ? "" : rule.unit === "usd" ? formatUsd(rule.threshold) : String(rule.threshold);
  return rule.sentence.replace("{threshold}", threshold);
}

/** `subsidy-led to subsidy-leaning`. */
export function rangeWords([low, high]: readonly [VerdictClass, VerdictClass]): string {
  const [a, b] = [verdictWord(low).toLowerCase(), verdictWord(high).toLowerCase()];
  return a === b ? a : `${a} to ${b}`;
}
