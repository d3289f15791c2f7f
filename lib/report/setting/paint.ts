import type { ReactElement } from "react";
import { BY_WORD, faceOf } from "../fonts";
import { BODY } from "../styles";
import type {
  CircleProps,
  GroupProps,
  LineProps,
  PathProps,
  RectProps,
  Style,
  SvgProps,
  SvgTextProps,
} from "./elements";
import { widthOf } from "./lines";
import type { Look } from "./look";
import { drawnElements, type Mark } from "./set-element";
import { borderOf } from "./yoga";

/** What react-pdf hands to the `paint` of a canvas, as far as it is used here; its own types leave out most of it. */
export interface Painter {
  save: () => Painter;
  restore: () => Painter;
  translate: (x: number, y: number) => Painter;
  scale: (x: number, y: number) => Painter;
  rotate: (degrees: number, options: { origin: [number, number] }) => Painter;
  font: (font: unknown, size: number) => Painter;
  text: (text: string, x: number, y: number, options: object) => Painter;
  rect: (x: number, y: number, width: number, height: number) => Painter;
  circle: (x: number, y: number, radius: number) => Painter;
  path: (data: string) => Painter;
  moveTo: (x: number, y: number) => Painter;
  lineTo: (x: number, y: number) => Painter;
  lineWidth: (width: number) => Painter;
  dash: (length: number, options: { space: number }) => Painter;
  fillColor: (colour: string) => Painter;
  strokeColor: (colour: string) => Painter;
  fillOpacity: (share: number) => Painter;
  strokeOpacity: (share: number) => Painter;
  fill: () => Painter;
  stroke: () => Painter;
  fillAndStroke: () => Painter;
}

/** Fonts that a document holds already: pdfkit opens a font again each time it is handed over, and finds it by name else. */
export type OpenFonts = Set<string>;

/** Draws marks on a page, moved by `dx` and `dy` points. */
export function paintMarks(painter: Painter, fonts: OpenFonts, marks: readonly Mark[], dx: number, dy: number): void {
  for (const mark of marks) {
    if (mark.kind === "words") paintText(painter, fonts, mark.text, mark.look, dx + mark.x, dy + mark.baseline);
    else if (mark.kind === "frame") paintFrame(painter, { ...mark, x: dx + mark.x, y: dy + mark.y });
    else paintDrawing(painter, fonts, mark.props, dx + mark.x, dy + mark.y);
  }
}

function paintText(painter: Painter, fonts: OpenFonts, text: string, look: Look, x: number, y: number): void {
  const { font } = faceOf(look);
  painter.fillColor(look.color);
  painter.font(fonts.has(font.postscriptName) ? font.postscriptName : font, look.fontSize);
  fonts.add(font.postscriptName);
  painter.text(text, x, y, look.letterSpacing === 0 ? PLAIN : { ...PLAIN, characterSpacing: look.letterSpacing });
}
const PLAIN = { lineBreak: false, baseline: "alphabetic", features: BY_WORD } as const;

function paintFrame(painter: Painter, { x, y, width, height, style }: Extract<Mark, { kind: "frame" }>): void {
  if (style.backgroundColor) painter.fillColor(style.backgroundColor).rect(x, y, width, height).fill();
  const { top, right, bottom, left } = borderOf(style);
  if (top + right + bottom + left === 0) return;
  painter.strokeColor(style.borderColor ?? BODY.color);
  if (right > 0) {
    paintStroked(painter, right, style, () =>
      painter.rect(x + right / 2, y + right / 2, width - right, height - right),
    );
    return;
  }
  const edge = (size: number, from: [number, number], to: [number, number]) => {
    if (size > 0) paintStroked(painter, size, style, () => painter.moveTo(...from).lineTo(...to));
  };
  edge(top, [x, y + top / 2], [x + width, y + top / 2]);
  edge(bottom, [x, y + height - bottom / 2], [x + width, y + height - bottom / 2]);
  edge(left, [x + left / 2, y], [x + left / 2, y + height]);
}

function paintStroked(painter: Painter, size: number, { borderStyle }: Style, draw: () => void): void {
  painter.lineWidth(size);
  if (borderStyle === undefined) {
    draw();
    painter.stroke();
    return;
  }
  painter.save().dash(size * 2, { space: size * 1.2 });
  draw();
  painter.stroke().restore();
}

