import type { Assessed, Span } from "../record/output";
import { isBounded, product, sum } from "../record/spans";
import type { NetworkRecord } from "../record/types";
import type { AssessmentInput, RefusalReason } from "../types";

/** What operators live on in the quarter t, as far as the record knows; null = unknown, never zero. */
export interface OperatorRecord {
  /** O: their income from customers ÷ their cost. */
  cover: Span | null;
  costUsd: Span | null;
  /** Value of the emission that goes to suppliers. */
  supplyEmissionsUsd: Span | null;
}

/** One reading of a network, ready for assumptions, in a browser as on a server. */
export interface WhatIfBase {
  /** t; null = no quarter is usable, and nothing can be varied. */
  quarter: string | null;
  isAnnual: boolean;
  /** (R low, E high) first; one where nothing is only bounded. */
  corners: readonly AssessmentInput[];
  /** The top class needs a value for the largest customer (§3.15): a bound is not a disclosure. */
  isTopShareBounded: boolean;
  /** Readings that contradict each other stay so under every assumption. */
  contest: Extract<RefusalReason, "contested" | "no_admissible_reading"> | null;
  operators: OperatorRecord;
}

/** What the assumptions start from. */
export const whatIfBase = (record: NetworkRecord, assessed: Assessed): WhatIfBase => {
  const { corners, input, reason, quarter } = assessed;
  const topShare = assessed.inputs.find(({ id }) => id === "topCustomerShare")?.span ?? null;
  return {
    quarter,
    isAnnual: input?.annual !== undefined,
    corners: corners?.inputs ?? (input === null ? [] : [input]),
    isTopShareBounded: topShare !== null && isBounded(topShare),
    contest: reason === "contested" || reason === "no_admissible_reading" ? reason : null,
    operators: operatorsIn(record, assessed),
  };
};

const operatorsIn = (record: NetworkRecord, { quarter, quarters, inputs }: Assessed): OperatorRecord => {
  const cover = inputs.find(({ id }) => id === "operatorCover")?.span ?? null;
  const at = quarters.find((view) => view.quarter === quarter);
  const unitOf = (seriesId: string): string | undefined => record.series.find(({ id }) => id === seriesId)?.unit;
  const linesOf = (role: string) => at?.lines.filter((line) => line.role === role) ?? [];
  const cost = linesOf("operator_cost");
  const price = at?.tokenPriceUsd ?? null;
  const supply = total(linesOf("supply").map(({ span }) => span));
  return {
    cover,
    costUsd: cost.every(({ seriesId }) => unitOf(seriesId) === "USD") ? total(cost.map(({ span }) => span)) : null,
    supplyEmissionsUsd: supply && (supply.high === 0 ? supply : price && product(supply, price)),
  };
};

/** null where there is no line, or one without a figure: a part is not the whole. */
const total = (spans: readonly (Span | null)[]): Span | null =>
  spans.reduce<Span | null>(
    (all, span, index) => (index === 0 ? span : all === null || span === null ? null : sum(all, span)),
    null,
  );
