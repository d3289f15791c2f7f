import { formatPercent } from "@/lib/format";
import { GROWTH } from "@/lib/scoring";

/** Growth as measured, which stops at the cap of the method: beyond it the start was small, and the figure says no more. */
export const formatGrowth = (value: number): string => {
  const text = formatPercent(value, { signed: true });
  return value >= GROWTH.cap ? `${text} or more` : text;
};
