import type { Style } from "./elements";

/** Points at the four sides of a box. */
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

const NONE: Sides = { top: 0, right: 0, bottom: 0, left: 0 };

/** What a box keeps free of its content, border and padding together. */
export function insetOf(style: Style): Sides {
  // Most boxes have nothing of the kind.
  if (!hasInset(style)) return NONE;
  const padding = paddingOf(style);
  const border = borderOf(style);
  return {
    top: padding.top + border.top,
    right: padding.right + border.right,
    bottom: padding.bottom + border.bottom,
    left: padding.left + border.left,
  };
}

const hasInset = (style: Style): boolean => {
  for (const name in style) if (name.startsWith("padding") || name.startsWith("border")) return true;
  return false;
};
