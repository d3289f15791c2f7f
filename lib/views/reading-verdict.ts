import { formatCoverage } from "@/lib/format";
import type { ConflictOutcome } from "@/lib/scoring";
import { rangeWords, verdictWord } from "./words";

/** What a reading does to the verdict: the reason why the others matter or not. Refused ones say what they would read. */
export function readingVerdict({
  verdict,
  classes,
  prudentCoverage,
}: ConflictOutcome["readings"][number]): string | null {
  if (verdict === null) return null;
  const wouldRead = verdict === "insufficient_evidence" && classes ? `, would read ${rangeWords(classes)}` : "";
  const coverage = prudentCoverage === null ? "" : `, C* ${formatCoverage(prudentCoverage)}`;
  return `${verdictWord(verdict)}${wouldRead}${coverage}`;
}
