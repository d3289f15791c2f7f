import { REVENUE_WEIGHTS } from "../rules";
import type { QuarterAmounts } from "./amounts";
import type { LineAmount, Price } from "./definitions";
import type { Reconciled } from "./figures";
import { contestedAmounts } from "./reconcile";

/** One line of the window in one period, with what it adds to R or E. */
export interface BasisLine {
  amount: LineAmount;
  /** USD; revenue weighted as in R; bounds with their high end. */
  sizeUsd: number;
  /** The same under the lowest and the highest of the readings that contest it. */
  lowUsd: number;
  highUsd: number;
  /** More than one origin speaks for it. */
  isCrossChecked: boolean;
}

/** What revenue and emissions of 2Q (or of the common year) rest on. */
export interface Basis {
  /** Lines of R: organic, unclassified, incentives. */
  demand: readonly BasisLine[];
  /** Emission buckets and cash. */
  subsidy: readonly BasisLine[];
  /** Prices that valued emissions. */
  prices: readonly Price[];
}

const WEIGHT_IN_DEMAND: Readonly<Partial<Record<LineAmount["line"]["role"], number>>> = {
  organic: REVENUE_WEIGHTS.organic,
  unclassified: REVENUE_WEIGHTS.unclassified,
  incentive: 1,
};

/** One quarter's share of the basis. */
export const basisOfQuarter = ({ revenueLines, emissionLines, cashLines, price, tokens }: QuarterAmounts): Basis => {
  const isPriced = tokens !== null && tokens.high > 0 && price !== null;
  return {
    demand: demandBasis(revenueLines),
    subsidy: [
      ...emissionLines.flatMap((line) =>
        basisLine(line, price?.span?.value ?? price?.span?.high ?? 0, price?.reconciled),
      ),
      ...cashLines.flatMap((line) => basisLine(line, 1)),
    ],
    prices: isPriced ? [price] : [],
  };
};

const demandBasis = (lines: readonly LineAmount[]): BasisLine[] =>
  lines.flatMap((line) => {
    const weight = WEIGHT_IN_DEMAND[line.line.role];
    return weight === undefined ? [] : basisLine(line, weight);
  });

export const joinBases = (bases: readonly Basis[]): Basis => ({
  demand: bases.flatMap(({ demand }) => demand),
  subsidy: bases.flatMap(({ subsidy }) => subsidy),
  prices: bases.flatMap(({ prices }) => prices),
});

/** Nothing for a line without a number. */
const basisLine = (amount: LineAmount, unitUsd: number, price?: Reconciled | null): BasisLine[] => {
  if (amount.span === null) return [];
  const size = Math.max(0, amount.span.value ?? amount.span.high);
  const own = contestOf(amount.reconciled);
  const priced = price ? contestOf(price) : AGREED;
  // Where the reading in use says 0, ratios say nothing: the rivals' amounts stand for themselves. Bounds that nobody
  // contests are one statement, however wide.
  const [low, high] = own.chosen > 0 ? [size * own.low, size * own.high] : [size, Math.max(size, own.highest)];
  return [
    {
      amount,
      sizeUsd: size * unitUsd,
      lowUsd: low * unitUsd * priced.low,
      highUsd: high * unitUsd * priced.high,
      isCrossChecked: (amount.reconciled.choice?.contesting.length ?? 0) > 1,
    },
  ];
};

const AGREED = { low: 1, high: 1, chosen: 1, highest: 0 };

/** Lowest and highest contesting reading as multiples of the one in use. */
const contestOf = ({ choice }: Reconciled): typeof AGREED => {
  const chosen = choice?.span.value ?? 0;
  if (!choice || choice.contesting.length < 2) return { ...AGREED, chosen };
  const amounts = contestedAmounts(choice.contesting);
  const highest = Math.max(...amounts);
  return { low: Math.min(...amounts) / chosen, high: highest / chosen, chosen, highest };
};
