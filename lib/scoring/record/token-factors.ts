import { spanText } from "./capacity";
import type { Claim } from "./claims";
import { amountOf, type LineAmount, linesOf, priceOf } from "./definitions";
import type { Grade } from "./grades";
import { becauseOf, known, type Measured, missingAmong, unknown } from "./measured";
import type { Span } from "./output";
import { YEAR } from "./slopes";
import { minus, NOTHING, product, scaled, sum } from "./spans";
import type { View } from "./view";
import { percentText } from "./words";
import { sumOverYear, type YearSum, yearOf } from "./year-sums";

const DILUTION = "(Emitted − burned net + insider unlocks) ÷ circulating, four quarters";
const CAPTURE = "Value passed to the token ÷ mean market cap, four quarters";

/**
 * Net dilution over the year to t (F7), tokens over tokens. Burns are net of re-mint; unlocks have to be stated, since
 * leaving them out would flatter; burns that nobody names are none.
 */
export const netDilutionAt = (view: View, t: number): Measured => {
  const emitted = yearOf(t).map((index) => view.at(index).tokens);
  if (emitted.some((tokens) => tokens === null)) return unknown("derived", `${DILUTION}: emission is missing.`);
  const unlocked = sumOverYear(view, "insider_unlock", t, "tokens");
  const burned = sumOverYear(view, "burn", t, "tokens");
  const reminted = sumOverYear(view, "remint", t, "tokens");
  if (!unlocked) return unknown("not_researched", `${DILUTION}: the definition names no series for unlocks.`);
  const gap = firstGap([unlocked, burned, reminted]);
  if (gap) return unknown(gap.because, `${DILUTION}: missing ${gap.names}.`);
  const circulating = meanLevel(t, (index) => circulatingIn(view, index));
  if (!circulating.span || circulating.span.low <= 0)
    return unknown(circulating.because, `${DILUTION}: circulating supply is missing.`);

  const minted = emitted.reduce<Span>((total, tokens) => (tokens ? sum(total, tokens) : total), NOTHING);
  const plus = sum(minted, unlocked.span ?? NOTHING);
  const netBurn = minus(burned?.span ?? NOTHING, reminted?.span ?? NOTHING);
  const change = minus(plus, netBurn);
  const ratio = signedQuotient(change, circulating.span);
  const emissionLines = yearOf(t).flatMap((index) => view.at(index).emissionLines);
  const parts = [...emissionLines, ...amountsOf([unlocked, burned, reminted])];
  return known(
    ratio,
    [...parts.map(({ grade }) => grade), ...circulating.grades],
    [...parts.flatMap(({ claims }) => claims), ...circulating.claims],
    `${DILUTION}: (${spanText(minted)} − ${spanText(netBurn)} + ${spanText(unlocked.span ?? NOTHING)}) ÷ ${spanText(circulating.span)} = ${shareText(ratio)}.`,
  );
};

/** Value passed to the token out of organic revenue over the year to t ÷ mean market cap of its four quarters (F8). */
export const captureYieldAt = (view: View, t: number): Measured => {
  const captured = sumOverYear(view, "captured_value", t, "usd");
  if (!captured) return unknown("not_researched", `${CAPTURE}: the definition names no series for it.`);
  const gap = firstGap([captured]);
  if (gap) return unknown(gap.because, `${CAPTURE}: missing ${gap.names}.`);
  const cap = meanLevel(t, (index) => marketCapIn(view, index), YEAR);
  if (!cap.span || cap.span.low <= 0) return unknown(cap.because, `${CAPTURE}: market cap is missing in a quarter.`);
  const ratio = signedQuotient(captured.span ?? NOTHING, cap.span);
  return known(
    ratio,
    [...captured.amounts.map(({ grade }) => grade), ...cap.grades],
    [...captured.amounts.flatMap(({ claims }) => claims), ...cap.claims],
    `${CAPTURE}: ${spanText(captured.span ?? NOTHING)} ÷ ${spanText(cap.span)} USD = ${shareText(ratio)}.`,
  );
};

const shareText = (ratio: Span): string =>
  ratio.value === null ? `${percentText(ratio.low)} to ${percentText(ratio.high)}` : percentText(ratio.value);

const firstGap = (sums: readonly (YearSum | null)[]): YearSum["missing"] =>
  sums.find((part) => part?.missing)?.missing ?? null;

const amountsOf = (sums: readonly (YearSum | null)[]): LineAmount[] => sums.flatMap((part) => part?.amounts ?? []);

/** The numerator may be negative; the denominator is above 0. */
const signedQuotient = (a: Span, b: Span): Span => ({
  value: a.value === null || b.value === null ? null : a.value / b.value,
  low: a.low / (a.low < 0 ? b.low : b.high),
  high: a.high / (a.high < 0 ? b.high : b.low),
});

/** A level of the token in one quarter. */
interface Level {
  span: Span | null;
  grades: readonly (Grade | null)[];
  claims: readonly Claim[];
  amounts: readonly LineAmount[];
}

const levelOf = (amounts: readonly LineAmount[]): Level => {
  const present = amounts.find(({ span }) => span !== null);
  return { span: present?.span ?? null, grades: [present?.grade ?? null], claims: present?.claims ?? [], amounts };
};

const circulatingIn = (view: View, index: number): Level =>
  levelOf(linesOf(view.lens, "circulating_supply").map((line) => amountOf(view.book, line, index)));

/** The stated market cap, else circulating supply × the quarter's price. */
const marketCapIn = (view: View, index: number): Level => {
  const stated = levelOf(linesOf(view.lens, "market_cap").map((line) => amountOf(view.book, line, index)));
  if (stated.span) return stated;
  const circulating = circulatingIn(view, index);
  const price = priceOf(view.lens, view.book, view.lens.tokenUnit, index);
  if (!circulating.span || !price?.span) return stated.amounts.length > 0 ? stated : circulating;
  return {
    span: product(circulating.span, price.span),
    grades: [...circulating.grades, price.grade],
    claims: [...circulating.claims, ...price.claims],
    amounts: circulating.amounts,
  };
};

/** Mean of the quarters of the year to t that are known; null when fewer than `needed` are. */
const meanLevel = (t: number, levelIn: (index: number) => Level, needed = 1) => {
  const levels = yearOf(t).map(levelIn);
  const present = levels.filter(({ span }) => span !== null);
  const missing = missingAmong(levels.flatMap(({ amounts }) => amounts));
  const span =
    present.length < needed
      ? null
      : scaled(
          present.reduce<Span>((total, level) => sum(total, level.span ?? NOTHING), NOTHING),
          1 / present.length,
        );
  return {
    span,
    grades: present.flatMap(({ grades }) => grades),
    claims: present.flatMap(({ claims }) => claims),
    because: becauseOf(missing.map(({ figure }) => figure)),
  };
};
