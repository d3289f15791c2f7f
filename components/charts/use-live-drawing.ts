import { type Dispatch, type SetStateAction, useEffect, useMemo, useState } from "react";
import { CHART_SIZES, type ChartSize } from "@/lib/charts";
import type { LiveProps } from "./live-stage";
import { useStillSize } from "./use-still-size";
import { useWalk } from "./use-walk";

interface Drawn {
  width: number;
  height: number;
  size: ChartSize;
}

interface LiveDrawing<Layout> {
  layout: Layout;
  /** Place that is pointed at or walked to; null = none. */
  index: number | null;
  setIndex: Dispatch<SetStateAction<number | null>>;
  /** Attributes of the box that lies on the still drawing. */
  box: object;
  /** Attributes of each SVG in it. */
  svg: { width: number; height: number; viewBox: string; fontSize: number };
}

/**
 * What every live drawing begins with: the layout in the size that the still drawing has now, the walk over its `count`
 * places by key, and word to the stage once it is painted.
 * @param layoutOf must stay the same function between renderings as long as the drawing does
 */
export function useLiveDrawing<Layout extends Drawn>(
  { stage, onPainted, onLeave }: LiveProps,
  layoutOf: (size: ChartSize) => Layout,
  count: number,
): LiveDrawing<Layout> {
  const still = useStillSize(stage);
  const layout = useMemo(() => layoutOf(CHART_SIZES[still.size]), [layoutOf, still.size]);
  const [index, setIndex] = useState<number | null>(null);
  useWalk(stage, count, setIndex, onLeave);
  useEffect(() => {
    // Recharts measures and paints in its first two frames.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(onPainted);
    });
    return () => cancelAnimationFrame(frame);
  }, [onPainted]);
  const { width, height, size } = layout;
  return {
    ...{ layout, index, setIndex },
    box: {
      className: "chart-live",
      style: { width, height, transform: `scale(${still.scale})` },
      "data-chart-live": still.size,
    },
    svg: { width, height, viewBox: `0 0 ${width} ${height}`, fontSize: size.fontPx },
  };
}
