import type { ReactNode } from "react";
import { type Dialect, given, markupOf, svgName } from "./markup";

const VOID = new Set([
  "area",
  "base",
  "br",
  "col",
  "embed",
  "hr",
  "img",
  "input",
  "link",
  "meta",
  "source",
  "track",
  "wbr",
]);

const NAMES: Readonly<Record<string, string>> = {
  className: "class",
  htmlFor: "for",
  defaultValue: "value",
  defaultChecked: "checked",
};

const htmlName = (name: string, isInSvg: boolean): string =>
  NAMES[name] ?? (isInSvg ? svgName(name) : name.toLowerCase());

/** `true` and `false` are words in these; elsewhere an attribute is there or not. */
const saysTrue = (name: string): boolean => name.startsWith("aria-") || name.startsWith("data-");

/** `--name` stays as it is, other names are React's. */
const styleText = (style: object): string =>
  Object.entries(style)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => {
      if (typeof value === "number" && value !== 0 && !name.startsWith("--"))
        throw new Error(`the style ${name} of a still part has no unit`);
      return `${name.startsWith("--") ? name : svgName(name)}:${value}`;
    })
    .join(";");

/** As a browser reads an address: what cannot be seen in it does not count. */
const isScript = (address: unknown): boolean =>
  String(address)
    .replaceAll(/[\p{Cc}\s]/gu, "")
    .toLowerCase()
    .startsWith("javascript:");

const HTML: Dialect = {
  attributes: (type, props, isInSvg) => {
    // React says these to the elements themselves; text would have to say them in their inside.
    if ((type === "select" || type === "textarea") && ("defaultValue" in props || "value" in props))
      throw new Error(`a still part sets the value of a ${type}`);
    return given(props, (name) => htmlName(name, isInSvg)).flatMap(([name, value]): [string, unknown][] => {
      // Views make links of web addresses alone; React would refuse this too.
      if (name === "href" && isScript(value)) throw new Error("a still part leads to a script");
      if (name === "style") return [[name, styleText(value as object)]];
      if (typeof value !== "boolean" || saysTrue(name)) return [[name, value]];
      return value ? [[name, ""]] : [];
    });
  },
  isVoid: (type, isEmpty, isInSvg) => VOID.has(type) || (isInSvg && isEmpty),
};

/** For the inside of an element of a page: classes and keys stay, the style sheet paints. */
export const htmlMarkup = (node: ReactNode): string => markupOf(node, HTML);

/** The same inside an `<svg>`, where React's names of attributes are written otherwise. */
export const svgMarkup = (node: ReactNode): string => markupOf(node, HTML, true);
