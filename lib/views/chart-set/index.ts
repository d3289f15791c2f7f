import type { ChartSpec } from "@/lib/charts";
import type { Assessed, NetworkRecord } from "@/lib/scoring";
import { buildCharts } from "../charts";
import { breakEvenChart } from "./break-even";
import type { ChartContext } from "./context";
import { timelineChart } from "./history";
import { rivalsChart } from "./rivals";
import { robustnessChart, scoreWaterfall } from "./score";
import { emissionChart, productChart } from "./token";

/** Every chart of a network by the name in its address; docs/charts.md shows each. */
export const CHART_BUILDERS = {
  flows: ({ assessed, record, query }) => buildCharts(assessed, record, { query }).demandVsSubsidy,
  capacity: ({ assessed, record, query }) => buildCharts(assessed, record, { query }).utilisationVsCapacity,
  waterfall: scoreWaterfall,
  robustness: robustnessChart,
  "break-even": breakEvenChart,
  timeline: timelineChart,
  rivals: rivalsChart,
  "product-token": productChart,
  emission: emissionChart,
} as const satisfies Record<string, (context: ChartContext) => ChartSpec>;

export type ChartId = keyof typeof CHART_BUILDERS;
export const CHART_IDS = Object.keys(CHART_BUILDERS) as ChartId[];

export const isChartId = (id: string): id is ChartId => Object.hasOwn(CHART_BUILDERS, id);

/** The charts that stand beside demand, subsidy and capacity. */
export interface ChartSet {
  waterfall: ChartSpec;
  robustness: ChartSpec;
  breakEven: ChartSpec;
  timeline: ChartSpec;
  rivals: ChartSpec;
  productVsToken: ChartSpec;
  emission: ChartSpec;
}

export function buildChartSet(assessed: Assessed, record: NetworkRecord, query: string): ChartSet {
  const context = { assessed, record, query };
  return {
    waterfall: scoreWaterfall(context),
    robustness: robustnessChart(context),
    breakEven: breakEvenChart(context),
    timeline: timelineChart(context),
    rivals: rivalsChart(context),
    productVsToken: productChart(context),
    emission: emissionChart(context),
  };
}
