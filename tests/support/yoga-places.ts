import {
  Align,
  Direction,
  Edge,
  FlexDirection,
  Gutter,
  Justify,
  loadYoga,
  MeasureMode,
  type Node,
  Wrap,
  type Yoga,
} from "yoga-layout/load";
import type { Alignment } from "@/lib/report/setting/elements";
import type { PlacedBox } from "@/lib/report/setting/place";

/** Places of boxes by yoga, an engine for all of flexbox: what the report's own places are held against. */

const yoga: Yoga = await loadYoga();
const config = yoga.Config.create();
// Points are not rounded to whole ones.
config.setPointScaleFactor(0);

function nodeOf({ style, inset, children, measure }: PlacedBox): Node {
  const node = yoga.Node.createWithConfig(config);
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
  for (const [edge, margin, inside] of [
    [Edge.Top, style.marginTop, inset.top],
    [Edge.Right, style.marginRight, inset.right],
    [Edge.Bottom, style.marginBottom, inset.bottom],
    [Edge.Left, style.marginLeft, inset.left],
  ] as const) {
    if (margin !== undefined) node.setMargin(edge, margin);
    node.setPadding(edge, inside);
  }
  if (measure)
    node.setMeasureFunc((width, mode) => {
      const size = measure(mode === MeasureMode.Undefined ? Number.POSITIVE_INFINITY : width);
      return { height: size.height, width: mode === MeasureMode.Exactly ? width : Math.min(size.width, width) };
    });
  for (const [index, child] of children.entries()) node.insertChild(nodeOf(child), index);
  return node;
}

const ALIGN: Record<Alignment, Align> = {
  "flex-start": Align.FlexStart,
  center: Align.Center,
  "flex-end": Align.FlexEnd,
};

export type Place = [x: number, y: number, width: number, height: number];

/** Places of a box of this width and of all inside it, each before what it holds. */
export function yogaPlaces(box: PlacedBox, width: number): Place[] {
  const root = nodeOf(box);
  root.setWidth(width);
  root.calculateLayout(undefined, undefined, Direction.LTR);
  const places: Place[] = [];
  const visit = (node: Node) => {
    places.push([node.getComputedLeft(), node.getComputedTop(), node.getComputedWidth(), node.getComputedHeight()]);
    for (let index = 0; index < node.getChildCount(); index += 1) visit(node.getChild(index));
  };
  visit(root);
  root.freeRecursive();
  return places;
}
