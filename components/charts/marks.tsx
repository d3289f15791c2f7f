import { type Box, barsPath, dotsPath, type Fill, hatchPath, type Tone } from "@/lib/charts";

/** Marks as SVG, the same for the still and the live painter. Colours and line widths come from app/charts.css. */

interface BarMarkProps extends Box {
  tone: Tone;
  fill: Fill;
  isOpen?: boolean;
  /** `series|quarter`, by which tests compare drawings. */
  point?: string;
}

/** A column piece: colour says who, pattern says how sure. */
export function BarMark({ x, y, width, height, tone, fill, isOpen = false, point }: BarMarkProps) {
  const box = { x, y, width, height };
  const colour = `chart-${tone}`;
  const pattern = patternPath(fill, box);
  return (
    <>
      <rect className={`${colour} chart-bar-${fill}`} {...inset(box, fill)} data-point={point} />
      {pattern ? <path className={`${colour} ${pattern.className}`} d={pattern.d} /> : null}
      {isOpen ? <path className={`${colour} chart-arrow`} d={upArrow(x + width / 2, y)} /> : null}
    </>
  );
}

function patternPath(fill: Fill, box: Box): { className: string; d: string } | null {
  switch (fill) {
    case "stripes":
      return { className: "chart-stripe", d: hatchPath(box, 6) };
    case "hatch":
      return { className: "chart-hatch", d: hatchPath(box, 4) };
    case "barred":
      return { className: "chart-hatch", d: barsPath(box, 3.5) };
    case "dots":
    case "missing":
      return { className: "chart-dot", d: dotsPath(box, 3.6, 1.3) };
    default:
      return null;
  }
}

/** Outlines are drawn inside the box, so that neighbours do not share a line. */
const inset = ({ x, y, width, height }: Box, fill: Fill): Box =>
  fill === "solid" || fill === "stripes" || height < 2 || width < 3
    ? { x, y, width, height }
    : { x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1 };

const upArrow = (x: number, y: number): string => `M${x - 4},${y + 1}L${x},${y - 5}L${x + 4},${y + 1}`;

interface RangeMarkProps extends Box {
  tone: Tone;
  point?: string;
}

/** A value between two ends: hatched, with a cap at each. */
export function RangeMark({ x, y, width, height, tone, point }: RangeMarkProps) {
  const box = { x, y, width, height };
  const colour = `chart-${tone}`;
  return (
    <>
      <rect className={`${colour} chart-range`} {...box} data-point={point} />
      <path className={`${colour} chart-hatch`} d={hatchPath(box, 4)} />
      <path className={`${colour} chart-cap`} d={`M${x - 2},${y}h${width + 4}M${x - 2},${y + height}h${width + 4}`} />
    </>
  );
}

/** Dashed where nobody measured it. */
export const lineClass = (tone: Tone, isProjected: boolean): string =>
  `chart-${tone} chart-line${isProjected ? " chart-line-projected" : ""}`;

interface DotMarkProps {
  x: number;
  y: number;
  tone: Tone;
  clamped: "low" | "high" | null;
  point?: string;
}

/** A value; a triangle where it lies beyond the axis. */
export function DotMark({ x, y, tone, clamped, point }: DotMarkProps) {
  if (clamped === null)
    return <circle className={`chart-${tone} chart-point`} cx={x} cy={y} r={2.8} data-point={point} />;
  const away = clamped === "low" ? 5 : -5;
  return (
    <path
      className={`chart-${tone} chart-point`}
      d={`M${x - 4},${y - away / 2}h8L${x},${y + away / 2}z`}
      data-point={point}
    />
  );
}
