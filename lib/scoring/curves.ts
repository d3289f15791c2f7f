import { at } from "./numbers";

/** A piecewise-linear curve, flat outside its anchors. `xs` ascends. */
export interface Curve {
  xs: Float64Array;
  ys: Float64Array;
}

/** @param anchors [value, points], values ascending, at least two. */
export const compileCurve = (anchors: readonly (readonly [number, number])[]): Curve => ({
  xs: Float64Array.from(anchors, ([x]) => x),
  ys: Float64Array.from(anchors, ([, y]) => y),
});

/** Height of the curve at `x`; unknown stays unknown. */
export const heightAt = (curve: Curve, x: number): number => {
  const { xs, ys } = curve;
  const last = xs.length - 1;
  if (x <= at(xs, 0)) return at(ys, 0);
  if (x >= at(xs, last)) return at(ys, last);
  let right = 1;
  while (x >= at(xs, right)) right += 1; // an anchor starts its segment, so that it is hit exactly
  const left = right - 1;
  const x0 = at(xs, left);
  const y0 = at(ys, left);
  return y0 + ((x - x0) / (at(xs, right) - x0)) * (at(ys, right) - y0);
};

/**
 * The `x` at which a monotone curve has height `y`.
 * null when `y` lies outside the curve's heights.
 */
export const inverseAt = (curve: Curve, y: number): number | null => {
  const { xs, ys } = curve;
  for (let right = 1; right < xs.length; right += 1) {
    const y0 = at(ys, right - 1);
    const y1 = at(ys, right);
    if (y < Math.min(y0, y1) || y > Math.max(y0, y1) || y0 === y1) continue;
    const x0 = at(xs, right - 1);
    return x0 + ((y - y0) / (y1 - y0)) * (at(xs, right) - x0);
  }
  return null;
};
