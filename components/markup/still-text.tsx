"use client";

import { useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import { currentAnswer } from "@/lib/http/answer";

interface StillTextProps {
  as: "div" | "tbody";
  className: string | undefined;
  /** null = the page that was loaded holds it, under `name`. */
  text: string | null;
  name: string | undefined;
}

/** Texts of the page that was loaded, by name, of parts that are out of sight: a reader who goes back sees them again. */
const leftBehind = new Map<string, string>();

/**
 * An element with a text inside. A page is sent with its texts in their places; what React is told of them is a name. So
 * they are sent once, and at the start React takes what stands there as it is.
 */
export function StillText({ as, className, text, name = "" }: StillTextProps) {
  const element = useRef<HTMLElement>(null);
  const isStarting = useSyncExternalStore(
    neverChanges,
    () => false,
    () => true,
  );
  const [found] = useState(() => (text === null ? textNamed(name, isStarting) : ""));
  useLayoutEffect(() => {
    const shown = element.current;
    if (text !== null || shown === null) return;
    return () => void leftBehind.set(name, shown.innerHTML);
  }, [text, name]);
  // One of the two it is; the element of either takes the same.
  const Element = as as "div";
  return (
    <Element
      ref={element as React.RefObject<HTMLDivElement>}
      className={className}
      data-still={text === null ? name : undefined}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: `htmlMarkup` escapes every text and attribute.
      dangerouslySetInnerHTML={{ __html: text ?? found }}
    />
  );
}

const neverChanges = () => () => {};

/** @param isStarting React takes over what stands in the page, and does not look at the inside of this element */
function textNamed(name: string, isStarting: boolean): string {
  if (typeof window === "undefined") {
    const text = currentAnswer()?.texts.get(name);
    if (text === undefined) throw new Error(`the still part ${name} has lost its text`);
    return text;
  }
  if (isStarting) return "";
  // Where React could not take over (an extension of the browser has changed the page), the page still holds the text.
  return leftBehind.get(name) ?? document.querySelector(`[data-still="${name}"]`)?.innerHTML ?? "";
}
