import type { Figure, SeriesFact } from "@/lib/scoring";
import { formatInUnit } from "./claim-words";
import { type NumberView, numberView } from "./number-view";
import type { Tracer } from "./tracer";

/** A reconciled figure as it is printed everywhere. */
export function figureNumber(figure: Figure, series: SeriesFact | undefined, to: Tracer): NumberView {
  const unit = series?.unit ?? "";
  return numberView(figure.span, (value) => formatInUnit(value, unit), {
    grade: figure.grade,
    period: figure.quarter,
    note: figure.reason,
    ...to.figure(figure.seriesId, figure.quarter),
  });
}