function paintDrawing(painter: Painter, fonts: OpenFonts, props: SvgProps, x: number, y: number): void {
  const [left = 0, top = 0, width = props.width, height = props.height] = props.viewBox.split(" ").map(Number);
  const scale = Math.min(props.width / width, props.height / height);
  painter.save();
  // In the middle of its box, where the box has another shape.
  painter.translate(x + (props.width - width * scale) / 2, y + (props.height - height * scale) / 2);
  painter.scale(scale, scale).translate(-left, -top);
  for (const child of drawnElements(props.children)) paintShape(painter, fonts, child);
  painter.restore();
}

type Shape = Pick<RectProps, "fill" | "fillOpacity" | "stroke" | "strokeWidth" | "strokeOpacity" | "strokeDasharray">;

function paintShape(painter: Painter, fonts: OpenFonts, { type, props }: ReactElement<object>): void {
  const name: unknown = type;
  if (name === "g") paintGroup(painter, fonts, props as GroupProps);
  else if (name === "svgText") paintLabel(painter, fonts, props as SvgTextProps);
  else if (name === "rect") {
    const { x, y, width, height } = props as RectProps;
    paintOutline(painter, props, () => painter.rect(x, y, width, height));
  } else if (name === "line") {
    const { x1, y1, x2, y2 } = props as LineProps;
    paintOutline(painter, { ...props, fill: "none" }, () => painter.moveTo(x1, y1).lineTo(x2, y2));
  } else if (name === "circle") {
    const { cx, cy, r } = props as CircleProps;
    paintOutline(painter, props, () => painter.circle(cx, cy, r));
  } else if (name === "path") {
    const { d } = props as PathProps;
    if (d !== "") paintOutline(painter, props, () => painter.path(d));
  } else throw new Error(`a drawing cannot hold <${String(name)}>`);
}

function paintGroup(painter: Painter, fonts: OpenFonts, { transform, children }: GroupProps): void {
  const turned = transform === undefined ? null : /^rotate\((\S+), (\S+), (\S+)\)$/.exec(transform);
  if (transform !== undefined && !turned) throw new Error(`a drawing cannot be moved by ${transform}`);
  if (turned) painter.save().rotate(Number(turned[1]), { origin: [Number(turned[2]), Number(turned[3])] });
  for (const child of drawnElements(children)) paintShape(painter, fonts, child);
  if (turned) painter.restore();
}

function paintLabel(
  painter: Painter,
  fonts: OpenFonts,
  { x, y, textAnchor, fill, style, children }: SvgTextProps,
): void {
  const look: Look = { ...BODY, ...style, color: fill };
  const text = String(children);
  const width = textAnchor === "middle" || textAnchor === "end" ? widthOf(text, look) : 0;
  paintText(painter, fonts, text, look, textAnchor === "middle" ? x - width / 2 : x - width, y);
}

/** Fills and strokes what `draw` outlines. As in SVG, what names no fill is black; without a stroke there is none. */
function paintOutline(painter: Painter, shape: Shape, draw: () => void): void {
  const { fill = "#000000", fillOpacity = 1, stroke, strokeWidth = 1, strokeOpacity = 1, strokeDasharray } = shape;
  const isFilled = fill !== "none";
  const isStroked = stroke !== undefined && stroke !== "none";
  if (!isFilled && !isStroked) return;
  const isOdd = fillOpacity !== 1 || strokeOpacity !== 1 || strokeDasharray !== undefined;
  if (isOdd) painter.save();
  if (fillOpacity !== 1) painter.fillOpacity(fillOpacity);
  if (strokeOpacity !== 1) painter.strokeOpacity(strokeOpacity);
  if (strokeDasharray) {
    const [length = 1, space = length] = strokeDasharray.split(" ").map(Number);
    painter.dash(length, { space });
  }
  if (isFilled) painter.fillColor(fill);
  if (isStroked) painter.strokeColor(stroke).lineWidth(strokeWidth);
  draw();
  if (isFilled && isStroked) painter.fillAndStroke();
  else if (isFilled) painter.fill();
  else painter.stroke();
  if (isOdd) painter.restore();
}
