import type { ReactNode } from "react";
import { htmlMarkup } from "./html";

const texts = new WeakMap<object, Map<string, string>>();

/**
 * A part of a page that nobody changes once it is painted, handed to React as text. A board or a record is thousands of
 * elements; each would be rendered for every reader, sent twice, and waited for by the browser before the page answers.
 * @param of the view model, kept between readers, from which alone the part follows: its text is made at the first asking
 * and kept as long as the view, which is as long as the facts stand. Without it the text is made anew for every reader.
 * @param part names it among the parts that follow from this view
 * @throws Error where the part holds one that lives in the browser
 */
export function Still({
  of,
  part = "",
  as: Element = "div",
  className,
  children,
}: {
  of?: object | undefined;
  part?: string;
  as?: "div" | "tbody";
  className?: string;
  children: ReactNode;
}) {
  const text = of ? keptText(of, part, children) : htmlMarkup(children);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: `htmlMarkup` escapes every text and attribute.
  return <Element className={className} dangerouslySetInnerHTML={{ __html: text }} />;
}

function keptText(view: object, part: string, children: ReactNode): string {
  const parts = texts.get(view) ?? new Map<string, string>();
  texts.set(view, parts);
  const text = parts.get(part) ?? htmlMarkup(children);
  parts.set(part, text);
  return text;
}
