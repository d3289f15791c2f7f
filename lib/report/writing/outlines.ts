import { lengthText } from "./numbers";

/** A box as an outline. */
export const rectContent = (x: number, y: number, width: number, height: number): string =>
  `${lengthText(x)} ${lengthText(y)} ${lengthText(width)} ${lengthText(height)} re\n`;

export const lineContent = (x1: number, y1: number, x2: number, y2: number): string =>
  `${lengthText(x1)} ${lengthText(y1)} m\n${lengthText(x2)} ${lengthText(y2)} l\n`;

/** How far from its ends a quarter of a circle is pulled, as a share of the radius. */
const ROUND = (4 / 3) * (Math.SQRT2 - 1);

export function circleContent(x: number, y: number, radius: number): string {
  const pull = radius * ROUND;
  const curve = (...points: number[]) => `${points.map(lengthText).join(" ")} c\n`;
  return `${lengthText(x - radius)} ${lengthText(y)} m\n${[
    curve(x - radius, y - pull, x - pull, y - radius, x, y - radius),
    curve(x + pull, y - radius, x + radius, y - pull, x + radius, y),
    curve(x + radius, y + pull, x + pull, y + radius, x, y + radius),
    curve(x - pull, y + radius, x - radius, y + pull, x - radius, y),
  ].join("")}h\n`;
}
