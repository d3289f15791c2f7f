import { assessParsed, gatedClassOf } from "./assess";
import { DVS_1_0, type Method, rankOf } from "./kernel";
import { PATH } from "./rules";
import { type NoPathReason, projectScenarios } from "./scenario/paths";
import type { EmissionSchedule } from "./scenario/schedule";
import { defaultWeights } from "./scenario/weights";
import { type AssessmentInput, isScored, type VerdictClass } from "./types";

/** Why there is no direction. */
export type NoDirectionReason = NoPathReason | "refused" | "bounded" | "contested" | "nothing_left";

export type Direction =
  | { direction: "rising" | "steady" | "falling"; now: VerdictClass; ahead: VerdictClass; quarter: string }
  | { direction: null; because: NoDirectionReason };

/** Printed where an arrow would stand. */
export const NO_DIRECTION: Readonly<Record<NoDirectionReason, string>> = {
  refused: "No direction: there is no verdict to start from.",
  annual: "No direction: the record holds one common year, not quarters.",
  no_quarter: "No direction: no quarter is usable.",
  bounded: "No direction: an input of the latest quarter is only bounded.",
  contested: "No direction: the latest quarter is contested.",
  schedule_unknown: "No direction: the emission schedule is not known.",
  growth_unknown: "No direction: growth of paid demand is not known.",
  price_unknown: "No direction: the price of the tokens to be issued is not known.",
  nothing_left: "No direction: on the base path nothing is paid and nothing is issued.",
};

export interface DirectionOptions {
  /** null = unknown. */
  schedule: EmissionSchedule | null;
  isBounded?: boolean;
  isContested?: boolean;
  method?: Method;
}

/**
 * Where the network is heading (§3.8): class of the base path four quarters ahead against the class of t, both after
 * gates and without hysteresis. Without a direction it says why.
 */
export const directionOf = (
  input: AssessmentInput,
  { schedule, isBounded = false, isContested = false, method = DVS_1_0 }: DirectionOptions,
): Direction => {
  if (input.annual) return { direction: null, because: "annual" };
  if (isBounded) return { direction: null, because: "bounded" };
  if (isContested) return { direction: null, because: "contested" };
  const result = assessParsed(input, { flipMultiples: false, method });
  const now = gatedClassOf(result);
  if (!isScored(result) || result.verdict === "insufficient_evidence" || now === null) {
    return { direction: null, because: "refused" };
  }
  const quarters = PATH.directionQuarters;
  const projected = projectScenarios(input, { schedule, weights: ANY_WEIGHTS, quarters, method });
  if ("reason" in projected) return { direction: null, because: projected.reason };
  const end = projected.paths.base.points.at(-1);
  if (!end || end.verdictClass === null) return { direction: null, because: "nothing_left" };
  const { quarter, verdictClass: ahead } = end;
  const moved = rankOf(ahead) - rankOf(now);
  return { direction: moved > 0 ? "rising" : moved < 0 ? "falling" : "steady", now, ahead, quarter };
};

/** The base path does not depend on them. */
const ANY_WEIGHTS = defaultWeights("1970-01-01");
