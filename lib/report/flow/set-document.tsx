import { type DocumentProps, Text } from "@react-pdf/renderer";
import type { ReactElement } from "react";
import { DISCLAIMER } from "@/lib/format/disclaimer";
import { registerFonts } from "../fonts";
import { printable } from "../printable";
import { type SetElement, setElement } from "../setting/set-element";
import { loadLayout } from "../setting/yoga";
import { pageFrame } from "../styles";
import type { Block } from "./block";
import { type DocumentText, ReportDocument, ReportPage, type Standing } from "./page";
import { paginate } from "./paginate";

export interface DocumentParts {
  text: DocumentText;
  /** The page that decides, from the fullest drawing to the tightest: the first that fits one page is taken. */
  firstPage: [ReactElement, ...ReactElement[]];
  blocks: Block[];
}

/** Loads what pages are set with: fonts and the layout engine, once. */
export const prepareSetting = async (): Promise<void> => {
  await Promise.all([registerFonts(), loadLayout()]);
};

/**
 * Sets pages by hand: every block gets its places once, by the widths of our own fonts, then its page. react-pdf writes the
 * document; its own setting of texts takes thirty times as long, and its page breaking leaves titles without what they head.
 * `prepareSetting` must have been awaited.
 */
export function setDocument({ text, firstPage, blocks }: DocumentParts): ReactElement<DocumentProps> {
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
  const fonts = new Set<string>();
  return (
    <ReportDocument text={text}>
      <ReportPage
        {...{ text, total, fonts }}
        number={1}
        note={DISCLAIMER}
        bookmark="Verdict"
        standing={[{ set: first, top: 0 }]}
      />
      {pages.map((placed, page) => {
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
        // biome-ignore lint/suspicious/noArrayIndexKey: pages have no other name than their number
        return <ReportPage key={page} {...{ text, total, fonts, standing }} number={page + 2} />;
      })}
    </ReportDocument>
  );
}

/** Pages with their feet and nothing but lines of text on them, set by react-pdf itself: what the rest is measured against. */
export function plainDocument(text: DocumentText, pages: string[][]): ReactElement<DocumentProps> {
  const fonts = new Set<string>();
  return (
    <ReportDocument text={text}>
      {pages.map((lines, page) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pages and lines have no other name than their number
        <ReportPage key={page} {...{ text, fonts }} number={page + 1} total={pages.length} standing={[]}>
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <Text key={index} style={PLAIN}>
              {printable(line)}
            </Text>
          ))}
        </ReportPage>
      ))}
    </ReportDocument>
  );
}
const PLAIN = { fontFamily: "Sans", fontSize: 8.5, lineHeight: 1.35 } as const;

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
