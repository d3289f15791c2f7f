import { coverageOf } from "../numbers";
import { REVENUE_WEIGHTS } from "../rules";
import {
  amountInTokens,
  amountInUsd,
  EMISSION_ROLES,
  type Lens,
  type LineAmount,
  linesOf,
  type Price,
  priceOf,
  REVENUE_ROLES,
  type RevenueRole,
} from "./definitions";
import type { FigureBook } from "./figures";
import type { Span } from "./output";
import { exactly, isClosed, minusDownToZero, NOTHING, product, quotient, scaled, sum } from "./spans";

/** Classes that can be demand: without a figure for one of them, revenue is missing. */
const DEMAND_ROLES: readonly RevenueRole[] = ["organic", "unclassified"];

export type RevenueSpans = Readonly<Record<RevenueRole, Span>>;

/** One quarter as a definition counts it (§3.2, §3.3). */
export interface QuarterAmounts {
  index: number;
  /** Revenue lines and cash in USD, emission lines in the lens's token. */
  revenueLines: readonly LineAmount[];
  emissionLines: readonly LineAmount[];
  cashLines: readonly LineAmount[];
  /** By class, USD; null = revenue missing. */
  revenue: RevenueSpans | null;
  /** R: organic + half of unclassified − incentives, not under 0. */
  demandUsd: Span | null;
  /** All buckets together; null = missing. */
  tokens: Span | null;
  price: Price | null;
  /** null = not stated, counts as 0. */
  cashUsd: Span | null;
  /** Tokens × price + cash; null when tokens are missing, or the price of more than none is. */
  emissionsUsd: Span | null;
  coverage: Span | null;
  /** P1: revenue and emission value both have a figure, or bounds on both sides. */
  isUsable: boolean;
  /** Lines that may be absent and are: the sum is a floor. */
  floors: readonly LineAmount[];
}

/** All lines of one quarter, added up by class. Unknown lines that are required make the sum unknown. */
export const amountsIn = (lens: Lens, book: FigureBook, index: number): QuarterAmounts => {
  const floors: LineAmount[] = [];
  const counted = (amount: LineAmount): LineAmount => {
    if (!isFirm(amount)) floors.push(amount);
    return floored(amount);
  };
  const inUsd = (role: RevenueRole | "cash_subsidy"): LineAmount[] =>
    linesOf(lens, role).map((line) => counted(amountInUsd(lens, book, line, index)));
  const revenueByRole = REVENUE_ROLES.map((role) => [role, inUsd(role)] as const);
  const revenueLines = revenueByRole.flatMap(([, lines]) => lines);
  const emissionLines = EMISSION_ROLES.flatMap((role) =>
    linesOf(lens, role).map((line) => counted(amountInTokens(lens, book, line, index))),
  );
  const cashLines = inUsd("cash_subsidy");

  const isDemandKnown = revenueByRole.some(([role, lines]) => DEMAND_ROLES.includes(role) && lines.some(isKnown));
  const revenue = isDemandKnown && revenueLines.every(isPresent) ? sumByRole(revenueByRole) : null;
  const demandUsd = revenue && demandOf(revenue);
  const tokens = emissionLines.some(isKnown) && emissionLines.every(isPresent) ? total(emissionLines) : null;
  const price = priceOf(lens, book, lens.tokenUnit, index);
  const cashUsd = cashLines.some(isKnown) ? total(cashLines) : null;
  const emissionsUsd = cashLines.every(isPresent) ? valueOfTokens(tokens, price, cashUsd ?? NOTHING) : null;
  return {
    index,
    revenueLines,
    emissionLines,
    cashLines,
    revenue,
    demandUsd,
    tokens,
    price,
    cashUsd,
    emissionsUsd,
    coverage: demandUsd && emissionsUsd && quotient(demandUsd, emissionsUsd, coverageOf),
    isUsable:
      revenue !== null && Object.values(revenue).every(isClosed) && emissionsUsd !== null && isClosed(emissionsUsd),
    floors,
  };
};

const isKnown = ({ span }: LineAmount): boolean => span !== null;

/** There, or allowed to be absent. */
const isPresent = ({ span, line }: LineAmount): boolean => span !== null || !line.required;

/** Neither absent nor open-ended. */
const isFirm = ({ span, line }: LineAmount): boolean => span !== null && (line.required || isClosed(span));

/** A line that may be absent and of which only a floor is known counts as that floor. */
const floored = (amount: LineAmount): LineAmount =>
  amount.span === null || isFirm(amount) ? amount : { ...amount, span: exactly(amount.span.low) };

/** Returns to a pool are negative emissions (§3.15); a total under 0 is none. */
const total = (lines: readonly LineAmount[]): Span =>
  minusDownToZero(
    lines.reduce<Span>((amount, { span }) => (span ? sum(amount, span) : amount), NOTHING),
    NOTHING,
  );

const sumByRole = (lines: readonly (readonly [RevenueRole, readonly LineAmount[]])[]): RevenueSpans => {
  const spans: Record<RevenueRole, Span> = {
    organic: NOTHING,
    unclassified: NOTHING,
    related: NOTHING,
    excluded: NOTHING,
    incentive: NOTHING,
  };
  for (const [role, amounts] of lines) spans[role] = total(amounts);
  return spans;
};

/** R of §3.3 as a span. */
const demandOf = ({ organic, unclassified, incentive }: RevenueSpans): Span =>
  minusDownToZero(sum(organic, scaled(unclassified, REVENUE_WEIGHTS.unclassified)), incentive);

const valueOfTokens = (tokens: Span | null, price: Price | null, cash: Span): Span | null => {
  if (!tokens) return null;
  if (tokens.high === 0) return cash;
  return price?.span ? sum(product(tokens, price.span), cash) : null;
};
