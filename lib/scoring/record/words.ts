/** Numbers inside the sentences of the record. Pages print figures through their own formatter. */

const MINUS = "\u2212";

const SCALES = [
  { from: 1e9, suffix: "B" },
  { from: 1e6, suffix: "M" },
  { from: 1e4, suffix: "k", divide: 1e3 },
] as const;

/** Three significant digits: `2.85M`, `253k`, `0.183`, `no limit` for an open end. */
export const numberText = (value: number): string => {
  if (!Number.isFinite(value)) return "no limit";
  const size = Math.abs(value);
  const scale = SCALES.find((row) => size >= row.from);
  const divide = scale ? ("divide" in scale ? scale.divide : scale.from) : 1;
  const digits = Number((size / divide).toPrecision(3));
  return `${value < 0 && digits !== 0 ? MINUS : ""}${digits}${scale?.suffix ?? ""}`;
};

/** 0.234 → `23.4 %`. */
export const percentText = (ratio: number): string => `${numberText(ratio * 100)} %`;

/** One reading, 3 readings. */
export const countText = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
