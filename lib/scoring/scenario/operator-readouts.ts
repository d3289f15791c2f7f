import type { Span } from "../record/output";
import { exactly, NOTHING, quotient, scaled, sum } from "../record/spans";
import { type Assumptions, costMultipleOf } from "./assumptions";
import type { OperatorRecord } from "./base";
import type { Shock } from "./shock";

const ratio = (part: Span, whole: Span): Span => quotient(part, whole, (a, b) => a / b);

/** Whether anything about operators is assumed: only then does the factor take another value than the record's. */
export const changesOperators = ({ costCase, operatorCostUsd, operatorShare }: Assumptions): boolean =>
  costCase !== "stated" || operatorCostUsd !== null || operatorShare !== null;

/**
 * What operators live on under assumptions about them, before any shock; unknown stays unknown, never zero.
 *
 * @param quarterUsd R of the quarter t at both corners; only asked for where a share of it is assumed.
 */
export const operatorsUnder = (
  { cover, costUsd, supplyEmissionsUsd }: OperatorRecord,
  { operatorCostUsd, operatorShare, costCase }: Assumptions,
  quarterUsd: Span | null,
): OperatorRecord => {
  const multiple = costMultipleOf(costCase);
  const stated = operatorCostUsd === null ? costUsd : exactly(operatorCostUsd);
  const assumedCost = stated && scaled(stated, multiple);
  if (operatorCostUsd === null && operatorShare === null)
    return { cover: cover && scaled(cover, 1 / multiple), costUsd: assumedCost, supplyEmissionsUsd };
  const incomeUsd =
    operatorShare === null
      ? cover && costUsd && incomeFrom(cover, costUsd)
      : quarterUsd && scaled(quarterUsd, operatorShare);
  return { cover: incomeUsd && assumedCost && ratio(incomeUsd, assumedCost), costUsd: assumedCost, supplyEmissionsUsd };
};

/** θ·R from O and cost: the low end of O stands on the high end of cost. */
const incomeFrom = (cover: Span, costUsd: Span): Span => ({
  value: cover.value === null || costUsd.value === null ? null : cover.value * costUsd.value,
  low: cover.low * costUsd.high,
  high: cover.high * costUsd.low,
});

/** I = (θR + E_supply) ÷ cost under a shock; null where cost, or what suppliers are issued, is not known. */
export const incomeUnder = (
  { cover, costUsd, supplyEmissionsUsd }: OperatorRecord,
  { demand, emissions, price }: Shock,
): Span | null => {
  if (cover === null || costUsd === null) return null;
  if (supplyEmissionsUsd === null && emissions > 0) return null;
  const issued = supplyEmissionsUsd === null ? NOTHING : scaled(supplyEmissionsUsd, emissions * price);
  return sum(scaled(cover, demand), ratio(issued, costUsd));
};
