/** What can have the focus in a text. */
const FOCUSABLE = "a[href], button, input:not([type=hidden]), select, summary";

/** Where a reader is in a part whose text is about to be another. */
export interface ReaderPlace {
  /** What has the focus, by what it is called (`named`), its number among all that can have it, and how many these are; null = nothing in here. */
  focus: { name: string; isField: boolean; index: number; of: number } | null;
  /** Which details are open, by what they are called. */
  open: Map<string, boolean>;
  /** What was typed and not sent, by the id of its field. */
  typed: Map<string, string>;
}

/** What would be lost with the text of this part. */
export function readerPlace(part: Element): ReaderPlace {
  const focused = part.ownerDocument.activeElement;
  const all = named(part, FOCUSABLE);
  const index = all.findIndex(({ element }) => element === focused);
  const found = all[index];
  return {
    focus: found ? { name: found.name, isField: isField(found.element), index, of: all.length } : null,
    open: new Map(detailsIn(part).map(({ name, element }) => [name, element.open])),
    typed: new Map(
      [...part.querySelectorAll<HTMLInputElement>("input[id]:not([type=checkbox], [type=radio])")]
        .filter(({ value, defaultValue }) => value !== defaultValue)
        .map(({ id, value }) => [id, value]),
    ),
  };
}

/**
 * Puts the reader back: to what is called the same, or to the link that stands in its place where as many things stand as
 * before. Details stand as they did, and what was typed is there.
 */
export function returnReader(part: Element, { focus, open, typed }: ReaderPlace): void {
  for (const { name, element } of detailsIn(part)) element.open = open.get(name) ?? element.open;
  for (const field of part.querySelectorAll<HTMLInputElement>("input[id]"))
    field.value = typed.get(field.id) ?? field.value;
  if (focus === null) return;
  const all = named(part, FOCUSABLE);
  const place = focus.isField || all.length !== focus.of ? undefined : all[focus.index];
  const same = all.find(({ name }) => name === focus.name) ?? place;
  if (same?.element instanceof HTMLElement) same.element.focus({ preventScroll: true });
}

const isField = (element: Element): boolean => element.matches("input, select");

const detailsIn = (part: Element) =>
  named<HTMLDetailsElement>(part, "details", (details) => details.querySelector("summary")?.textContent ?? "");

/** Fields are called by id, or by name and value; anything else by its words. */
const calledBy = (element: Element): string => {
  if (!isField(element)) return element.textContent ?? "";
  return element.id || `${element.getAttribute("name")} ${element.getAttribute("value")}`;
};

/** Elements with what they are called; of several called the same each has a number. */
function named<Found extends Element = Element>(
  part: Element,
  selector: string,
  call: (element: Found) => string = calledBy,
): { name: string; element: Found }[] {
  const counts = new Map<string, number>();
  return [...part.querySelectorAll<Found>(selector)].map((element) => {
    const words = call(element);
    const count = (counts.get(words) ?? 0) + 1;
    counts.set(words, count);
    return { name: `${count} ${words}`, element };
  });
}
