import type { Alignment, Style } from "./elements";
import type { Sides } from "./sides";

/**
 * Gives boxes their places by the rules of CSS flexbox, as far as `Style` speaks of them: columns, rows, wrapped rows. A report
 * has thousands of boxes, most of them cells of a known width, which an engine for any style takes ten times as long for;
 * tests hold these places against such an engine.
 *
 * Two things are left out, because nothing asks for them: boxes in a column do not grow or give way in height, and `height` is
 * for boxes without others inside.
 */

/** A box, and once it is placed its place in points from the upper left corner of the box around it. */
export interface PlacedBox {
  style: Style;
  inset: Sides;
  children: PlacedBox[];
  /** Size of what it holds where that is no other box, in the width that it may have. */
  measure: ((maxWidth: number) => { width: number; height: number }) | null;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Places a box of this width and all inside it; `height` where what stands around it says how tall it is. */
export function placeBox(box: PlacedBox, width: number, height: number | null = null): void {
  const { style, inset } = box;
  const vertical = inset.top + inset.bottom;
  const inner = Math.max(0, width - inset.left - inset.right);
  const outer = height ?? style.height ?? null;
  box.width = width;
  const content = box.measure
    ? box.measure(inner).height
    : style.flexDirection === "row"
      ? placeRow(box, inner, outer === null ? null : Math.max(0, outer - vertical))
      : placeColumn(box, inner);
  box.height = outer === null ? content + vertical : Math.max(outer, vertical);
}

/** @returns how tall the column is */
function placeColumn({ style, inset, children }: PlacedBox, inner: number): number {
  let y = 0;
  for (const [index, child] of children.entries()) {
    const { marginTop = 0, marginRight = 0, marginBottom = 0, marginLeft = 0 } = child.style;
    const alignment = child.style.alignSelf ?? style.alignItems;
    const room = Math.max(0, inner - marginLeft - marginRight);
    const width = child.style.width ?? (alignment === undefined ? room : naturalWidth(child, room));
    if (index > 0) y += style.gap ?? 0;
    y += marginTop;
    placeBox(child, Math.max(width, horizontal(child)));
    child.x = inset.left + marginLeft + shifted(alignment, inner - marginLeft - marginRight - child.width);
    child.y = inset.top + y;
    y += child.height + marginBottom;
  }
  return y;
}

/** A box in a row, with the width that it starts from. */
interface RowItem {
  box: PlacedBox;
  margins: number;
  basis: number;
}

/** @returns how tall the row is, all its lines together */
function placeRow({ style, inset, children }: PlacedBox, inner: number, innerHeight: number | null): number {
  const gap = style.gap ?? 0;
  const lines = linesOf(children, inner, gap, style.flexWrap === "wrap");
  let y = 0;
  for (const [index, line] of lines.entries()) {
    if (index > 0) y += gap;
    const free = shareOut(line, inner - gap * (line.length - 1));
    const between = gap + (style.justifyContent && line.length > 1 ? Math.max(0, free) / (line.length - 1) : 0);
    let tallest = 0;
    for (const { box } of line) tallest = Math.max(tallest, outerHeight(box));
    // A single line is as tall as its row.
    const height = style.flexWrap || innerHeight === null ? tallest : innerHeight;
    let x = 0;
    for (const { box, margins } of line) {
      const { marginLeft = 0, marginTop = 0, alignSelf = style.alignItems, height: own } = box.style;
      if (alignSelf === undefined && own === undefined) stretch(box, height - outerHeight(box) + box.height);
      box.x = inset.left + x + marginLeft;
      box.y = inset.top + y + marginTop + shifted(alignSelf, height - outerHeight(box));
      x += box.width + margins + between;
    }
    y += height;
  }
  return y;
}

/** Boxes of a row by the line that they stand on. */
function linesOf(children: readonly PlacedBox[], inner: number, gap: number, wraps: boolean): RowItem[][] {
  const lines: RowItem[][] = [];
  let used = 0;
  for (const box of children) {
    const margins = (box.style.marginLeft ?? 0) + (box.style.marginRight ?? 0);
    const item = { box, margins, basis: basisOf(box, Math.max(0, inner - margins)) };
    const line = lines.at(-1);
    if (line && !(wraps && used + gap + item.basis + margins > inner)) {
      line.push(item);
      used += gap + item.basis + margins;
    } else {
      lines.push([item]);
      used = item.basis + margins;
    }
  }
  return lines;
}

/** Places the boxes of a line at their widths: what is left goes to those that grow, what lacks is taken from those that give way. @returns what is left after that */
function shareOut(line: readonly RowItem[], room: number): number {
  let free = room;
  let growing = 0;
  let giving = 0;
  for (const { box, basis, margins } of line) {
    free -= basis + margins;
    growing += growOf(box.style);
    giving += shrinkOf(box.style) * basis;
  }
  let lacking = free;
  let left = room;
  let weights = giving;
  if (free < 0)
    // A box never gives away its own border and padding; the others give more.
    for (const item of line)
      if (isSpent(item, free, giving)) {
        lacking += item.basis - horizontal(item.box);
        weights -= shrinkOf(item.box.style) * item.basis;
      }
  for (const item of line) {
    const { box, basis, margins } = item;
    let width = basis;
    if (free > 0 && growing > 0) width += (free * growOf(box.style)) / Math.max(1, growing);
    else if (isSpent(item, free, giving)) width = 0;
    else if (lacking < 0 && weights > 0) width += (lacking * shrinkOf(box.style) * basis) / weights;
    placeBox(box, Math.max(width, horizontal(box)));
    left -= box.width + margins;
  }
  return left;
}

const isSpent = ({ box, basis }: RowItem, free: number, giving: number): boolean =>
  free < 0 && giving > 0 && basis + (free * shrinkOf(box.style) * basis) / giving < horizontal(box);

const growOf = ({ flex, flexGrow }: Style): number => flexGrow ?? flex ?? 0;
/** Whatever stands beside others gives way before it leaves the paper. */
const shrinkOf = ({ flexShrink = 1 }: Style): number => flexShrink;

/** The width that a box in a row starts from, without its margins. */
function basisOf(box: PlacedBox, room: number): number {
  const { flexBasis, flex, width } = box.style;
  return Math.max(horizontal(box), flexBasis ?? (flex === undefined ? (width ?? naturalWidth(box, room)) : 0));
}

/** How wide a box is by what it holds: words end their lines within `room`. */
function naturalWidth(box: PlacedBox, room: number): number {
  const { style, children, measure } = box;
  if (style.width !== undefined) return style.width;
  const inner = Math.max(0, room - horizontal(box));
  let width = 0;
  if (measure) width = Math.min(inner, measure(inner).width);
  else if (style.flexDirection === "row") {
    const [line = [], ...further] = linesOf(children, inner, style.gap ?? 0, style.flexWrap === "wrap");
    width = (style.gap ?? 0) * Math.max(0, line.length - 1);
    for (const { basis, margins } of line) width += basis + margins;
    // What goes on in a second line would be wider than there is room.
    if (style.flexWrap) width = further.length > 0 ? inner : Math.min(inner, width);
  } else
    for (const child of children) {
      const margins = (child.style.marginLeft ?? 0) + (child.style.marginRight ?? 0);
      width = Math.max(width, naturalWidth(child, Math.max(0, inner - margins)) + margins);
    }
  return width + horizontal(box);
}

/** Makes a box as tall as its line. Only rows hand that on to what they hold. */
function stretch(box: PlacedBox, height: number): void {
  if (height <= box.height) return;
  if (box.style.flexDirection === "row") placeBox(box, box.width, height);
  else box.height = height;
}

const horizontal = ({ inset }: PlacedBox): number => inset.left + inset.right;
const outerHeight = ({ style, height }: PlacedBox): number =>
  height + (style.marginTop ?? 0) + (style.marginBottom ?? 0);

const shifted = (alignment: Alignment | undefined, free: number): number =>
  alignment === "center" ? free / 2 : alignment === "flex-end" ? free : 0;
