import { rankOf, TOP_RANK } from "./kernel";
import { verdictLabel } from "./labels";
import type { ScoredAssessment } from "./types";
import * as words from "./words";

/** What would raise or lower the verdict, and how far the next edge of coverage is; empty without a verdict. */
export const flipSentences = ({ flips, flipMultiples: multiples, verdict, ratios }: ScoredAssessment): string[] => {
  if (verdict === "insufficient_evidence" || !flips || !multiples) return [];
  const sentences: string[] = [];
  const either = (parts: (string | null)[]): string => parts.filter((part) => part !== null).join(", or ");
  const extra = (factor: number) => words.usd((factor - 1) * ratios.revenue2qUsd);
  const rank = rankOf(verdict);
  const up = either([
    multiples.revenueUp === undefined
      ? null
      : `paid revenue ${words.multiple(multiples.revenueUp)} (${extra(multiples.revenueUp)} more in the window)`,
    multiples.emissionsUp === undefined ? null : `emissions ${words.percent(multiples.emissionsUp - 1)}`,
  ]);
  const down = either([
    multiples.revenueDown === undefined ? null : `paid revenue ${words.percent(multiples.revenueDown - 1)}`,
    multiples.emissionsDown === undefined ? null : `emissions ${words.multiple(multiples.emissionsDown)}`,
  ]);
  if (up !== "") sentences.push(`Raised above ${verdictLabel(verdict)} by ${up}.`);
  else if (rank < TOP_RANK) sentences.push("More revenue or fewer emissions alone would not raise it.");
  if (down !== "") sentences.push(`Lowered below ${verdictLabel(verdict)} by ${down}.`);
  else if (rank > 0) sentences.push("Less revenue or more emissions alone would not lower it.");
  if (flips.nextEdge) {
    const { coverage, extraRevenueUsd, emissionCut } = flips.nextEdge;
    sentences.push(
      `Coverage ${words.coverage(coverage)} is ${words.usd(extraRevenueUsd)} of revenue or an emission cut of ${words.percent(emissionCut)} away.`,
    );
  }
  return sentences;
};
