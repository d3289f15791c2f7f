import { type FactorUnit, GATES, type GateRule, REFUSALS, type RefusalRule } from "./rules";
import type { GateId, RefusalReason } from "./types";

/** Numbers as the method prints them in its own sentences: plain text, U+2212, infinity in words. */
const MINUS = "\u2212";

const fixed = (value: number, decimals: number): string => {
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? MINUS + text : text;
};

/** `45%`; one decimal below 10 and above 99, so that nothing is rounded to none or all. */
export const percent = (ratio: number): string => {
  const value = ratio * 100;
  const size = Math.abs(value);
  const isNearAnEnd = size < 9.95 || (size > 99 && size < 100);
  return `${fixed(value, isNearAnEnd && !Number.isInteger(value) ? 1 : 0)}%`;
};

export const signedPercent = (ratio: number): string => (ratio > 0 ? `+${percent(ratio)}` : percent(ratio));

/** A multiple with enough digits to tell it from 1. */
export const multiple = (value: number): string =>
  value === Number.POSITIVE_INFINITY ? "any number of times" : `×${fixed(value, value < 10 ? 2 : 0)}`;

/** Dollars paid per dollar issued: two decimals, or two digits when it is smaller than a cent. */
export const dollars = (value: number): string =>
  value > 0 && value < 0.01 ? `$${Number(value.toPrecision(2))}` : `$${fixed(value, 2)}`;

const SCALES = [
  { from: 999.5e6, divide: 1e9, suffix: "B" },
  { from: 999.5e3, divide: 1e6, suffix: "M" },
  { from: 999.5, divide: 1e3, suffix: "k" },
] as const;

/** `$3.4M`, `$500k`, `$120`. */
export const usd = (value: number): string => {
  const scale = SCALES.find(({ from }) => value >= from);
  if (!scale) return `$${fixed(value, 0)}`;
  return `$${Number((value / scale.divide).toPrecision(3))}${scale.suffix}`;
};

export const coverage = (value: number): string =>
  value === Number.POSITIVE_INFINITY ? "no emissions" : value > 0 && value < 0.01 ? "less than 0.01" : fixed(value, 2);

/** The value of a factor in its unit. */
export const factorValue = (unit: FactorUnit, value: number): string => {
  switch (unit) {
    case "coverage":
      return coverage(value);
    case "share":
    case "share_of_target":
      return percent(value);
    case "per_year":
      return `${signedPercent(value)} a year`;
    case "log_per_year":
      return `${signedPercent(Math.expm1(value))} a year`;
    case "multiple":
      return multiple(value);
    case "points":
      return `${fixed(value, 0)} of 100`;
  }
};

const threshold = ({ threshold: value, unit }: Pick<GateRule | RefusalRule, "threshold" | "unit">): string => {
  if (value === null) return "";
  if (unit === "usd") return usd(value);
  if (unit === "share") return percent(value);
  if (unit === "per_year") return signedPercent(value);
  return String(value);
};

/** Why a gate holds, its number filled in. @param isUnknown it holds because the fact is not known. */
export const gateSentence = (id: GateId, isUnknown: boolean): string => {
  const rule: GateRule = GATES[id];
  const sentence = isUnknown ? (rule.unknownSentence ?? rule.sentence) : rule.sentence;
  return sentence.replace("{threshold}", threshold(rule));
};

/** Why there is no verdict, the number filled in. */
export const refusalSentence = (reason: RefusalReason): string => {
  const rule: Omit<RefusalRule, "id"> = REFUSALS[reason];
  return rule.sentence.replace("{threshold}", threshold(rule));
};
