import { type Claim, compareText } from "./claims";
import { linesOf } from "./definitions";
import { known, type Measured, unknown } from "./measured";
import { quarterAt } from "./quarters";
import { readingOf } from "./readings";
import { choose } from "./reconcile";
import { isBounded } from "./spans";
import type { Role } from "./types";
import type { View } from "./view";
import { percentText } from "./words";

/** Quarters in which a share of customers still describes t, and a share fixed by rule still holds. */
const CUSTOMER_QUARTERS = 4;
const RULE_QUARTERS = 8;

/** Largest customer's share of organic revenue over the year to t (F3). Words were turned into numbers in the record. */
export const topCustomerShareAt = (view: View, t: number): Measured =>
  latestShare(view, "largest_customer_share", t, CUSTOMER_QUARTERS, "Largest customer ÷ organic revenue");

/** Share of revenue passed to operators (θ). */
export const operatorShareAt = (view: View, t: number): Measured =>
  latestShare(view, "operator_revenue_share", t, RULE_QUARTERS, "Operators' share of revenue");

/**
 * The latest claim of every origin about the quarters up to t, reconciled. Shares are stated for days, quarters and
 * years alike, so the calendar of the claim does not have to be a quarter's.
 */
const latestShare = (view: View, role: Role, t: number, quarters: number, name: string): Measured => {
  const lines = linesOf(view.lens, role);
  const claims = lines.flatMap(({ series }) => view.known.bySeries.get(series.id)?.claims ?? []);
  if (lines.length === 0) return unknown("not_researched", `${name}: the definition names no series for it.`);
  const from = quarterAt(t - quarters + 1).start;
  const to = quarterAt(t).end;
  const inReach = claims.filter(({ start, end }) => end >= from && start <= to);
  const latest = new Map<string, Claim>();
  for (const claim of inReach) {
    if (!claim.span || claim.isOut) continue;
    const rival = latest.get(claim.source.originId);
    if (!rival || isLater(claim, rival)) latest.set(claim.source.originId, claim);
  }
  const readings = [...latest.values()].map((claim) =>
    readingOf({ claims: [claim], span: claim.span ?? NO_SPAN, method: "reported", steps: 0 }),
  );
  const choice = choose(readings, "largest_customer_share");
  if (!choice) {
    const isSearched = inReach.some(({ fact }) => fact.nullReason === "not_disclosed");
    return unknown(isSearched ? "not_disclosed" : "not_researched", `${name}: no figure for the year to t.`);
  }
  const { span } = choice;
  const clipped = { value: span.value, low: Math.min(1, span.low), high: Math.min(1, span.high) };
  const text = isBounded(clipped)
    ? `between ${percentText(clipped.low)} and ${percentText(clipped.high)}; the high end is used`
    : percentText(clipped.value ?? clipped.high);
  return known(
    clipped,
    [choice.lead.grade],
    choice.used.flatMap((reading) => reading.claims),
    `${name}: ${text}.`,
  );
};

const NO_SPAN = { value: null, low: 0, high: 1 };

const isLater = (a: Claim, b: Claim): boolean =>
  (b.end - a.end ||
    b.quality - a.quality ||
    compareText(b.fact.knownOn, a.fact.knownOn) ||
    compareText(a.fact.id, b.fact.id)) < 0;
