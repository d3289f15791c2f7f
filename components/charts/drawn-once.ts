import type { ReactElement } from "react";
import type { ChartSize } from "@/lib/charts";

const drawings = new WeakMap<object, Map<string, ReactElement>>();

/**
 * The still drawing of a chart at a size, drawn at the first asking. View models are kept as long as the facts stand, so
 * every later reader gets the same drawing; it goes when its chart goes.
 */
export function drawnOnce(spec: object, size: ChartSize, draw: () => ReactElement): ReactElement {
  const sizes = drawings.get(spec) ?? new Map<string, ReactElement>();
  drawings.set(spec, sizes);
  const drawn = sizes.get(size.name) ?? draw();
  sizes.set(size.name, drawn);
  return drawn;
}
