import type { Style } from "./elements";

/** How a text is set: what styles say of it, inherited. */
export interface Look {
  fontFamily: "Sans" | "Serif";
  fontSize: number;
  fontWeight: 400 | 500 | 600;
  fontStyle: "normal" | "italic";
  /** Points. */
  lineHeight: number;
  letterSpacing: number;
  textAlign: "left" | "right";
  isUppercase: boolean;
  color: string;
}

/** One style from several; the later ones win. */
export const merged = (style: Style | readonly Style[] | undefined): Style =>
  style === undefined ? NOTHING : isList(style) ? Object.assign({}, ...style) : style;

const NOTHING: Style = {};
const isList = (style: Style | readonly Style[]): style is readonly Style[] => Array.isArray(style);

/** The look of what stands inside a box of this style. */
export function inherited(look: Look, style: Style): Look {
  if (
    style.fontSize === undefined &&
    style.color === undefined &&
    style.fontWeight === undefined &&
    style.fontStyle === undefined &&
    style.lineHeight === undefined &&
    style.fontFamily === undefined &&
    style.letterSpacing === undefined &&
    style.textAlign === undefined &&
    style.textTransform === undefined
  )
    return look;
  const fontSize = style.fontSize ?? look.fontSize;
  return {
    fontFamily: style.fontFamily ?? look.fontFamily,
    fontSize,
    fontWeight: style.fontWeight ?? look.fontWeight,
    fontStyle: style.fontStyle ?? look.fontStyle,
    lineHeight: style.lineHeight === undefined ? look.lineHeight : style.lineHeight * fontSize,
    letterSpacing: style.letterSpacing ?? look.letterSpacing,
    textAlign: style.textAlign ?? look.textAlign,
    isUppercase: style.textTransform === undefined ? look.isUppercase : true,
    color: style.color ?? look.color,
  };
}
