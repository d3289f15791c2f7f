import type { ChartSpan } from "./types";

export type RevenueKind = "organic" | "unclassified" | "related" | "excluded" | "incentive";
export type SubsidyKind = "supply" | "security" | "demand" | "cash";

/** One series of one quarter; several of one kind are added up. */
export interface FlowLine<Kind> {
  kind: Kind;
  /** null = not reported. */
  usd: ChartSpan | null;
  /** Interpolated or derived rather than claimed: drawn with dots. */
  isEstimated?: boolean;
}

/** One quarter as the definition counts it, all in USD; null = the record is silent. */
export interface DemandSubsidyRow {
  quarter: string;
  revenue: FlowLine<RevenueKind>[];
  subsidy: FlowLine<SubsidyKind>[];
  /** R of §3.3. */
  demandUsd: ChartSpan | null;
  /** Emission value with cash subsidies. */
  subsidyUsd: ChartSpan | null;
  coverage: ChartSpan | null;
  /** Grades of the two sums, e.g. `B3`. */
  demandGrade?: string | null;
  subsidyGrade?: string | null;
}
