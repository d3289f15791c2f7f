import type { ReactElement } from "react";
import { DISCLAIMER } from "@/lib/format/disclaimer";
import { registerFonts } from "../fonts";
import { type SetElement, setElement } from "../setting/set-element";
import { pageFrame } from "../styles";
import type { Block } from "./block";
import { type DocumentText, pageWith, type SetDocument, type Standing } from "./page";
import { paginate } from "./paginate";

export interface DocumentParts {
  text: DocumentText;
  /** The page that decides, from the fullest drawing to the tightest: the first that fits one page is taken. */
  firstPage: [ReactElement, ...ReactElement[]];
  blocks: Block[];
}

/** Loads the fonts that pages are set with, once. */
export const prepareSetting = (): Promise<void> => registerFonts();

/**
 * Sets pages: every block gets its places once, by the widths of our own fonts, then its page.
 * `prepareSetting` must have been awaited.
 */
export function setDocument({ text, firstPage, blocks }: DocumentParts): SetDocument {
  const frame = pageFrame(text.pageSize);
  const set = (element: ReactElement) => setElement(element, frame.contentWidth);
  const first = firstThatFits(
    firstPage.map((element) => () => set(element)),
    frame.firstPageHeight,
  );
  const drawings = blocks.map(({ element, lower }) => ({
    whole: set(element),
    lower: once(() => lower && set(lower)),
  }));
  const heads = new Map<string, SetElement>();
  for (const { head } of blocks) if (head && !heads.has(head.key)) heads.set(head.key, set(head.element));
  const pages = paginate(
    blocks.map(({ gap, keepWithNext, head }, index) => ({
      gap,
      keepWithNext,
      height: drawings[index]?.whole.height ?? 0,
      head: head && { key: head.key, height: heads.get(head.key)?.height ?? 0 },
      get lowerHeight() {
        return drawings[index]?.lower()?.height ?? null;
      },
    })),
    frame.contentHeight,
  );
  const total = pages.length + 1;
  const page1 = { standing: [{ set: first, top: 0 }], number: 1, total, note: DISCLAIMER, bookmark: "Verdict" };
  const further = pages.map((placed, page) => {
    const standing: Standing[] = [];
    let top = 0;
    for (const { index, repeatsHead, isLower } of placed) {
      const { head = null, gap = 0 } = blocks[index] ?? {};
      const drawing = drawings[index];
      if (standing.length > 0) top += gap;
      for (const set of [
        repeatsHead && head ? heads.get(head.key) : null,
        isLower ? drawing?.lower() : drawing?.whole,
      ]) {
        if (!set) continue;
        standing.push({ set, top });
        top += set.height;
      }
    }
    return { standing, number: page + 2, total };
  });
  return { text, pages: [page1, ...further].map((content) => pageWith(text, content)) };
}

/** Pages with their feet and nothing else: what the rest is measured against. */
export const emptyDocument = (text: DocumentText, total: number): SetDocument => ({
  text,
  pages: Array.from({ length: total }, (_, page) => pageWith(text, { standing: [], number: page + 1, total })),
});

/** Made when it is first asked for: few charts are drawn lower. */
function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The first drawing that is no taller than the page; else the last. */
function firstThatFits(drawings: (() => SetElement)[], height: number): SetElement {
  let set: SetElement | null = null;
  for (const draw of drawings) {
    set = draw();
    if (set.height <= height) return set;
  }
  if (set === null) throw new Error("a report has no first page");
  return set;
}
