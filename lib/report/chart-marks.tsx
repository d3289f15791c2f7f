import { type Box, barsPath, dotsPath, type Fill, hatchPath, type Tone } from "@/lib/charts";
import { Circle, G, Path, Rect } from "./setting/elements";
import { INK } from "./styles";

/** Marks of the charts in the elements of reports: the same boxes and paths as on the page, with plain colours. */

export type ChartPalette = Record<Tone | "faint" | "line" | "wash" | "paper", string>;

/** The light tokens; patterns carry the rest, so that a greyscale printer loses nothing. */
export const PRINT_PALETTE: ChartPalette = {
  demand: INK.demand,
  "demand-2": INK.demand2,
  subsidy: INK.subsidy,
  "subsidy-2": INK.subsidy2,
  unknown: INK.unknown,
  ink: INK.ink,
  accent: INK.accent,
  faint: INK.ink3,
  line: INK.line,
  wash: "#eeeeec",
  paper: INK.paper,
};

interface BarProps extends Box {
  colour: string;
  fill: Fill;
  isOpen?: boolean;
  /** `series|quarter`, as on the page. */
  point?: string;
}

export function PdfBar({ x, y, width, height, colour, fill, isOpen = false, point }: BarProps) {
  const box = { x, y, width, height };
  const isFilled = fill === "solid" || fill === "stripes";
  const inner =
    isFilled || height < 2 || width < 3 ? box : { x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1 };
  const frame = { ...inner, ...(point ? { "data-point": point } : {}) };
  const dashes = fill === "hatch" ? "3 2" : fill === "missing" ? "1.5 1.5" : undefined;
  const opacity = fill === "solid" ? 1 : fill === "stripes" ? 0.2 : fill === "dots" ? 0.14 : 0;
  return (
    <G>
      {opacity > 0 ? <Rect {...frame} fill={colour} fillOpacity={opacity} /> : null}
      {isFilled ? null : (
        <Rect
          {...frame}
          fill={fill === "outline" || fill === "barred" ? INK.paper : "none"}
          stroke={colour}
          strokeWidth={0.8}
          {...(dashes ? { strokeDasharray: dashes } : {})}
        />
      )}
      {fill === "stripes" ? <Path d={hatchPath(box, 6)} stroke={colour} strokeWidth={2.2} fill="none" /> : null}
      {fill === "hatch" ? <Path d={hatchPath(box, 4)} stroke={colour} strokeWidth={0.7} fill="none" /> : null}
      {fill === "barred" ? <Path d={barsPath(box, 3.5)} stroke={colour} strokeWidth={0.7} fill="none" /> : null}
      {fill === "dots" || fill === "missing" ? <Path d={dotsPath(box, 3.6, 1.3)} fill={colour} /> : null}
      {isOpen ? (
        <Path
          d={`M${x + width / 2 - 4},${y + 1}L${x + width / 2},${y - 5}L${x + width / 2 + 4},${y + 1}`}
          stroke={colour}
          strokeWidth={1.2}
          fill="none"
        />
      ) : null}
    </G>
  );
}

export function PdfRange({ x, y, width, height, colour, point }: Box & { colour: string; point: string }) {
  return (
    <G>
      <Rect x={x} y={y} width={width} height={height} fill="none" {...{ "data-point": point }} />
      <Path d={hatchPath({ x, y, width, height }, 4)} stroke={colour} strokeWidth={0.7} fill="none" />
      <Path
        d={`M${x - 2},${y}h${width + 4}M${x - 2},${y + height}h${width + 4}`}
        stroke={colour}
        strokeWidth={1.2}
        fill="none"
      />
    </G>
  );
}

interface DotProps {
  x: number;
  y: number;
  colour: string;
  clamped: "low" | "high" | null;
  point: string;
}

export function PdfDot({ x, y, colour, clamped, point }: DotProps) {
  const named = { "data-point": point };
  if (clamped === null) return <Circle cx={x} cy={y} r={2.4} fill={colour} {...named} />;
  const away = clamped === "low" ? 5 : -5;
  return <Path d={`M${x - 4},${y - away / 2}h8L${x},${y + away / 2}z`} fill={colour} {...named} />;
}
