import { Fragment, isValidElement, type ReactElement, type ReactNode } from "react";
import { faceOf, type Word } from "../fonts";
import { BODY } from "../styles";
import { type BoxProps, Link, type LinkProps, type Style, Svg, type SvgProps, Text, View } from "./elements";
import { type Span, Words } from "./lines";
import { inherited, type Look, merged } from "./look";
import { type PlacedBox, placeBox } from "./place";
import { borderOf, insetOf } from "./sides";

/** What is drawn, at its place in points from the upper left corner. */
export type Mark =
  | { kind: "words"; x: number; baseline: number; text: string; words: Word[]; look: Look }
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
 * lines. Fonts must be loaded.
 */
export function setElement(element: ReactElement, width: number, look: Look = BODY): SetElement {
  const root = boxOf({ children: element }, look);
  placeBox(root, width);
  const set: SetElement = { height: root.height, marks: [], anchors: [] };
  collect(root, 0, 0, set);
  return set;
}

interface Box extends PlacedBox {
  props: BoxProps & Partial<LinkProps>;
  children: Box[];
  words: Words | null;
  drawing: SvgProps | null;
}

const unplaced = (style: Style, props: Box["props"]): Box => ({
  style,
  inset: insetOf(style),
  props,
  children: [],
  measure: null,
  words: null,
  drawing: null,
  x: 0,
  y: 0,
  width: 0,
  height: 0,
});

/** Elements as they are drawn: components called, fragments and lists opened. */
export function drawnElements(children: ReactNode, drawn: ReactElement<BoxProps>[] = []): ReactElement<BoxProps>[] {
  if (Array.isArray(children)) for (const child of children) drawnElements(child, drawn);
  else if (isValidElement<BoxProps>(children)) {
    const { type, props } = children;
    if (type === Fragment) drawnElements(props.children, drawn);
    else if (typeof type === "function") drawnElements((type as (props: BoxProps) => ReactNode)(props), drawn);
    else drawn.push(children);
  }
  return drawn;
}

function boxOf(props: BoxProps & Partial<LinkProps>, outer: Look): Box {
  const style = merged(props.style);
  const look = inherited(outer, style);
  const box = unplaced(style, props);
  for (const child of drawnElements(props.children)) box.children.push(childOf(child, look));
  return box;
}

/** Names of elements are all that is left of them. */
const NAMES = { view: View, text: Text, link: Link, svg: Svg } as unknown as Record<string, string>;

function childOf({ type, props }: ReactElement<BoxProps>, look: Look): Box {
  if (type === NAMES.svg) {
    const drawing = props as unknown as SvgProps;
    const style = { width: drawing.width, height: drawing.height };
    return { ...unplaced(style, {}), drawing };
  }
  if (type === NAMES.text || type === NAMES.link) return textOf(props, look);
  if (type === NAMES.view) return boxOf(props, look);
  throw new Error(`a report cannot place <${String(type)}>`);
}

function textOf(props: BoxProps, outer: Look): Box {
  const style = merged(props.style);
  const look = inherited(outer, style);
  const spans = spansOf(props.children, look);
  const words = new Words(spans, look.lineHeight);
  return { ...unplaced(style, props), words, measure: (width) => words.sizeAt(width) };
}

function spansOf(children: ReactNode, look: Look): Span[] {
  if (Array.isArray(children)) return children.flatMap((child) => spansOf(child, look));
  if (typeof children === "string" || typeof children === "number") return [{ text: String(children), look }];
  if (!isValidElement<BoxProps>(children)) return [];
  return spansOf(children.props.children, inherited(look, merged(children.props.style)));
}

/** Takes over the places of a box and of all inside it. */
function collect(box: Box, parentX: number, parentY: number, set: SetElement): void {
  const { style, props, inset, width, height } = box;
  const [x, y] = [parentX + box.x, parentY + box.y];
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
  if (box.words) {
    const inside = width - inset.left - inset.right;
    let top = y + inset.top;
    for (const { parts, width: lineWidth } of box.words.linesAt(inside)) {
      let ascent = 0;
      for (const { look } of parts) ascent = Math.max(ascent, faceOf(look).ascent * look.fontSize);
      const left = x + inset.left + (parts[0]?.look.textAlign === "right" ? inside - lineWidth : 0);
      for (const { x: from, text, words, look } of parts)
        set.marks.push({ kind: "words", x: left + from, baseline: top + ascent, text, words, look });
      top += box.words.lineHeight;
    }
  }
  for (const child of box.children) collect(child, x, y, set);
}
