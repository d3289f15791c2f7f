import { Fragment, isValidElement, type ReactElement, type ReactNode } from "react";
import { faceOf } from "../fonts";
import { BODY } from "../styles";
import { type BoxProps, Link, type LinkProps, type Style, Svg, type SvgProps, Text, View } from "./elements";
import { breakLines, type SetLine, type Span } from "./lines";
import { inherited, type Look, merged } from "./look";
import { borderOf, flexNode, type Node, paddingOf, placeNodes, setMeasure } from "./yoga";

/** What is drawn, at its place in points from the upper left corner. */
export type Mark =
  | { kind: "words"; x: number; baseline: number; text: string; look: Look }
  | { kind: "frame"; x: number; y: number; width: number; height: number; style: Style }
  | { kind: "drawing"; x: number; y: number; props: SvgProps };

/** A box that readers can follow or that the outline leads to. */
export interface Anchor {
  x: number;
  y: number;
  width: number;
  height: number;
  src?: string;
  bookmark?: string;
  id?: string;
}

/** An element with everything at its place. It can be drawn as often as needed. */
export interface SetElement {
  height: number;
  marks: Mark[];
  anchors: Anchor[];
}

/**
 * Gives an element its place at a width in points: function components are called, boxes are laid out, words broken into
 * lines. Fonts and layout engine must be loaded.
 */
export function setElement(element: ReactElement, width: number, look: Look = BODY): SetElement {
  const root = boxOf({ children: element }, look);
  try {
    placeNodes(root.node, width);
    const set: SetElement = { height: root.node.getComputedHeight(), marks: [], anchors: [] };
    collect(root, 0, 0, set);
    return set;
  } finally {
    root.node.freeRecursive();
  }
}

interface Box {
  node: Node;
  style: Style;
  props: BoxProps & Partial<LinkProps>;
  children: Box[];
  /** Lines for a width; null where it holds no words. */
  linesAt: ((width: number) => SetLine[]) | null;
  drawing: SvgProps | null;
}

/** Elements as they are drawn: components called, fragments and lists opened. */
export function drawnElements(children: ReactNode): ReactElement<BoxProps>[] {
  if (Array.isArray(children)) return children.flatMap(drawnElements);
  if (!isValidElement<BoxProps>(children)) return [];
  if (children.type === Fragment) return drawnElements(children.props.children);
  if (typeof children.type === "function")
    return drawnElements((children.type as (props: BoxProps) => ReactNode)(children.props));
  return [children];
}

function boxOf(props: BoxProps & Partial<LinkProps>, outer: Look): Box {
  const style = merged(props.style);
  const look = inherited(outer, style);
  const children = drawnElements(props.children).map((child) => childOf(child, look));
  const node = flexNode(style);
  for (const [index, child] of children.entries()) node.insertChild(child.node, index);
  return { node, style, props, children, linesAt: null, drawing: null };
}

/** Names of elements are all that is left of them. */
const NAMES = { view: View, text: Text, link: Link, svg: Svg } as unknown as Record<string, string>;

function childOf({ type, props }: ReactElement<BoxProps>, look: Look): Box {
  if (type === NAMES.svg) {
    const drawing = props as unknown as SvgProps;
    const style = { width: drawing.width, height: drawing.height };
    return { node: flexNode(style), style, props: {}, children: [], linesAt: null, drawing };
  }
  if (type === NAMES.text || type === NAMES.link) return textOf(props, look);
  if (type === NAMES.view) return boxOf(props, look);
  throw new Error(`a report cannot place <${String(type)}>`);
}

function textOf(props: BoxProps, outer: Look): Box {
  const style = merged(props.style);
  const look = inherited(outer, style);
  const spans = spansOf(props.children, look);
  const lineHeight = Math.max(look.lineHeight, ...spans.map((span) => span.look.lineHeight));
  const node = flexNode(style);
  let known: { width: number; lines: SetLine[] } | null = null;
  const linesAt = (width: number) => {
    if (known?.width !== width) known = { width, lines: breakLines(spans, width) };
    return known.lines;
  };
  setMeasure(node, (width) => {
    const lines = linesAt(width);
    return { width: Math.max(0, ...lines.map((line) => line.width)), height: lines.length * lineHeight };
  });
  return { node, style: { ...style, lineHeight }, props, children: [], linesAt, drawing: null };
}

function spansOf(children: ReactNode, look: Look): Span[] {
  if (Array.isArray(children)) return children.flatMap((child) => spansOf(child, look));
  if (typeof children === "string" || typeof children === "number") return [{ text: String(children), look }];
  if (!isValidElement<BoxProps>(children)) return [];
  return spansOf(children.props.children, inherited(look, merged(children.props.style)));
}

/** Takes over the places of a box and of all inside it. */
function collect(box: Box, parentX: number, parentY: number, set: SetElement): void {
  const { node, style, props } = box;
  const x = parentX + node.getComputedLeft();
  const y = parentY + node.getComputedTop();
  const [width, height] = [node.getComputedWidth(), node.getComputedHeight()];
  if (props.src || props.bookmark || props.id)
    set.anchors.push({
      ...{ x, y, width, height },
      ...(props.src ? { src: props.src } : {}),
      ...(props.bookmark ? { bookmark: props.bookmark } : {}),
      ...(props.id ? { id: props.id } : {}),
    });
  const border = borderOf(style);
  if (style.backgroundColor || border.top || border.right || border.bottom || border.left)
    set.marks.push({ kind: "frame", x, y, width, height, style });
  if (box.drawing) set.marks.push({ kind: "drawing", x, y, props: box.drawing });
  if (box.linesAt) {
    const padding = paddingOf(style);
    const inside = width - padding.left - padding.right - border.left - border.right;
    // `lineHeight` of a text's own style is points by now, as tall as the tallest of its words.
    const lineHeight = style.lineHeight ?? 0;
    let top = y + padding.top + border.top;
    for (const line of box.linesAt(inside)) {
      const ascent = Math.max(0, ...line.parts.map(({ look }) => faceOf(look).ascent * look.fontSize));
      const isRight = line.parts[0]?.look.textAlign === "right";
      const left = x + padding.left + border.left + (isRight ? inside - line.width : 0);
      for (const part of line.parts)
        set.marks.push({ kind: "words", x: left + part.x, baseline: top + ascent, text: part.text, look: part.look });
      top += lineHeight;
    }
  }
  for (const child of box.children) collect(child, x, y, set);
}
