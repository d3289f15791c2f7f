import type * as z from "zod";
import type { Span } from "@/lib/scoring";
import type { QUANTITY } from "../schemas/parts";

export type Quantity = z.infer<typeof QUANTITY>;

interface QuantityWords {
  unit: string;
  grade?: string | null;
  /** Why it is unknown; printed where it is. */
  unknown: string;
}

/** A span as the API gives it: state, value, bounds, and the reason where there is no one value. */
export function quantity(span: Span | null, { unit, grade = null, unknown }: QuantityWords): Quantity {
  const isAnything = span !== null && span.value === null && span.low === 0 && span.high === Number.POSITIVE_INFINITY;
  if (span === null || isAnything)
    return { state: "unknown", value: null, low: null, high: null, unit, grade, reason: unknown };
  const value = span.low === span.high ? span.low : span.value;
  return {
    state: value === null ? "bounded" : "known",
    value,
    low: span.low,
    high: span.high,
    unit,
    grade,
    reason: value === null ? "Only bounds are known." : null,
  };
}

export const notApplicable = (unit: string, reason: string): Quantity => ({
  ...{ state: "not_applicable", value: null, low: null, high: null, unit, grade: null },
  reason,
});
