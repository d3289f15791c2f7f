import { scaleLinear, scaleLog } from "d3-scale";
import type { LaidPanel, TextMark } from "./layout-types";
import { round2 } from "./patterns";
import { textWidth } from "./text-width";
import type { PanelSpec } from "./types";

export type YScale = (value: number) => number;

/** Value to pixel; the domain's low end is the bottom of the panel. */
export function panelScale(
  { scale, domain }: Pick<PanelSpec, "scale" | "domain">,
  top: number,
  bottom: number,
): YScale {
  const d3 = scale === "log" ? scaleLog() : scaleLinear();
  return d3.domain(domain).range([bottom, top]);
}

/** Baseline shift that centres a line of text on a height. */
export const middleShift = (fontPx: number): number => fontPx * 0.36;

export function layoutPanel(
  spec: PanelSpec,
  left: number,
  width: number,
  top: number,
  height: number,
  titleY: number,
  fontPx: number,
): LaidPanel {
  const y = panelScale(spec, top, top + height);
  const taken: number[] = [];
  // First come, first served: ticks are listed with the ones that matter first (the edges of the classes).
  const ticks = spec.ticks.map((tick) => {
    const at = y(tick.value);
    const fits = taken.every((other) => Math.abs(other - at) >= fontPx * 1.05);
    if (fits) taken.push(at);
    const label: TextMark | null = fits
      ? { x: left - 6, y: round2(at + middleShift(fontPx)), text: tick.text, anchor: "end" }
      : null;
    return { value: tick.value, y: round2(at), isBaseline: spec.scale === "linear" && tick.value === 0, label };
  });
  return {
    id: spec.id,
    scale: spec.scale,
    domain: spec.domain,
    x: left,
    y: top,
    width,
    height,
    title: { x: 0, y: round2(titleY), text: spec.title, anchor: "start" },
    ticks,
  };
}

/**
 * Labels of the quarters, as dense as they fit: `2025Q4`, or `Q4` over a row of years, or years alone.
 */
export function layoutQuarters(
  quarters: readonly string[],
  left: number,
  bandWidth: number,
  bottom: number,
  fontPx: number,
) {
  const row = (n: number) => round2(bottom + fontPx * (1.25 + n * 1.2));
  const centre = (index: number) => round2(left + (index + 0.5) * bandWidth);
  if (bandWidth >= textWidth("2025Q4", fontPx) + 4) {
    return {
      quarterLabels: quarters.map((text, index): TextMark => ({ x: centre(index), y: row(0), text, anchor: "middle" })),
      yearLabels: [],
      yearTicks: [],
      height: fontPx * 1.9,
    };
  }
  const showsQuarters = bandWidth >= textWidth("Q4", fontPx) + 2;
  const quarterLabels = showsQuarters
    ? quarters.map(
        (quarter, index): TextMark => ({ x: centre(index), y: row(0), text: quarter.slice(4), anchor: "middle" }),
      )
    : [];
  const years = new Map<string, { first: number; count: number }>();
  quarters.forEach((quarter, index) => {
    const year = quarter.slice(0, 4);
    const known = years.get(year);
    years.set(year, { first: known?.first ?? index, count: (known?.count ?? 0) + 1 });
  });
  const yearWidth = textWidth("2025", fontPx) + 4;
  const yearRow = row(showsQuarters ? 1 : 0);
  const yearLabels: TextMark[] = [];
  const yearTicks: { x: number; y1: number; y2: number }[] = [];
  let takenUntil = Number.NEGATIVE_INFINITY;
  for (const [year, { first, count }] of years) {
    const x1 = left + first * bandWidth;
    const middle = x1 + (count * bandWidth) / 2;
    yearTicks.push({ x: round2(x1), y1: round2(bottom), y2: round2(yearRow + 1) });
    if (middle - yearWidth / 2 < takenUntil || middle - yearWidth / 2 < 0) continue;
    yearLabels.push({ x: round2(middle), y: yearRow, text: year, anchor: "middle" });
    takenUntil = middle + yearWidth / 2;
  }
  return { quarterLabels, yearLabels, yearTicks, height: fontPx * (showsQuarters ? 3.1 : 1.9) };
}
