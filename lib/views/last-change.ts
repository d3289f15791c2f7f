import type { Assessed } from "@/lib/scoring";
import { verdictWord } from "./words";

/** When the standing verdict last became another, recomputed from what is known on the as-of day. */
export interface LastChange {
  text: string;
  /** null = it never did, or there is nothing before it. */
  quarter: string | null;
}

export function lastChange({ history }: Pick<Assessed, "history">): LastChange {
  if (history.length < 2) return { text: "no history", quarter: null };
  const at = history.findLastIndex((step, index) => index > 0 && step.verdict !== history[index - 1]?.verdict);
  const [before, after] = [history[at - 1], history[at]];
  return before && after
    ? { text: `${after.quarter}, before: ${verdictWord(before.verdict).toLowerCase()}`, quarter: after.quarter }
    : { text: `none since ${history[0]?.quarter}`, quarter: null };
}
