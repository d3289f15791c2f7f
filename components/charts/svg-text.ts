import { Fragment, type ReactElement, type ReactNode } from "react";
import { paintOf } from "./svg-paint";

/**
 * A tree of drawn parts as the text of an SVG file. React's own renderer may not be loaded beside server components;
 * the parts of a still drawing are plain functions without state, so calling them is all there is to do.
 */
type Element = ReactElement<Record<string, unknown> & { children?: ReactNode }>;

const isElement = (node: ReactNode): node is Element => typeof node === "object" && node !== null && "props" in node;

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** Control characters are no part of XML, however they are written. */
const escaped = (text: string): string =>
  [...text]
    .filter((char) => char >= " " || char === "\n" || char === "\t")
    .map((char) => ENTITIES[char] ?? char)
    .join("");

/** SVG keeps these as they are; every other name of React's is written with hyphens. */
const KEPT: readonly string[] = ["viewBox"];
const attributeName = (name: string): string =>
  KEPT.includes(name) ? name : name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Keys of the site mean nothing in a file; points stay, so that drawings can be compared. */
const LEFT_OUT: readonly string[] = ["children", "key", "data-trace", "data-scale"];

function attributesOf(props: Record<string, unknown>): string {
  const { className, ...rest } = props;
  const painted = typeof className === "string" ? paintOf(className) : {};
  const own = Object.entries(rest).flatMap(([name, value]) =>
    LEFT_OUT.includes(name) || value === undefined || value === null ? [] : [[attributeName(name), value] as const],
  );
  return [...Object.entries(painted), ...own].map(([name, value]) => ` ${name}="${escaped(String(value))}"`).join("");
}

export function svgText(node: ReactNode): string {
  if (node === null || node === undefined || typeof node === "boolean") return "";
  if (typeof node === "string" || typeof node === "number") return escaped(String(node));
  if (Array.isArray(node)) return node.map((child: ReactNode) => svgText(child)).join("");
  if (!isElement(node)) return "";
  const { type, props } = node;
  if (type === Fragment) return svgText(props.children);
  if (typeof type === "function") return svgText((type as (props: unknown) => ReactNode)(props));
  const inner = svgText(props.children);
  return `<${type}${attributesOf(props)}${inner === "" ? "/>" : `>${inner}</${type}>`}`;
}
