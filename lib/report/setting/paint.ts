import type { ReactElement, ReactNode } from "react";
import { BODY } from "../styles";
import type { Ink } from "../writing/ink";
import { circleContent, lineContent, rectContent } from "../writing/outlines";
import { pathContent } from "../writing/path-data";
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
import { borderOf } from "./sides";

/** Draws marks on a page, moved by `dx` and `dy` points. */
export function paintMarks(ink: Ink, marks: readonly Mark[], dx: number, dy: number): void {
  for (const mark of marks) {
    if (mark.kind === "words") ink.words(mark.words, mark.look, dx + mark.x, dy + mark.baseline);
    else if (mark.kind === "frame") paintFrame(ink, mark, dx + mark.x, dy + mark.y);
    else paintDrawing(ink, mark.props, dx + mark.x, dy + mark.y);
  }
}

function paintFrame(ink: Ink, frame: Extract<Mark, { kind: "frame" }>, x: number, y: number): void {
  const { width, height, style } = frame;
  if (style.backgroundColor) ink.outline(rectContent(x, y, width, height), { fill: style.backgroundColor });
  const { top, right, bottom, left } = borderOf(style);
  if (right > 0) paintEdge(ink, style, right, rectContent(x + right / 2, y + right / 2, width - right, height - right));
  else {
    const [topY, bottomY, leftX] = [y + top / 2, y + height - bottom / 2, x + left / 2];
    if (top > 0) paintEdge(ink, style, top, lineContent(x, topY, x + width, topY));
    if (bottom > 0) paintEdge(ink, style, bottom, lineContent(x, bottomY, x + width, bottomY));
    if (left > 0) paintEdge(ink, style, left, lineContent(leftX, y, leftX, y + height));
  }
}

function paintEdge(ink: Ink, { borderColor, borderStyle }: Style, lineWidth: number, content: string): void {
  const pens = { stroke: borderColor ?? BODY.color, lineWidth };
  if (borderStyle === undefined) ink.outline(content, pens);
  else
    ink.apart(() => {
      ink.dash(lineWidth * 2, lineWidth * 1.2);
      ink.outline(content, pens);
    });
}

function paintDrawing(ink: Ink, props: SvgProps, x: number, y: number): void {
  const [left = 0, top = 0, width = props.width, height = props.height] = props.viewBox.split(" ").map(Number);
  const scale = Math.min(props.width / width, props.height / height);
  ink.apart(() => {
    // In the middle of its box, where the box has another shape.
    ink.transform(
      ...([scale, 0, 0, scale] as const),
      x + (props.width - width * scale) / 2 - left * scale,
      y + (props.height - height * scale) / 2 - top * scale,
    );
    paintShapes(ink, props.children);
  });
}

function paintShapes(ink: Ink, children: ReactNode): void {
  for (const child of drawnElements(children)) paintShape(ink, child);
}

type Shape = Pick<RectProps, "fill" | "fillOpacity" | "stroke" | "strokeWidth" | "strokeOpacity" | "strokeDasharray">;

function paintShape(ink: Ink, { type, props }: ReactElement<object>): void {
  const name: unknown = type;
  if (name === "g") paintGroup(ink, props as GroupProps);
  else if (name === "svgText") paintLabel(ink, props as SvgTextProps);
  else if (name === "rect") {
    const { x, y, width, height } = props as RectProps;
    paintOutline(ink, props, () => rectContent(x, y, width, height));
  } else if (name === "line") {
    const { x1, y1, x2, y2 } = props as LineProps;
    paintOutline(ink, { ...props, fill: "none" }, () => lineContent(x1, y1, x2, y2));
  } else if (name === "circle") {
    const { cx, cy, r } = props as CircleProps;
    paintOutline(ink, props, () => circleContent(cx, cy, r));
  } else if (name === "path") {
    const { d } = props as PathProps;
    if (d !== "") paintOutline(ink, props, () => pathContent(d));
  } else throw new Error(`a drawing cannot hold <${String(name)}>`);
}

function paintGroup(ink: Ink, { transform, children }: GroupProps): void {
  if (transform === undefined) {
    paintShapes(ink, children);
    return;
  }
  const turned = /^rotate\((\S+), (\S+), (\S+)\)$/.exec(transform);
  if (!turned) throw new Error(`a drawing cannot be moved by ${transform}`);
  const [degrees = 0, x = 0, y = 0] = turned.slice(1).map(Number);
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  ink.apart(() => {
    ink.transform(cos, sin, -sin, cos, x - x * cos + y * sin, y - x * sin - y * cos);
    paintShapes(ink, children);
  });
}

function paintLabel(ink: Ink, { x, y, textAnchor, fill, style, children }: SvgTextProps): void {
  const look: Look = { ...BODY, ...style, color: fill };
  const text = String(children);
  const width = textAnchor === "middle" || textAnchor === "end" ? widthOf(text, look) : 0;
  ink.text(text, look, textAnchor === "middle" ? x - width / 2 : x - width, y);
}

/** Fills and strokes what `draw` outlines. As in SVG, what names no fill is black; without a stroke there is none. */
function paintOutline(ink: Ink, shape: Shape, draw: () => string): void {
  const { fill = "#000000", fillOpacity = 1, stroke, strokeWidth = 1, strokeOpacity = 1, strokeDasharray } = shape;
  const isFilled = fill !== "none";
  const isStroked = stroke !== undefined && stroke !== "none";
  if (!isFilled && !isStroked) return;
  const pens = { ...(isFilled ? { fill } : {}), ...(isStroked ? { stroke, lineWidth: strokeWidth } : {}) };
  if (fillOpacity === 1 && strokeOpacity === 1 && !strokeDasharray) {
    ink.outline(draw(), pens);
    return;
  }
  ink.apart(() => {
    ink.opacity(fillOpacity, strokeOpacity);
    if (strokeDasharray) {
      const [length = 1, gap = length] = strokeDasharray.split(" ").map(Number);
      ink.dash(length, gap);
    }
    ink.outline(draw(), pens);
  });
}
