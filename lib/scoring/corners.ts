import { assessParsed } from "./assess";
import { parseInput } from "./input";
import type { RefusalReason, Verdict } from "./types";

export type CornersAssessment =
  | { verdict: Verdict; range: [Verdict, Verdict]; bounded: true }
  | { verdict: "insufficient_evidence"; reason: RefusalReason; range: [Verdict, Verdict] };

/**
 * The verdict where an input is only bounded (§3.6, P11): the class when both corners agree, else a range. A corner
 * that is refused refuses the whole, with its reason; the low one's first.
 *
 * @param low revenue low, emissions high.
 * @param high revenue high, emissions low.
 * @throws InputError
 */
export const assessCorners = (low: unknown, high: unknown, path = "corners"): CornersAssessment =>
  combineCorners(
    assessParsed(parseInput(low, `${path}[0]`), { flipMultiples: false }),
    assessParsed(parseInput(high, `${path}[1]`), { flipMultiples: false }),
  );

/** What of a result decides at the corners. */
export interface CornerOutcome {
  verdict: Verdict;
  reason?: RefusalReason | undefined;
}

/** As `assessCorners`, for two results at hand. */
export const combineCorners = (low: CornerOutcome, high: CornerOutcome): CornersAssessment => {
  const range: [Verdict, Verdict] = [low.verdict, high.verdict];
  const reason = low.reason ?? high.reason;
  if (reason !== undefined) return { verdict: "insufficient_evidence", reason, range };
  if (low.verdict === high.verdict) return { verdict: low.verdict, range, bounded: true };
  return { verdict: "insufficient_evidence", reason: "range", range };
};
