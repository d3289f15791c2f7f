import { FACTORS } from "../rules";
import { amountOf, type LineAmount, linesOf } from "./definitions";
import { quarterUnit } from "./flows";
import { becauseOf, known, type Measured, missingAmong, namesOf, unknown } from "./measured";
import type { Span } from "./output";
import { quarterAt } from "./quarters";
import { type LogChange, logChangeOverYear, YEAR } from "./slopes";
import { NOTHING, quotient, scaled, sum } from "./spans";
import type { Role } from "./types";
import { isConvertible, unitFactor } from "./units";
import type { View } from "./view";
import { numberText, percentText } from "./words";

/** Capacity lines of one quarter added up, in the unit of the first line of their role. */
export interface Capacity {
  span: Span | null;
  amounts: readonly LineAmount[];
}

/** `capacity_available` or `capacity_used` in one quarter; null spans where any line is silent. */
export const capacityIn = (view: View, role: "capacity_available" | "capacity_used", index: number): Capacity => {
  const amounts = capacityLines(view, role, index);
  return { amounts, span: totalOf(amounts, unitOf(view, role), ({ span }) => span) };
};

const capacityLines = (view: View, role: Role, index: number): LineAmount[] =>
  linesOf(view.lens, role).map((line) => amountOf(view.book, line, index));

const totalOf = (
  amounts: readonly LineAmount[],
  unit: string,
  spanOf: (amount: LineAmount) => Span | null,
): Span | null => {
  const spans = amounts.map((amount) => {
    const span = spanOf(amount);
    return span && scaled(span, unitFactor(quarterUnit(amount.line.series), unit));
  });
  if (spans.length === 0) return null;
  return spans.reduce<Span | null>((total, span) => (total && span ? sum(total, span) : null), NOTHING);
};

/**
 * Whether use and capacity are told in one unit, so that their quotient is a share. Only where utilisation is not asked
 * (F4 not applicable) may they differ: paid GB and hotspots of a wireless network (§3.15).
 */
export const isUtilisationShare = (view: View): boolean => {
  const isAsked = !FACTORS.some(
    ({ id, notApplicable }) => id === "utilisation" && notApplicable.includes(view.known.record.network.category),
  );
  return isAsked || isConvertible(unitOf(view, "capacity_used"), unitOf(view, "capacity_available"));
};

/** P7: the lines of a role are converted to the unit of its first one; what cannot be throws. */
const unitOf = (view: View, role: Role): string => {
  const [line] = linesOf(view.lens, role);
  return line ? quarterUnit(line.series) : "";
};

/**
 * Used ÷ available in one quarter: 0–1 where both are told in one unit, else use per unit offered (paid GB per hotspot),
 * which no factor reads as a share and whose change over a year is the glut all the same. Levels of both sides
 * share their timing: a lone end quote meets end quotes only.
 */
export const utilisationIn = (view: View, index: number): Measured => {
  const used = capacityLines(view, "capacity_used", index);
  const available = capacityLines(view, "capacity_available", index);
  if (used.length === 0 || available.length === 0)
    return unknown("not_researched", "Used ÷ available: the definition names no capacity.");
  const all = [...used, ...available];
  const missing = missingAmong(all);
  if (missing.length > 0)
    return unknown(becauseOf(missing.map(({ figure }) => figure)), `Used ÷ available: missing ${namesOf(missing)}.`);
  const isEndOnly = all.some(({ figure }) => figure.method === "end quote");
  const level = (amount: LineAmount): Span | null =>
    isEndOnly && amount.line.series.shape !== "flow" ? (amount.reconciled.choice?.lead.endQuote ?? null) : amount.span;
  const availableUnit = unitOf(view, "capacity_available");
  const usedUnit = unitOf(view, "capacity_used");
  const isShare = isUtilisationShare(view);
  const usedSpan = totalOf(used, isShare ? availableUnit : usedUnit, level);
  const availableSpan = totalOf(available, availableUnit, level);
  if (!usedSpan || !availableSpan)
    return unknown("not_disclosed", "Used ÷ available: one is a level at the quarter's end, the other a mean.");
  if (availableSpan.low <= 0) return unknown("derived", "Used ÷ available: nothing is available.");
  const ratio = quotient(usedSpan, availableSpan, (a, b) => (isShare ? Math.min(1, a / b) : a / b));
  return known(
    ratio,
    all.map(({ grade }) => grade),
    all.flatMap(({ claims }) => claims),
    `Used ÷ available${isEndOnly ? " at the quarter's end" : ""}: ${spanText(usedSpan)}${isShare ? "" : ` ${usedUnit}`} ÷ ${spanText(availableSpan)} ${availableUnit} = ${isShare ? percentText(ratio.value ?? ratio.low) : numberText(ratio.value ?? ratio.low)}.`,
  );
};

export const spanText = (span: Span): string =>
  span.value === null ? `${numberText(span.low)} to ${numberText(span.high)}` : numberText(span.value);

/** Glut G = −Δ ln utilisation over a year (§3.4). */
export const glutAt = (view: View, t: number): Measured => {
  const inputs = new Map<number, Measured>();
  const change = logChangeOverYear((index) => {
    const measured = utilisationIn(view, index);
    inputs.set(index, measured);
    return measured.span;
  }, t);
  return yearly(
    change && { ...change, span: negated(change.span) },
    inputs,
    t,
    "Glut = minus the log change of utilisation",
  );
};

const negated = ({ value, low, high }: Span): Span => ({
  value: value === null ? null : -value,
  low: -high,
  high: -low,
});

/** Log growth of used capacity over a year (§3.4). */
export const usageGrowthAt = (view: View, t: number): Measured => {
  const inputs = new Map<number, Measured>();
  const change = logChangeOverYear((index) => {
    const { span, amounts } = capacityIn(view, "capacity_used", index);
    inputs.set(
      index,
      span ? knownCapacity(span, amounts) : unknown(becauseOf(missingAmong(amounts).map(({ figure }) => figure)), ""),
    );
    return span;
  }, t);
  return yearly(change, inputs, t, "Usage growth = log change of used capacity");
};

const knownCapacity = (span: Span, amounts: readonly LineAmount[]): Measured =>
  known(
    span,
    amounts.map(({ grade }) => grade),
    amounts.flatMap(({ claims }) => claims),
    "",
  );

const yearly = (
  change: LogChange | null,
  inputs: ReadonlyMap<number, Measured>,
  t: number,
  formula: string,
): Measured => {
  if (!change) {
    const gap = [t, t - YEAR].map((index) => inputs.get(index)?.unknownBecause).find((because) => because);
    return unknown(
      gap ?? "derived",
      `${formula}: needs this quarter and the same one a year before, or three of the last four.`,
    );
  }
  const counted = change.indexes.map((index) => inputs.get(index)).filter((input) => input !== undefined);
  const labels = change.indexes.map((index) => quarterAt(index).label);
  const over = change.isSlope ? `slope over ${labels.join(", ")}, × 4` : labels.join(" to ");
  return known(
    change.span,
    counted.map(({ grade }) => grade),
    counted.flatMap(({ claims }) => claims),
    `${formula} (${over}) = ${spanText(change.span)}.`,
  );
};
