/**
 * The description every painter draws from. A `ChartSpec` is plain data in the units of the record (no pixels): it
 * travels from the server to the browser as it is. `layoutChart` turns it into pixels of one size.
 */

/** A number with what is certain about it; same shape as the record's spans. `high` may be Infinity: no upper bound. */
export interface ChartSpan {
  /** null when only bounds are known. */
  value: number | null;
  low: number;
  high: number;
}

/** Colour by meaning; painters map it to their palette. */
export type Tone = "demand" | "demand-2" | "subsidy" | "subsidy-2" | "unknown" | "ink" | "accent";

/**
 * How sure a mark is, readable without colour.
 * solid: reported · stripes: counts in part · hatch: somewhere in this range · dots: estimated · outline, barred: not
 * counted · missing: not reported.
 */
export type Fill = "solid" | "stripes" | "hatch" | "dots" | "outline" | "barred" | "missing";

export interface Tick {
  value: number;
  text: string;
}

export interface PanelSpec {
  id: string;
  /** What the axis measures, with its unit; printed above the panel. */
  title: string;
  scale: "linear" | "log";
  domain: [number, number];
  ticks: Tick[];
}

/** A stack of segments; columns on one axis stand side by side, axes lie on top of each other. Drawn in the first panel. */
export interface ColumnSpec {
  id: string;
  label: string;
  axis: number;
  /** Share of the band that all columns of the axis may take, 0–1. */
  bandShare: number;
}

/** One piece of a column, from one value to another. */
export interface SegmentSpec {
  column: string;
  /** Unique with the quarter; the stack order is the order of the first appearance in `series`. */
  series: string;
  quarter: string;
  from: number;
  to: number;
  tone: Tone;
  fill: Fill;
  /** No upper bound is known: the mark ends in an arrow at the top of the panel. */
  isOpen: boolean;
}

export interface LineSpec {
  series: string;
  label: string;
  panel: string;
  tone: Tone;
  /** Nobody measured it: what would be, drawn dashed. */
  isProjected?: boolean;
  /** One per quarter of the spec; a null value is a gap. */
  points: { quarter: string; value: number | null; clamped: "low" | "high" | null }[];
}

/** A value known only between two ends; drawn where a point would be. */
export interface RangeSpec {
  series: string;
  panel: string;
  quarter: string;
  low: number;
  high: number;
  tone: Tone;
}

export interface ThresholdSpec {
  panel: string;
  value: number;
  /** Printed at the line; null = the tick text says enough. */
  text: string | null;
  isStrong: boolean;
}

/** Quarters without a number, by index, both ends included. */
export interface GapSpec {
  panels: string[];
  from: number;
  to: number;
  text: string;
}

/** One column of one quarter without a (complete) number, where the other column has one. */
export interface StubSpec {
  column: string;
  quarter: string;
  kind: "missing" | "partial";
}

export interface EventSpec {
  key: string;
  date: string;
  label: string;
  words?: ChartWords;
  kind: string;
  /** In quarters from the left edge of the first: 1.5 = the middle of the second. */
  position: number;
}

/** The last known value, written beside its mark. */
export interface EndLabelSpec {
  panel: string;
  value: number;
  title: string;
  text: string;
  /** Set when it is not the last quarter drawn. */
  quarter: string | null;
  /** What it is the value of. */
  of: { id: string; quarter: string };
  tone: Tone;
}

/** The number of a column, written above it where there is room. */
export interface ValueLabelSpec {
  quarter: string;
  /** Top of what it stands above, in the first panel. */
  above: number;
  text: string;
  of: { id: CountedId; quarter: string };
}

export interface LegendEntry {
  label: string;
  tone: Tone;
  fill: Fill;
}

/** One quarter in words: what the tooltip prints and a screen reader hears. */
export interface ReadoutSpec {
  quarter: string;
  lines: { label: string; text: string; tone: Tone | null; fill: Fill | "line" | null }[];
}

export interface TableSpec {
  columns: string[];
  /** What each column counts, by which its numbers are looked up (see `CountedId`); "" = no number. */
  ids: string[];
  rows: string[][];
  /** The numbers behind the texts of each row, the first cell left out; null = words, or not known. */
  spans: (ChartSpan | null)[][];
}

/**
 * What a number counts: a column of the quarters (`demand`, `utilisation` …), or a whole key behind the network, in which
 * `*` stands for the row: `formula/history@*`.
 */
export type CountedId = string;

/** How a place on the horizontal axis is called, where it is no quarter. */
export interface NameSpec {
  /** Where there is little room; no number of the record. */
  short: string;
  long: string;
}

export interface ChartSpec {
  id: string;
  /** Whose record it draws and on which day, by which its numbers lead on; null = they lead nowhere. */
  subject: ChartSubject | null;
  title: string;
  /** The question the chart answers. */
  question: string;
  unit: string;
  source: string;
  /** What is seen, for those who cannot see it. */
  summary: string;
  /** What follows from it, as a sentence with numbers of `subject`; null = the drawing says it. */
  answer?: string | null;
  /** Why there is nothing to draw, where `quarters` is empty; null = no quarter is on record. */
  emptyText?: string | null;
  /** Places on the horizontal axis, in order: quarters, or the keys of `names`. */
  quarters: string[];
  /** One per place where these are no quarters. */
  names?: NameSpec[];
  /** Top to bottom; the first takes about two thirds. */
  panels: [PanelSpec, ...PanelSpec[]];
  columns: ColumnSpec[];
  /** Series of the segments from the baseline upwards. */
  series: string[];
  segments: SegmentSpec[];
  lines: LineSpec[];
  ranges: RangeSpec[];
  thresholds: ThresholdSpec[];
  gaps: GapSpec[];
  stubs: StubSpec[];
  events: EventSpec[];
  endLabels: EndLabelSpec[];
  valueLabels?: ValueLabelSpec[];
  legend: LegendEntry[];
  readouts: ReadoutSpec[];
  table: TableSpec;
}

export interface ChartSubject {
  slug: string;
  /** "" or `?asOf=…`. */
  query: string;
  /** What the chart as a whole counts. */
  id: string;
}

/** A label cut at its numbers, each with what it leads to; null = words. */
export type ChartWords = readonly { at: number; text: string; trace: string | null; href: string | null }[];

/** Printed in place of a drawing without any quarter. */
export const NOTHING_ON_RECORD = "No quarter is on record, so there is nothing to draw.";

/** How a place is called: its quarter, or its name. */
export const placeName = ({ quarters, names }: Pick<ChartSpec, "quarters" | "names">, place: string): string =>
  names?.[quarters.indexOf(place)]?.long ?? place;

/** Something that happened on a day and is drawn as a vertical line. */
export interface ChartEvent {
  date: string;
  label: string;
  /** The label again, with where its numbers lead. */
  words?: ChartWords;
  kind: string;
}
