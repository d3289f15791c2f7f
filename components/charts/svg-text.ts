import type { ReactNode } from "react";
import { type Dialect, given, markupOf, svgName } from "../markup/markup";
import { paintOf } from "./svg-paint";

/** A file knows neither the style sheet nor the keys of the site; points stay, so that drawings can be compared. */
const LEFT_OUT: readonly string[] = ["data-trace", "data-scale"];

const FILE: Dialect = {
  attributes: (_type, { className, ...rest }) => [
    ...Object.entries(typeof className === "string" ? paintOf(className) : {}),
    ...given(rest, svgName).filter(([name]) => !LEFT_OUT.includes(name)),
  ],
  isVoid: (_type, isEmpty) => isEmpty,
};

/** A drawing for a file that stands alone: colours are written out. */
export const svgText = (node: ReactNode): string => markupOf(node, FILE);
