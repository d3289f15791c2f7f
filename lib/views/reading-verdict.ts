import { formatCoverage, formatRange } from "@/lib/format";
import type { ConflictOutcome, NetworkRecord } from "@/lib/scoring";
import { rangeWords, verdictWord } from "./words";

/**
 * What a reading does to the verdict: the reason why the others matter or not. Refused ones say what they would read, and one that
 * is judged under a definition of its own says under which.
 */
export function readingVerdict(
  reading: ConflictOutcome["readings"][number],
  definitions: NetworkRecord["definitions"],
): string | null {
  const { verdict, prudentCoverage: low, prudentCoverageHigh: high } = reading;
  if (verdict === null) return null;
  const coverage = low === null ? "" : `, C* ${formatRange(low, high ?? low, formatCoverage)}`;
  const definition = definitions.find(({ id }) => id === reading.definitionId);
  const under = definition ? `, read as \u201c${definition.label}\u201d` : "";
  return `${verdictWords(reading)}${coverage}${under}`;
}

/** The same words as for the verdict of a page: bounds that lead to different classes are a range. */
function verdictWords({ verdict, classes }: ConflictOutcome["readings"][number]): string {
  if (verdict === null) return "";
  if (verdict !== "insufficient_evidence" || classes === null) return verdictWord(verdict);
  return classes[0] === classes[1]
    ? `${verdictWord(verdict)}, would read ${rangeWords(classes)}`
    : `Range: ${rangeWords(classes)}`;
}
