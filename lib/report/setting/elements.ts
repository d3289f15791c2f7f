import type { ReactElement, ReactNode } from "react";

/** What reports are written in: boxes in rows and columns, texts, links and drawings. `setElement` gives them their places. */

/** Points, unless it says otherwise. Colours are `#rrggbb`. */
export interface Style {
  fontFamily?: "Sans" | "Serif";
  fontSize?: number;
  fontWeight?: 400 | 500 | 600;
  fontStyle?: "italic";
  /** Times the font size that stands in the same style; inherited as points. */
  lineHeight?: number;
  letterSpacing?: number;
  textAlign?: "right";
  textTransform?: "uppercase";
  color?: string;
  backgroundColor?: string;

  flexDirection?: "row";
  flexWrap?: "wrap";
  justifyContent?: "space-between";
  alignItems?: Alignment;
  alignSelf?: Alignment;
  /** Grows by this, from nothing. */
  flex?: number;
  flexGrow?: number;
  flexShrink?: number;
  flexBasis?: number;
  gap?: number;
  width?: number;
  height?: number;

  marginTop?: number;
  marginRight?: number;
  marginBottom?: number;
  marginLeft?: number;
  padding?: number;
  paddingVertical?: number;
  paddingHorizontal?: number;
  paddingTop?: number;
  paddingRight?: number;
  paddingBottom?: number;
  paddingLeft?: number;
  borderWidth?: number;
  borderTopWidth?: number;
  borderBottomWidth?: number;
  borderLeftWidth?: number;
  /** One colour for all sides. */
  borderColor?: string;
  borderStyle?: "dashed";
}
export type Alignment = "flex-start" | "center" | "flex-end";

export interface BoxProps {
  style?: Style | readonly Style[];
  /** Adds the box to the outline of the document. */
  bookmark?: string;
  /** Names its place in the document. */
  id?: string;
  children?: ReactNode;
}
export interface LinkProps extends BoxProps {
  src: string;
}

export interface SvgProps {
  width: number;
  height: number;
  viewBox: string;
  children?: ReactNode;
}
interface Painted {
  fill?: string;
  fillOpacity?: number;
  stroke?: string;
  strokeWidth?: number;
  strokeOpacity?: number;
  strokeDasharray?: string;
}
export interface RectProps extends Painted {
  x: number;
  y: number;
  width: number;
  height: number;
}
export interface LineProps extends Painted {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}
export interface PathProps extends Painted {
  d: string;
}
export interface CircleProps extends Painted {
  cx: number;
  cy: number;
  r: number;
}
export interface GroupProps {
  /** `rotate(degrees, x, y)` */
  transform?: string;
  children?: ReactNode;
}
export interface SvgTextProps {
  x: number;
  y: number;
  textAnchor?: "start" | "middle" | "end";
  fill: string;
  style: Pick<Style, "fontFamily" | "fontSize" | "fontWeight" | "fontStyle">;
  children: ReactNode;
}

type Element<Props> = (props: Props) => ReactElement;
/** React keeps what it is given under this name; nothing is ever called. */
const element = <Props>(name: string) => name as unknown as Element<Props>;

export const View = element<BoxProps>("view");
export const Text = element<BoxProps>("text");
export const Link = element<LinkProps>("link");
export const Svg = element<SvgProps>("svg");
export const G = element<GroupProps>("g");
export const Rect = element<RectProps>("rect");
export const Line = element<LineProps>("line");
export const Path = element<PathProps>("path");
export const Circle = element<CircleProps>("circle");
export const SvgText = element<SvgTextProps>("svgText");
