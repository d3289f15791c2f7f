/** What can have the focus in a text. */
const FOCUSABLE = "a[href], button, input, select, summary";

/** Where a reader is in a part whose text is about to be another. */
export interface ReaderPlace {
  /** What has the focus: its words, its number among all that can have it, and how many these are; null = nothing in here. */
  focus: { words: string | null; index: number; of: number } | null;
  /** Which details are open, by the words of their summaries. */
  open: Map<string, boolean>;
}

/** What would be lost with the text of this part. */
export function readerPlace(part: Element): ReaderPlace {
  const focused = part.ownerDocument.activeElement;
  const all = [...part.querySelectorAll(FOCUSABLE)];
  const index = focused === null ? -1 : all.indexOf(focused);
  return {
    focus: index < 0 ? null : { words: focused?.textContent ?? null, index, of: all.length },
    open: new Map([...part.querySelectorAll("details")].map((details) => [wordsOf(details), details.open])),
  };
}

/**
 * Puts the reader back: to what says the same, or to what stands in its place where as many things stand as before. Details
 * stand as they did.
 */
export function returnReader(part: Element, { focus, open }: ReaderPlace): void {
  for (const details of part.querySelectorAll("details")) details.open = open.get(wordsOf(details)) ?? details.open;
  if (focus === null) return;
  const all = [...part.querySelectorAll<HTMLElement>(FOCUSABLE)];
  const place = all.length === focus.of ? all[focus.index] : undefined;
  const same = place?.textContent === focus.words ? place : all.find(({ textContent }) => textContent === focus.words);
  (same ?? place)?.focus({ preventScroll: true });
}

const wordsOf = (details: Element): string => details.querySelector("summary")?.textContent ?? "";
