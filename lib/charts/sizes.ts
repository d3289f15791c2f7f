/**
 * One layout per kind of place. Pages carry three drawings and show the one that fits (container queries), so that
 * text is at least 11 px on a phone and no larger than the body text on a wide screen, without JavaScript.
 */
export interface ChartSize {
  name: "narrow" | "medium" | "wide" | "print" | "brief";
  width: number;
  fontPx: number;
  /** Plot heights of the first panel and of the ones below it. */
  mainPx: number;
  lowerPx: number;
}

export const CHART_SIZES = {
  narrow: { name: "narrow", width: 340, fontPx: 11.5, mainPx: 190, lowerPx: 96 },
  medium: { name: "medium", width: 660, fontPx: 12, mainPx: 230, lowerPx: 104 },
  wide: { name: "wide", width: 1060, fontPx: 12, mainPx: 270, lowerPx: 116 },
  print: { name: "print", width: 640, fontPx: 9.5, mainPx: 190, lowerPx: 84 },
  /** The drawing on a report's first page, which has to leave room for the decision. */
  brief: { name: "brief", width: 640, fontPx: 9.5, mainPx: 104, lowerPx: 54 },
} as const satisfies Record<string, ChartSize>;

/** The three that a page carries, with the container width from which each is shown (see app/charts.css). */
export const PAGE_SIZES: readonly ChartSize[] = [CHART_SIZES.narrow, CHART_SIZES.medium, CHART_SIZES.wide];
