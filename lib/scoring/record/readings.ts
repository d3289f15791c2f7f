import type { Claim } from "./claims";
import { atBest, type Grade, lowered, qualityOf, weakest } from "./grades";
import type { FigureMethod, Span } from "./output";
import type { Credibility } from "./types";

/** What one origin says about one series in one quarter. */
export interface Reading {
  /** One, except for quotes of several origins joined by interpolation. */
  originIds: string[];
  span: Span;
  method: FigureMethod;
  grade: Grade;
  quality: number;
  claims: readonly Claim[];
  /** A ruling says that this is the figure. */
  isRuled: boolean;
  /** Level at the quarter's end; null for flows, and without a quote there. */
  endQuote: Span | null;
}

export interface ReadingParts {
  claims: readonly Claim[];
  span: Span;
  method: FigureMethod;
  /** Steps of derivation the aggregation took: credibility + 1 each. */
  steps: number;
  /** The aggregation allows no better credibility. */
  atBestCredibility?: Credibility;
  endQuote?: Span | null;
}

export const readingOf = (parts: ReadingParts): Reading => {
  const { claims, span, method, steps, atBestCredibility = 1, endQuote = null } = parts;
  const grade = atBest(lowered(weakest(claims.map((claim) => claim.grade)), steps), atBestCredibility);
  return {
    originIds: [...new Set(claims.map((claim) => claim.source.originId))].sort(),
    span,
    method,
    grade,
    quality: qualityOf(grade),
    claims,
    isRuled: claims.some((claim) => claim.standing === "used"),
    endQuote,
  };
};
