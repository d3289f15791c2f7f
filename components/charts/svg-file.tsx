import type { ReactNode } from "react";
import { CHART_SIZES, type ChartSpec, layoutChart, layoutMap, type MapSpec, textWidth, wrapText } from "@/lib/charts";
import { PaintedMap } from "./map-chart";
import { BarMark } from "./marks";
import { Painted } from "./still-chart";
import { FAINT, INK, PAPER } from "./svg-paint";
import { svgText } from "./svg-text";

const FONT = "IBM Plex Sans, Segoe UI, Helvetica, Arial, sans-serif";
const MARGIN = 20;
const SIZE = CHART_SIZES.wide;
const LINE = 17;
/** Lines end early: where the font is not installed, the next one is wider. */
const ROOM = 0.88;

const placed = (lines: readonly string[], from: number) =>
  lines.map((text, index) => ({ text, y: from + index * LINE }));

/** A chart as a file that stands alone: title, question, legend, the wide drawing, events, unit, sources and origin. */
export function svgFile(spec: ChartSpec, origin: string): string {
  const layout = layoutChart(spec, SIZE);
  return svgPage(spec, layout, <Painted spec={spec} layout={layout} />, origin);
}

/** The same for the map. */
export function mapSvgFile(spec: MapSpec, origin: string): string {
  const layout = layoutMap(spec, SIZE);
  return svgPage({ ...spec, events: [] }, layout, <PaintedMap layout={layout} />, origin);
}

type Words = Pick<ChartSpec, "title" | "question" | "answer" | "summary" | "legend" | "events" | "unit" | "source">;

function svgPage(spec: Words, layout: { width: number; height: number }, painted: ReactNode, origin: string): string {
  const wrapped = (text: string) => wrapText(text, 12, layout.width * ROOM);
  const above = [...wrapped(spec.question), ...(spec.answer ? wrapped(spec.answer) : [])];
  const below = [
    ...spec.events.flatMap(({ key, date, label, kind }) => wrapped(`${key} ${date} ${label} (${kind})`)),
    ...wrapped(`Unit: ${spec.unit}. ${spec.source}`),
    ...wrapped(origin),
  ];
  const legendY = MARGIN + 22 + above.length * LINE + 12;
  const drawingY = legendY + (spec.legend.length > 0 ? 14 : 0);
  const belowY = drawingY + layout.height + 16;
  const height = belowY + below.length * LINE + MARGIN - 8;
  const width = layout.width + 2 * MARGIN;
  let legendX = MARGIN;
  const legend = spec.legend.map((entry) => {
    const x = legendX;
    legendX += 18 + 6 + textWidth(entry.label, 12) + 16;
    return { entry, x };
  });
  const drawing = (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      fontFamily={FONT}
      fontSize={12}
      color={INK}
    >
      <title>{spec.title}</title>
      <desc>{spec.summary}</desc>
      <rect width={width} height={height} fill={PAPER} />
      <text x={MARGIN} y={MARGIN + 10} fontSize={18} fontWeight={600} fill={INK}>
        {spec.title}
      </text>
      {placed(above, MARGIN + 30).map(({ text, y }) => (
        <text key={y} x={MARGIN} y={y} fill={FAINT}>
          {text}
        </text>
      ))}
      {legend.map(({ entry, x }) => (
        <g key={entry.label}>
          <BarMark x={x} y={legendY - 10} width={18} height={11} tone={entry.tone} fill={entry.fill} />
          <text x={x + 24} y={legendY} fill={FAINT}>
            {entry.label}
          </text>
        </g>
      ))}
      <g transform={`translate(${MARGIN} ${drawingY})`} fill="#494e54">
        {painted}
      </g>
      {placed(below, belowY).map(({ text, y }) => (
        <text key={y} x={MARGIN} y={y} fill={FAINT}>
          {text}
        </text>
      ))}
    </svg>
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${svgText(drawing)}\n`;
}
