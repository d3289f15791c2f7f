"use client";

import { Component, createRef, useState, useSyncExternalStore } from "react";
import { currentAnswer } from "@/lib/http/answer";
import { type ReaderPlace, readerPlace, returnReader } from "./reader-place";

/** The elements that a text may stand in. */
export type StillElement = "div" | "tbody" | "thead";

interface StillTextProps {
  as: StillElement;
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
  const isStarting = useSyncExternalStore(
    neverChanges,
    () => false,
    () => true,
  );
  const [shown, setShown] = useState(() => ({ text, html: htmlOf(text) ?? textNamed(name, isStarting) }));
  // Other data have come, or the reader went back to the page that was loaded.
  if (shown.text !== text) setShown({ text, html: htmlOf(text) ?? textNamed(name, false) });
  return <TextElement as={as} className={className} name={text === null ? name : undefined} html={shown.html} />;
}

interface TextElementProps {
  as: StillElement;
  className: string | undefined;
  name: string | undefined;
  html: string;
}

/** A class, because hooks come too late to see what stood in the element before its text is another. */
class TextElement extends Component<TextElementProps> {
  element = createRef<HTMLElement>();

  override getSnapshotBeforeUpdate(previous: TextElementProps): ReaderPlace | null {
    const element = this.element.current;
    if (!element || previous.html === this.props.html) return null;
    leaveBehind(previous.name, element);
    return readerPlace(element);
  }

  override componentDidUpdate(_: TextElementProps, _state: unknown, place: ReaderPlace | null): void {
    if (place && this.element.current) returnReader(this.element.current, place);
  }

  override componentWillUnmount(): void {
    if (this.element.current) leaveBehind(this.props.name, this.element.current);
  }

  override render() {
    const { as, className, name, html } = this.props;
    // One of them it is; the element of any takes the same.
    const Element = as as "div";
    return (
      <Element
        ref={this.element as React.RefObject<HTMLDivElement>}
        className={className}
        data-still={name}
        suppressHydrationWarning
        // biome-ignore lint/security/noDangerouslySetInnerHtml: `htmlMarkup` escapes every text and attribute.
        dangerouslySetInnerHTML={{ __html: html }}
      />
    );
  }
}

const neverChanges = () => () => {};

/** No text is not the same as the text that React was not told: it has to be written. */
const htmlOf = (text: string | null): string | null => (text === "" ? "<!---->" : text);

/** Before the text of the page that was loaded is another, or out of sight. */
function leaveBehind(name: string | undefined, element: Element): void {
  if (name !== undefined) leftBehind.set(name, element.innerHTML);
}

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
