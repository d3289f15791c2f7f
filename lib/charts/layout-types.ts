import type { Box } from "./patterns";
import type { ChartSize } from "./sizes";
import type { Fill, Tone } from "./types";

/** Pixels of one drawing; every painter paints exactly these. */

export interface TextMark {
  x: number;
  y: number;
  text: string;
  anchor: "start" | "middle" | "end";
}

export interface LaidPanel extends Box {
  id: string;
  scale: "linear" | "log";
  domain: [number, number];
  title: TextMark;
  /** `text` is null where it would touch another one; the grid line stays. */
  ticks: { value: number; y: number; isBaseline: boolean; label: TextMark | null }[];
}

/** A column within its band: `offset` from the band's left edge. */
export interface LaidColumn {
  id: string;
  axis: number;
  offset: number;
  width: number;
}

export interface LaidSegment extends Box {
  column: string;
  series: string;
  quarter: string;
  tone: Tone;
  fill: Fill;
  isOpen: boolean;
}

export interface LaidDot {
  quarter: string;
  x: number;
  y: number;
  clamped: "low" | "high" | null;
}

export interface LaidLine {
  series: string;
  tone: Tone;
  isProjected: boolean;
  /** Through neighbouring quarters with a value on the axis; empty when there are none. */
  path: string;
  dots: LaidDot[];
}

export interface LaidRange extends Box {
  series: string;
  quarter: string;
  tone: Tone;
}

export interface LaidGap {
  boxes: Box[];
  label: (TextMark & { isUpright: boolean }) | null;
}

export interface LaidEvent {
  key: string;
  x: number;
  /** Vertical pieces, one per panel. */
  pieces: { from: number; to: number }[];
  /** null = its letter stands in a neighbour's label. */
  label: TextMark | null;
}

export interface LaidEndLabel {
  tone: Tone;
  /** What it is the value of. */
  of: { id: string; quarter: string };
  lines: (TextMark & { weight: "strong" | "plain" | "faint" })[];
  /** From the mark to a label that had to move; null when it stands beside it. */
  leader: { x1: number; y1: number; x2: number; y2: number } | null;
}

/** One plotted point: what the drawings are compared by. */
export interface PlottedPoint {
  series: string;
  quarter: string;
  x: number;
  y: number;
  value: number;
}

export interface ChartLayout {
  size: ChartSize;
  width: number;
  height: number;
  left: number;
  right: number;
  bandWidth: number;
  panels: [LaidPanel, ...LaidPanel[]];
  columns: LaidColumn[];
  segments: LaidSegment[];
  lines: LaidLine[];
  ranges: LaidRange[];
  thresholds: { x1: number; x2: number; y: number; isStrong: boolean; label: TextMark | null }[];
  gaps: LaidGap[];
  stubs: (Box & { column: string; quarter: string })[];
  quarterLabels: TextMark[];
  yearLabels: TextMark[];
  yearTicks: { x: number; y1: number; y2: number }[];
  events: LaidEvent[];
  endLabels: LaidEndLabel[];
  /** Those that find room. */
  valueLabels: { of: { id: string; quarter: string }; mark: TextMark }[];
  points: PlottedPoint[];
}
