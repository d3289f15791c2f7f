/**
 * Patterns as paths clipped to a rectangle: SVG patterns need ids and a visible owner, and a report has none, so all
 * painters draw the same lines.
 */

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Two decimals are a hundredth of a pixel; more only makes the page heavier. */
export const round2 = (value: number): number => Math.round(value * 100) / 100 + 0;

/** Diagonals `/` through a box, `step` apart along its lower edge; empty for a box without area. */
export function hatchPath({ x, y, width, height }: Box, step: number): string {
  if (width <= 0 || height <= 0) return "";
  const parts: string[] = [];
  // Anchored to the page rather than to the box, so that stacked boxes continue each other's lines.
  const first = Math.ceil((x + y) / step) * step;
  for (let sum = first; sum <= x + width + y + height; sum += step) {
    const fromX = Math.max(x, sum - (y + height));
    const toX = Math.min(x + width, sum - y);
    if (toX > fromX) parts.push(`M${round2(fromX)},${round2(sum - fromX)}L${round2(toX)},${round2(sum - toX)}`);
  }
  return parts.join("");
}

/** Horizontal lines across a box. */
export function barsPath({ x, y, width, height }: Box, step: number): string {
  const parts: string[] = [];
  for (let top = y + step; top < y + height - 1; top += step)
    parts.push(`M${round2(x)},${round2(top)}h${round2(width)}`);
  return parts.join("");
}

/** Small squares on a staggered grid inside a box. */
export function dotsPath({ x, y, width, height }: Box, step: number, size: number): string {
  const parts: string[] = [];
  let row = 0;
  for (let top = y + step / 2 - size / 2; top + size <= y + height; top += step, row += 1) {
    const shift = row % 2 === 0 ? step / 2 : step;
    for (let left = x + shift - size / 2; left + size <= x + width; left += step) {
      parts.push(`M${round2(left)},${round2(top)}h${size}v${size}h${-size}z`);
    }
  }
  return parts.join("");
}
