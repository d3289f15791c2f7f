import type { Assessed, Figure, Role, SeriesFact, Span } from "@/lib/scoring";
import { sumSpans, windowQuarters } from "./windows";

export interface BridgeSpan {
  /** Over the quarters that speak; null when none does. */
  span: Span | null;
  quarters: string[];
  /** Quarters the series speaks of. */
  spoken: string[];
  figures: Figure[];
}

/** One series over the half-year that decides, priced where it counts tokens. */
export function bridgeSpan(assessed: Assessed, series: SeriesFact, role: Role): BridgeSpan {
  const quarters = windowQuarters(assessed, 2).filter((quarter) => quarter.usable);
  const spans = quarters.map((quarter) => {
    const span = quarter.lines.find((line) => line.seriesId === series.id && line.role === role)?.span ?? null;
    if (series.unit === "USD" || !span) return span;
    const price = quarter.tokenPriceUsd;
    return (
      price && {
        value: span.value !== null && price.value !== null ? span.value * price.value : null,
        low: span.low * price.low,
        high: span.high * price.high,
      }
    );
  });
  return {
    span: sumSpans(spans.filter((span) => span !== null)),
    quarters: quarters.map(({ quarter }) => quarter),
    spoken: quarters.filter((_, index) => spans[index] !== null).map(({ quarter }) => quarter),
    figures: assessed.figures.filter(
      (figure) => figure.seriesId === series.id && quarters.some(({ quarter }) => quarter === figure.quarter),
    ),
  };
}
