import { LRUCache } from "lru-cache";
import type { ReactNode } from "react";
import { currentAnswer } from "@/lib/http/answer";
import { htmlMarkup } from "./html";
import { type StillElement, StillText } from "./still-text";

/** Past days are without number, and so are their texts: those that are read stay. Characters, which are a byte or two. */
const MAX_CHARACTERS = 32 * 1024 * 1024;
const texts = new LRUCache<string, string>({ maxSize: MAX_CHARACTERS, sizeCalculation: (text) => text.length + 1 });

/** Numbers by which texts know their views without keeping them. */
const numbers = new WeakMap<object, number>();
let views = 0;

/**
 * A part of a page that nobody changes once it is painted, handed to React as text. A board or a record is thousands of
 * elements; each would be rendered for every reader, sent twice, and waited for by the browser before the page answers.
 * @param of the view model, kept between readers, from which alone the part follows: its text is made at the first asking
 * and kept while it is asked for and the facts stand. Without it the text is made anew for every reader.
 * @param part names it among the parts that follow from this view
 * @throws Error where the part holds one that lives in the browser
 */
export function Still({
  of,
  part = "",
  as = "div",
  className,
  children,
}: {
  of?: object | undefined;
  part?: string;
  as?: StillElement;
  className?: string;
  children: ReactNode;
}) {
  const text = of ? keptText(of, part, children) : htmlMarkup(children);
  const answer = currentAnswer();
  // Who has the page already needs the text with the data.
  if (!answer?.isPage) return <StillText as={as} className={className} text={text} name={undefined} />;
  const name = String(answer.texts.size);
  answer.texts.set(name, text);
  return <StillText as={as} className={className} text={null} name={name} />;
}

function keptText(view: object, part: string, children: ReactNode): string {
  const number = numbers.get(view) ?? ++views;
  numbers.set(view, number);
  const key = `${number} ${part}`;
  const text = texts.get(key) ?? htmlMarkup(children);
  texts.set(key, text);
  return text;
}
