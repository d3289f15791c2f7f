import {
  Align,
  Direction,
  Edge,
  FlexDirection,
  Gutter,
  Justify,
  loadYoga,
  type MeasureFunction,
  MeasureMode,
  type Node,
  Wrap,
  type Yoga,
} from "yoga-layout/load";
import type { Alignment, Style } from "./elements";

/** The layout engine that gives boxes their places: the same flexbox that react-pdf uses. */

let loading: Promise<void> | undefined;
let createNode: (() => Node) | undefined;

/** Loads the engine, once. */
export const loadLayout = (): Promise<void> => {
  loading ??= loadYoga().then((yoga: Yoga) => {
    const config = yoga.Config.create();
    // Points are not rounded to whole ones.
    config.setPointScaleFactor(0);
    createNode = () => yoga.Node.createWithConfig(config);
  });
  return loading;
};

/** A box of this style without a place yet. @throws where `loadLayout` has not been awaited */
export function flexNode(style: Style): Node {
  if (!createNode) throw new Error("the layout engine is not loaded");
  const node = createNode();
  // Whatever stands beside others gives way before it leaves the paper.
  node.setFlexShrink(style.flexShrink ?? 1);
  if (style.flex !== undefined) {
    node.setFlexGrow(style.flex);
    node.setFlexBasis(0);
  }
  if (style.flexGrow !== undefined) node.setFlexGrow(style.flexGrow);
  if (style.flexBasis !== undefined) node.setFlexBasis(style.flexBasis);
  if (style.flexDirection) node.setFlexDirection(FlexDirection.Row);
  if (style.flexWrap) node.setFlexWrap(Wrap.Wrap);
  if (style.justifyContent) node.setJustifyContent(Justify.SpaceBetween);
  if (style.alignItems) node.setAlignItems(ALIGN[style.alignItems]);
  if (style.alignSelf) node.setAlignSelf(ALIGN[style.alignSelf]);
  if (style.gap !== undefined) node.setGap(Gutter.All, style.gap);
  if (style.width !== undefined) node.setWidth(style.width);
  if (style.height !== undefined) node.setHeight(style.height);
  setSides(node, style);
  return node;
}

const ALIGN: Record<Alignment, Align> = {
  "flex-start": Align.FlexStart,
  center: Align.Center,
  "flex-end": Align.FlexEnd,
};

function setSides(node: Node, style: Style): void {
  for (const [edge, margin] of [
    [Edge.Top, style.marginTop],
    [Edge.Right, style.marginRight],
    [Edge.Bottom, style.marginBottom],
    [Edge.Left, style.marginLeft],
  ] as const)
    if (margin !== undefined) node.setMargin(edge, margin);
  const padding = paddingOf(style);
  if (padding.top > 0) node.setPadding(Edge.Top, padding.top);
  if (padding.right > 0) node.setPadding(Edge.Right, padding.right);
  if (padding.bottom > 0) node.setPadding(Edge.Bottom, padding.bottom);
  if (padding.left > 0) node.setPadding(Edge.Left, padding.left);
  const border = borderOf(style);
  if (border.top > 0) node.setBorder(Edge.Top, border.top);
  if (border.right > 0) node.setBorder(Edge.Right, border.right);
  if (border.bottom > 0) node.setBorder(Edge.Bottom, border.bottom);
  if (border.left > 0) node.setBorder(Edge.Left, border.left);
}

export interface Sides {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

export const paddingOf = (style: Style): Sides => ({
  top: style.paddingTop ?? style.paddingVertical ?? style.padding ?? 0,
  right: style.paddingRight ?? style.paddingHorizontal ?? style.padding ?? 0,
  bottom: style.paddingBottom ?? style.paddingVertical ?? style.padding ?? 0,
  left: style.paddingLeft ?? style.paddingHorizontal ?? style.padding ?? 0,
});

export const borderOf = (style: Style): Sides => ({
  top: style.borderTopWidth ?? style.borderWidth ?? 0,
  right: style.borderWidth ?? 0,
  bottom: style.borderBottomWidth ?? style.borderWidth ?? 0,
  left: style.borderLeftWidth ?? style.borderWidth ?? 0,
});

/** Lets a box be as large as `measure` says for the width that it may have. */
export const setMeasure = (node: Node, measure: (maxWidth: number) => { width: number; height: number }): void => {
  const asked: MeasureFunction = (width, mode) => {
    const size = measure(mode === MeasureMode.Undefined ? Number.POSITIVE_INFINITY : width);
    return { height: size.height, width: mode === MeasureMode.Exactly ? width : Math.min(size.width, width) };
  };
  node.setMeasureFunc(asked);
};

/** Gives a box and all inside it their places, at a width in points and any height. */
export function placeNodes(node: Node, width: number): void {
  node.setWidth(width);
  node.calculateLayout(undefined, undefined, Direction.LTR);
}

export type { Node } from "yoga-layout/load";
