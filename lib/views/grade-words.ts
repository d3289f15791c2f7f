import type { CREDIBILITY_QUALITY, LETTER_QUALITY } from "@/lib/scoring";

/** Letters and digits of a grade in words; the method page and every source print the same. */

export const LETTER_WORDS: Record<keyof typeof LETTER_QUALITY, string> = {
  A: "on-chain with an address, reproducible; or audited",
  B: "independent research with a method; market data; an issuer’s own rules and schedules",
  C: "an issuer’s account of its own performance; research it commissioned; other aggregators",
  D: "news and articles",
  E: "known wrong, or promotional",
  F: "unidentified",
};

export const CREDIBILITY_WORDS: Record<keyof typeof CREDIBILITY_QUALITY, string> = {
  1: "two independent origins within 10 %",
  2: "first-hand with an identity check passed",
  3: "second-hand, or first-hand and unchecked",
  4: "assumed date, interpolated, derived from a 3, weak",
  5: "refuted",
  6: "neither method nor date",
};

/** `B3` as "origin: …; claim: …". */
export function gradeWords(grade: string): string {
  const letter = Object.entries(LETTER_WORDS).find(([id]) => id === grade[0])?.[1];
  const digit = Object.entries(CREDIBILITY_WORDS).find(([id]) => id === grade[1])?.[1];
  return `origin: ${letter ?? "not known"}; claim: ${digit ?? "not known"}`;
}
