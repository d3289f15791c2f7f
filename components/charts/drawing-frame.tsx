import type { ReactNode } from "react";
import type { ChartSize } from "@/lib/charts";
import { svgMarkup } from "../markup/html";

interface DrawingFrameProps {
  spec: { id: string; title: string; summary: string };
  size: ChartSize;
  layout: { width: number; height: number };
  /** Where the numbers of the summary lead. */
  trace: string | undefined;
  /** Everything inside, on the pixels of the layout. */
  children: ReactNode;
}

/**
 * One still drawing of one size, with its name and its words for those who do not see it. Its inside is handed to React
 * as text: three drawings a chart are thousands of elements that nobody changes, and each would be sent twice and waited for.
 */
export function DrawingFrame({ spec, size, layout, trace, children }: DrawingFrameProps) {
  const titleId = `${spec.id}-${size.name}-title`;
  const descId = `${spec.id}-${size.name}-desc`;
  const inside = svgMarkup(
    <>
      <title id={titleId}>{spec.title}</title>
      <desc id={descId} data-trace={trace}>
        {spec.summary}
      </desc>
      {children}
    </>,
  );
  return (
    <svg
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      role="img"
      aria-labelledby={titleId}
      aria-describedby={descId}
      className={`chart-svg chart-${size.name}`}
      fontSize={size.fontPx}
      data-chart-still={size.name}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: `svgMarkup` escapes every text and attribute.
      dangerouslySetInnerHTML={{ __html: inside }}
    />
  );
}
