import { Fragment, type ReactElement, type ReactNode } from "react";
import { paintOf } from "./svg-paint";

/**
 * A tree of drawn parts as text. React's own renderer may not be loaded beside server components;
 * the parts of a still drawing are plain functions without state, so calling them is all there is to do.
 */
type Element = ReactElement<Record<string, unknown> & { children?: ReactNode }>;

const isElement = (node: ReactNode): node is Element => typeof node === "object" && node !== null && "props" in node;

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are no part of XML, however they are written.
const SPECIAL = /[&<>"\u0000-\u0008\u000b-\u001f]/g;
const escaped = (text: string): string => text.replaceAll(SPECIAL, (char) => ENTITIES[char] ?? "");

/** SVG keeps these as they are; every other name of React's is written with hyphens. */
const KEPT: readonly string[] = ["viewBox"];
const attributeName = (name: string): string =>
  KEPT.includes(name) ? name : name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** How classes and keys of the site are written. */
interface Dialect {
  leftOut: readonly string[];
  classes: (names: string) => Readonly<Record<string, string | number>>;
}

/** A file knows neither the style sheet nor the keys of the site; points stay, so that drawings can be compared. */
const FILE: Dialect = { leftOut: ["children", "data-trace", "data-scale"], classes: paintOf };
const PAGE: Dialect = { leftOut: ["children"], classes: (names) => ({ class: names }) };

function attributesOf(props: Record<string, unknown>, { leftOut, classes }: Dialect): string {
  const { className, ...rest } = props;
  const painted = typeof className === "string" ? classes(className) : {};
  const own = Object.entries(rest).flatMap(([name, value]) =>
    leftOut.includes(name) || value === undefined || value === null ? [] : [[attributeName(name), value] as const],
  );
  return [...Object.entries(painted), ...own].map(([name, value]) => ` ${name}="${escaped(String(value))}"`).join("");
}

function textOf(node: ReactNode, dialect: Dialect): string {
  if (node === null || node === undefined || typeof node === "boolean") return "";
  if (typeof node === "string" || typeof node === "number") return escaped(String(node));
  if (Array.isArray(node)) return node.map((child: ReactNode) => textOf(child, dialect)).join("");
  if (!isElement(node)) return "";
  const { type, props } = node;
  if (type === Fragment) return textOf(props.children, dialect);
  if (typeof type === "function") return textOf((type as (props: unknown) => ReactNode)(props), dialect);
  const inner = textOf(props.children, dialect);
  return `<${type}${attributesOf(props, dialect)}${inner === "" ? "/>" : `>${inner}</${type}>`}`;
}

/** For a file that stands alone: colours are written out. */
export const svgText = (node: ReactNode): string => textOf(node, FILE);

/** For the inside of an `<svg>` on a page: classes and keys stay, the style sheet paints. */
export const svgMarkup = (node: ReactNode): string => textOf(node, PAGE);
