/**
 * The one place where numbers become text (design: `en`, decimal point, narrow no-break group separators, U+2212, never "−0").
 * `null` and NaN read "not reported": unknown is a word, never a zero and never a dash that could be one.
 */

const GROUP = "\u202f";
const MINUS = "\u2212";
export const NOT_REPORTED = "not reported";

const known = (value: number | null | undefined): value is number =>
  value !== null && value !== undefined && !Number.isNaN(value);

/** Fixed digits with group separators: `12 345.6`; the sign is dropped where rounding leaves zero. */
function fixed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits);
  const [whole = "0", fraction] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, GROUP);
  const sign = value < 0 && Number(text) !== 0 ? MINUS : "";
  return sign + grouped + (fraction === undefined ? "" : `.${fraction}`);
}

/** A count of things, whole: `3 429`. */
export const formatCount = (value: number | null): string => (known(value) ? fixed(value, 0) : NOT_REPORTED);

const SCALES = [
  { from: 999.5e9, divide: 1e12, suffix: "T" },
  { from: 999.5e6, divide: 1e9, suffix: "B" },
  { from: 999.5e3, divide: 1e6, suffix: "M" },
  { from: 9_999.5, divide: 1e3, suffix: "k" },
] as const;

/** Three significant digits with k, M, B, T from 10 000 upwards: `3 500`, `253k`, `1.38M`. */
export function formatCompact(value: number | null): string {
  if (!known(value)) return NOT_REPORTED;
  if (!Number.isFinite(value)) return value > 0 ? "∞" : `${MINUS}∞`;
  const size = Math.abs(value);
  const scale = SCALES.find((s) => size >= s.from);
  if (scale) {
    const scaled = value / scale.divide;
    const digits = Math.abs(scaled) >= 99.95 ? 0 : Math.abs(scaled) >= 9.995 ? 1 : 2;
    return `${fixed(scaled, digits)}${scale.suffix}`;
  }
  if (size >= 99.95 || Number.isInteger(value)) return fixed(value, 0);
  return fixed(value, size >= 9.995 ? 1 : 2);
}

/** `$1.38M`, `−$253k`, `$3 500`. */
export function formatUsd(value: number | null): string {
  if (!known(value)) return NOT_REPORTED;
  const text = formatCompact(value);
  return text.startsWith(MINUS) ? `${MINUS}$${text.slice(1)}` : `$${text}`;
}

/** A price keeps three significant digits however small it is: `$2.09`, `$0.183`. */
export function formatPriceUsd(value: number | null): string {
  if (!known(value)) return NOT_REPORTED;
  const size = Math.abs(value);
  if (size === 0) return "$0";
  const digits = Math.min(8, Math.max(2, 2 - Math.floor(Math.log10(size))));
  return `$${fixed(value, size >= 1 ? 2 : digits)}`;
}

/** `4.87M HNT`. */
export function formatTokens(value: number | null, token: string): string {
  return known(value) ? `${formatCompact(value)}\u00a0${token}` : NOT_REPORTED;
}

/** Edges of the classes: a coverage just under one must not read as if it reached it, and an edge reads as what it is. */
const COVERAGE_EDGES = [0.125, 0.25, 0.5, 1];

/** Enough digits to read as less than the edge it is under, or as the edge that it is. */
function besideEdge(value: number, digits: number): string {
  const text = fixed(value, digits);
  const isOff = COVERAGE_EDGES.some((edge) =>
    value < edge ? Number(text) >= edge : value === edge && Number(text) !== edge,
  );
  return isOff && digits < 6 ? besideEdge(value, digits + 1) : text;
}

/** Coverage and other ratios: two decimals, three under 0.1, one from 10; infinity means that nothing was emitted. */
export function formatCoverage(value: number | null): string {
  if (!known(value)) return NOT_REPORTED;
  if (value === Number.POSITIVE_INFINITY) return "no emissions";
  const size = Math.abs(value);
  if (size === 0) return "0";
  if (size < 0.0005) return "<0.001";
  return besideEdge(value, size >= 9.95 ? 1 : size < 0.0995 ? 3 : 2);
}

/** A ratio as percent: `36%`, `4.5%`, `0.02%`; signed ones with `signed`. */
export function formatPercent(ratio: number | null, options: { signed?: boolean } = {}): string {
  if (!known(ratio)) return NOT_REPORTED;
  const pct = ratio * 100;
  const size = Math.abs(pct);
  const digits = size >= 9.95 || size === 0 ? 0 : size >= 0.095 ? 1 : 2;
  const text = size > 0 && size < 0.005 ? "<0.01" : fixed(pct, digits);
  return `${options.signed && pct > 0 && !text.startsWith("<") ? "+" : ""}${text}%`;
}

/** Points of the score and of data confidence: one decimal below 100. */
export function formatPoints(value: number | null): string {
  return known(value) ? fixed(value, 1) : NOT_REPORTED;
}

/** `×1.92`. */
export function formatMultiple(value: number | null): string {
  return known(value)
    ? `×${fixed(value, Math.abs(value) >= 99.5 ? 0 : Math.abs(value) >= 9.95 ? 1 : 2)}`
    : NOT_REPORTED;
}

/** A claim that is nothing but a number and its unit reads with group separators; other words stay as they were said. */
export const groupClaim = (literal: string): string =>
  literal.replace(/^\d{5,}(?=(\.\d+)?( \D+)?$)/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, GROUP));

/** Both ends by the same formatter, the unit once; one text when they read alike. Signs want a word between them. */
export function formatRange(low: number, high: number, format: (value: number) => string): string {
  const [a, b] = [format(low), format(high)];
  const unit = /\u00a0.*$/.exec(b)?.[0] ?? "";
  const first = unit !== "" && a.endsWith(unit) ? a.slice(0, -unit.length) : a;
  const between = /^[+\u2212]/.test(b) ? " to " : "\u2013";
  return a === b ? a : `${first}${between}${b}`;
}
