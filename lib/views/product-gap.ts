import { firstCommon, rebased } from "@/lib/charts";
import type { Assessed, Span } from "@/lib/scoring";
import { divideSpans } from "./windows";

export interface ProductGap {
  /** How many times further paid demand is from the common start than the token price; above 1 the product ran ahead. */
  span: Span;
  /** The latest quarter in which both are known. */
  quarter: string;
  /** The first one: where both start. */
  base: string;
}

/** Paid demand against token price from their common start; null where they have none, or nothing after it. */
export function productGap({ quarters }: Pick<Assessed, "quarters">): ProductGap | null {
  const base = firstCommon(quarters);
  if (!base) return null;
  const last = quarters.findLast((row) => row.quarter > base.quarter && row.demandUsd && row.tokenPriceUsd);
  const span =
    last && divideSpans(rebased(last.demandUsd, base.demandUsd), rebased(last.tokenPriceUsd, base.tokenPriceUsd));
  return last && span ? { span, quarter: last.quarter, base: base.quarter } : null;
}
