import type { ChartSpec } from "./types";

/** A drawing without a mark, for builders that name only what they draw. */
export const NO_MARKS = {
  columns: [],
  series: [],
  segments: [],
  lines: [],
  ranges: [],
  thresholds: [],
  gaps: [],
  stubs: [],
  events: [],
  endLabels: [],
  legend: [],
} satisfies Partial<ChartSpec>;

/** What every builder is handed besides its rows. */
export interface CommonOptions {
  /** Unique on the page. */
  id: string;
  name: string;
  source: string;
  subject?: ChartSpec["subject"];
}
