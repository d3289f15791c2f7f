import type { Method } from "../kernel";
import { quarterAt } from "../record/quarters";
import type { AssessmentInput, QuarterInput } from "../types";
import { TAPER } from "./assumptions";
import { shockInput } from "./shock";
import { startOf } from "./start";

/** How much is issued, at which price, and from when on. */
export interface Issuance {
  /** Multiple of today's. */
  emissions: number;
  /** Multiple of today's. */
  price: number;
  /** Quarters after t; 0 = at once. */
  taperStart: number;
}

/**
 * The same network with other emissions and another price. At once: as in `shockInput`. Later: the quarter t goes on
 * until then, tokens and cash fall from then on, and the record ends at the horizon. null where there is no quarter to
 * go on from.
 */
export const issueInput = (
  input: AssessmentInput,
  { emissions, price, taperStart }: Issuance,
  method: Method,
): AssessmentInput | null => {
  if (taperStart === 0) return shockInput(input, { demand: 1, emissions, price }, method);
  const today = shockInput(input, { demand: 1, emissions: 1, price }, method);
  const start = startOf(today, method);
  if (start === null) return null;
  const history = (today.quarters ?? []).filter(({ quarter }) => quarter <= start.quarter.quarter);
  const ahead = Array.from({ length: TAPER.horizonQuarters }, (_, index): QuarterInput => {
    const multiple = index + 1 >= taperStart ? emissions : 1;
    return {
      quarter: quarterAt(start.t + index + 1).label,
      revenueUsd: start.quarter.revenueUsd,
      emittedTokens: start.emittedTokens * multiple,
      tokenPriceUsd: start.tokenPriceUsd,
      cashSubsidyUsd: start.cashSubsidyUsd * multiple,
    };
  });
  return { ...today, quarters: [...history, ...ahead] };
};
