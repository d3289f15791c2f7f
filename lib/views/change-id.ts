import { fingerprint } from "@/lib/scoring";
import type { ChangeFact, ChangeSide } from "./changes";

const sideKey = ({ quarter, verdict, reason, range }: ChangeSide) => [quarter, verdict, reason, range];

/**
 * What a change is called in feeds and alerts, `helium-2026Q2-history-9f86d081884c7d65`: the same for as long as it tells
 * the same story. Coverage, score and the as-of day of the later side are left out: they move every day without one.
 * A published verdict is told apart by the day of the page it is held against.
 */
export function changeId(slug: string, { basis, from, to }: Pick<ChangeFact, "basis" | "from" | "to">): string {
  const against = basis === "published" ? from.asOf : null;
  const key = fingerprint([slug, basis, against, sideKey(from), sideKey(to)]);
  return `${slug}-${to.quarter ?? "none"}-${basis}-${key}`;
}
