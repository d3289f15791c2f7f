import { DVS_1_0, type Method } from "../kernel";
import { demandOf, Measures, measure } from "../measures";
import { quarterIndex } from "../quarters";
import { WINDOWS } from "../rules";
import type { AssessmentInput, RevenueLines } from "../types";

/** Where C* meets one edge of the corridor, the other side held. */
export interface BreakEven {
  /** .125, .25, .5, 1. */
  coverage: number;
  /** R_2Q that reaches it: T·E*. */
  revenueUsd: number;
  /** Of today's; null where nothing is paid today. */
  revenueMultiple: number | null;
  /** E* at which today's revenue reaches it: R/T. */
  emissionsUsd: number;
  /** Of today's; null where nothing is issued. */
  emissionsMultiple: number | null;
}

/** All edges, lowest first; null where revenue or emissions of the half-year are not known. */
export const breakEvens = (input: AssessmentInput, method: Method = DVS_1_0): BreakEven[] | null => {
  const { hasUsableQuarter, revenue2q, prudentEmissions } = measure(input, new Measures(), method);
  if (!hasUsableQuarter) return null;
  return [...method.settings.edges].map((coverage) => ({
    coverage,
    revenueUsd: coverage * prudentEmissions,
    revenueMultiple: revenue2q === 0 ? null : (coverage * prudentEmissions) / revenue2q,
    emissionsUsd: revenue2q / coverage,
    emissionsMultiple: prudentEmissions === 0 ? null : revenue2q / coverage / prudentEmissions,
  }));
};

/** The most that may be issued for coverage to allow the top class, where emissions are unknown (K08). */
export interface BreakEvenEmissions {
  /** Latest quarter with revenue. */
  quarter: string;
  /** Value issued in that half-year: C* and its strict measure reach 1. */
  halfYearUsd: number;
  /** Value issued in that year: the strict full year reaches 1. null with fewer than four quarters. */
  yearUsd: number | null;
}

/** null without any revenue figure, or for an annual record, whose emissions are always stated. */
export const breakEvenEmissions = (input: AssessmentInput, method: Method = DVS_1_0): BreakEvenEmissions | null => {
  const known = (input.quarters ?? []).filter(({ revenueUsd }) => revenueUsd !== null);
  const latest = known.at(-1);
  if (!latest) return null;
  const t = quarterIndex(latest.quarter);
  const within = (quarters: number): RevenueLines[] =>
    known.flatMap(({ quarter, revenueUsd }) =>
      revenueUsd && t - quarterIndex(quarter) < quarters ? [revenueUsd] : [],
    );
  const parity = method.settings.edges.at(-1) ?? 1;
  const sumOf = (lines: readonly RevenueLines[], measureOf: (line: RevenueLines) => number): number =>
    lines.reduce((sum, line) => sum + measureOf(line), 0);
  const strict = ({ organic, incentives }: RevenueLines): number => Math.max(0, organic - incentives);
  const demand = (line: RevenueLines): number => demandOf(line, method.rules.revenueWeights);
  const half = within(WINDOWS.half);
  const year = within(WINDOWS.year);
  return {
    quarter: latest.quarter,
    halfYearUsd: Math.min(sumOf(half, demand), sumOf(half, strict)) / parity,
    yearUsd: year.length === WINDOWS.year ? sumOf(year, strict) / (method.rules.gates.G4.threshold ?? 1) : null,
  };
};
