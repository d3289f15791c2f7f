import { type RefObject, useLayoutEffect, useState } from "react";
import { CHART_SIZES } from "@/lib/charts";

export type PageSize = "narrow" | "medium" | "wide";

const PAGE_SIZE_NAMES: readonly PageSize[] = ["narrow", "medium", "wide"];

/** Which of the still drawings the style sheet shows, and how large; follows the window. */
export function useStillSize(stage: RefObject<HTMLElement | null>): { size: PageSize; scale: number } {
  const [still, setStill] = useState<{ size: PageSize; scale: number }>({ size: "narrow", scale: 1 });
  useLayoutEffect(() => {
    const element = stage.current;
    if (!element) return;
    const measure = () => {
      for (const size of PAGE_SIZE_NAMES) {
        const width = element.querySelector(`[data-chart-still="${size}"]`)?.getBoundingClientRect().width ?? 0;
        if (width > 0) setStill({ size, scale: width / CHART_SIZES[size].width });
      }
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [stage]);
  return still;
}
