import { reaches } from "../numbers";
import { byPrecedence, type Claim } from "./claims";
import { EDGE_DAYS, type Quarter } from "./quarters";

/** Days of a quarter that one claim speaks for. */
export interface Window {
  claim: Claim;
  /** Within the quarter, both days in it. */
  from: number;
  to: number;
  days: number;
  /** Share of the claimed amount that falls into the quarter: less than 1 only for epochs split by days. */
  share: number;
  /** Its edges are not the quarter's, but count as such. */
  isShifted: boolean;
}

/** Windows without overlap that cover enough of a quarter. */
export interface Cover {
  windows: Window[];
  days: number;
}

/** Share of a quarter's days that must be covered (§3.15). */
const ENOUGH = 0.9;

/** Reward epochs up to this long are split by days where they cross a quarter's edge; months and years never are. */
export const EPOCH_DAYS = 14;

/** The part of a quarter a claim speaks for; null when its days cannot be told apart from those outside. */
export const windowIn = (claim: Claim, quarter: Quarter): Window | null => {
  const from = Math.max(claim.start, quarter.start);
  const to = Math.min(claim.end, quarter.end);
  if (from > to) return null;
  const within = { claim, from, to, days: to - from + 1, share: 1, isShifted: false };
  // A rail that carried nothing all year carried nothing in each quarter.
  if (claim.fact.nullReason === "observed_zero") return within;
  const before = quarter.start - claim.start;
  const after = claim.end - quarter.end;
  if (Math.abs(before) <= EDGE_DAYS && Math.abs(after) <= EDGE_DAYS)
    return {
      ...within,
      from: quarter.start,
      to: quarter.end,
      days: quarter.days,
      isShifted: before !== 0 || after !== 0,
    };
  if (before <= 0 && after <= 0) return within;
  if (claim.days <= EPOCH_DAYS) return { ...within, share: within.days / claim.days };
  if (before <= EDGE_DAYS && after <= EDGE_DAYS) return { ...within, isShifted: true };
  return null;
};

/**
 * The windows that cover most of a quarter's days without overlap, by the fewest of them; what overlaps them is
 * refused. null when that is less than 90 % of the days.
 */
export const coverQuarter = (claims: readonly Claim[], quarter: Quarter): Cover | null => {
  const windows = distinctWindows(claims, quarter);
  // plans[i]: the best choice among the first i windows, which are ordered by their last day.
  const plans: Plan[] = [EMPTY];
  windows.forEach((window, index) => {
    let compatible = index;
    while (compatible > 0 && (windows[compatible - 1]?.to ?? 0) >= window.from) compatible -= 1;
    const before = plans[compatible] ?? EMPTY;
    const taken = { days: before.days + window.days, count: before.count + 1, window, before };
    const left = plans[index] ?? EMPTY;
    plans.push(isBetter(taken, left) ? taken : left);
  });
  const best = plans[windows.length] ?? EMPTY;
  return best.count > 0 && reaches(best.days / quarter.days, ENOUGH)
    ? { windows: windowsOf(best), days: best.days }
    : null;
};

interface Plan {
  days: number;
  count: number;
  window: Window | null;
  before: Plan | null;
}

const EMPTY: Plan = { days: 0, count: 0, window: null, before: null };

const isBetter = (a: Plan, b: Plan): boolean => a.days > b.days || (a.days === b.days && a.count < b.count);

const windowsOf = (plan: Plan): Window[] => {
  const windows: Window[] = [];
  for (let step: Plan | null = plan; step?.window; step = step.before) windows.push(step.window);
  return windows.reverse();
};

/** One claim per stretch of days, by last day. */
const distinctWindows = (claims: readonly Claim[], quarter: Quarter): Window[] => {
  const byDays = new Map<string, Window>();
  for (const claim of claims) {
    const window = windowIn(claim, quarter);
    if (!window) continue;
    const key = `${window.from} ${window.to}`;
    const rival = byDays.get(key);
    if (!rival || isPreferred(window, rival)) byDays.set(key, window);
  }
  return [...byDays.values()].sort((a, b) => a.to - b.to || a.from - b.from);
};

/** Exact edges before shifted ones, then the precedence of the claims. */
const isPreferred = (a: Window, b: Window): boolean =>
  (Number(a.isShifted) - Number(b.isShifted) || byPrecedence(a.claim, b.claim)) < 0;
