import { Fragment, type ReactElement, type ReactNode } from "react";

/**
 * A tree of parts as text. React's own renderer may not be loaded beside server components; parts that nobody changes are
 * plain functions without state, so calling them is all there is to do.
 */
type Props = Record<string, unknown> & { children?: ReactNode };
type Element = ReactElement<Props>;

const isElement = (node: object): node is Element => "type" in node && "props" in node;

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are no part of XML, however they are written.
const SPECIAL = /[&<>"\u0000-\u0008\u000b-\u001f]/g;
const escaped = (text: string): string => text.replaceAll(SPECIAL, (char) => ENTITIES[char] ?? "");

type Attributes = readonly (readonly [name: string, value: unknown])[];

/** How a kind of text writes what React names in its own way. */
export interface Dialect {
  attributes: (type: string, props: Props, isInSvg: boolean) => Attributes;
  /** Whether an element is written without an end. */
  isVoid: (type: string, isEmpty: boolean, isInSvg: boolean) => boolean;
}

const written = (attributes: Attributes): string =>
  attributes.map(([name, value]) => ` ${name}="${escaped(String(value))}"`).join("");

/**
 * @throws Error at a part that is more than markup: one that lives in the browser, waits for something, or answers to
 * events. Text cannot carry it.
 */
export function markupOf(node: ReactNode, dialect: Dialect, isInSvg = false): string {
  if (node === null || node === undefined || typeof node === "boolean") return "";
  if (typeof node === "string" || typeof node === "number") return escaped(String(node));
  if (Array.isArray(node)) return node.map((child: ReactNode) => markupOf(child, dialect, isInSvg)).join("");
  if (typeof node !== "object" || !isElement(node)) throw new Error("a still part holds something that is no markup");
  const { type, props } = node;
  if (type === Fragment) return markupOf(props.children, dialect, isInSvg);
  const memoised = memoisedIn(type);
  if (memoised) return markupOf(memoised(props), dialect, isInSvg);
  if (typeof type === "function") return markupOf((type as (props: Props) => ReactNode)(props), dialect, isInSvg);
  if (typeof type !== "string") throw new Error("a still part holds a part that lives in the browser");
  const isSvg = isInSvg || type === "svg";
  const raw = props.dangerouslySetInnerHTML as { __html: string } | undefined;
  const inner = raw ? raw.__html : markupOf(props.children, dialect, isSvg);
  const start = `<${type}${written(dialect.attributes(type, props, isSvg))}`;
  return dialect.isVoid(type, inner === "", isSvg) ? `${start}/>` : `${start}>${inner}</${type}>`;
}

/** What `memo` was given; null = something else. */
function memoisedIn(type: unknown): ((props: Props) => ReactNode) | null {
  if (typeof type !== "object" || type === null || !("$$typeof" in type && "type" in type)) return null;
  const isMemo = type.$$typeof === Symbol.for("react.memo") && typeof type.type === "function";
  return isMemo ? (type.type as (props: Props) => ReactNode) : null;
}

/** Props that React keeps for itself. */
const REACTS_OWN = new Set(["children", "dangerouslySetInnerHTML", "suppressHydrationWarning", "key", "ref"]);

/** What is written: own props with a value, by the names that `rename` gives. */
export const given = (props: Props, rename: (name: string) => string): [string, unknown][] =>
  Object.entries(props).flatMap(([name, value]) => {
    if (REACTS_OWN.has(name) || value === undefined || value === null) return [];
    if (typeof value === "function") throw new Error(`a still part answers to ${name}, which text cannot`);
    return [[rename(name), value] as [string, unknown]];
  });

/** Names that SVG itself writes with capitals. */
const CAPITALISED = new Set([
  ...["viewBox", "preserveAspectRatio", "pathLength", "textLength", "lengthAdjust", "startOffset", "spreadMethod"],
  ...["patternUnits", "patternContentUnits", "patternTransform", "gradientUnits", "gradientTransform"],
  ...["clipPathUnits", "maskUnits", "maskContentUnits", "markerUnits", "markerWidth", "markerHeight", "refX", "refY"],
]);

/** SVG keeps some names as React has them; every other one is written with hyphens. */
export const svgName = (name: string): string =>
  CAPITALISED.has(name) ? name : name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
