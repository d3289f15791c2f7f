import { Document, type DocumentProps, Page, renderToBuffer, View } from "@react-pdf/renderer";
import type { ReactElement } from "react";
import { DISCLAIMER } from "@/lib/format/disclaimer";
import { printable } from "../printable";
import { type PageSize, pageFrame, styles } from "../styles";
import { Text } from "../text";
import type { Block } from "./block";
import { paginate } from "./paginate";

export interface DocumentText {
  title: string;
  subject: string;
  keywords: string[];
  /** Dates the document, so that the same facts give the same bytes. */
  asOf: string;
  /** Foot of every page. */
  footer: string;
  pageSize: PageSize;
}

export interface DocumentParts {
  text: DocumentText;
  /** The page that decides, from the fullest drawing to the tightest: the first that fits one page is taken. */
  firstPage: [ReactElement, ...ReactElement[]];
  blocks: Block[];
}

/**
 * Sets pages by hand: everything is measured once on one endless page, then put on pages of its own. react-pdf's own
 * breaking lays out all that is left again for every page, and leaves titles without what they head.
 */
export async function setDocument({ text, firstPage, blocks }: DocumentParts): Promise<ReactElement<DocumentProps>> {
  const frame = pageFrame(text.pageSize);
  const heads = [...new Map(blocks.flatMap(({ head }) => (head ? [[head.key, head.element] as const] : []))).entries()];
  const lowers = blocks.flatMap(({ key, lower }) => (lower ? [[key, lower.standIn] as const] : []));
  const heights = await measure(frame.contentWidth, [
    ...firstPage.slice(0, 1),
    ...blocks.map(({ element, standIn }) => standIn ?? element),
    ...heads.map(([, element]) => element),
    ...lowers.map(([, element]) => element),
  ]);
  const [firstHeight = 0, ...rest] = heights;
  const headHeights = new Map(heads.map(([key], index) => [key, rest[blocks.length + index] ?? 0]));
  const lowerHeights = new Map(lowers.map(([key], index) => [key, rest[blocks.length + heads.length + index] ?? 0]));
  const first =
    firstHeight <= frame.firstPageHeight
      ? firstPage[0]
      : await firstThatFits(firstPage, frame.contentWidth, frame.firstPageHeight);
  const pages = paginate(
    blocks.map(({ key, gap, keepWithNext, head }, index) => ({
      gap,
      keepWithNext,
      height: rest[index] ?? 0,
      head: head && { key: head.key, height: headHeights.get(head.key) ?? 0 },
      lowerHeight: lowerHeights.get(key) ?? null,
    })),
    frame.contentHeight,
  );
  const total = pages.length + 1;
  return (
    <ReportDocument text={text}>
      <ReportPage text={text} number={1} total={total} note={DISCLAIMER} bookmark="Verdict">
        {first}
      </ReportPage>
      {pages.map((placed, page) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pages have no other name than their number
        <ReportPage key={page} text={text} number={page + 2} total={total}>
          {placed.map(({ index, repeatsHead, isLower }, position) => {
            const { key, element, lower, head, gap } = blocks[index] ?? MISSING;
            return (
              <View key={key} style={{ marginTop: position === 0 ? 0 : gap }}>
                {repeatsHead ? head?.element : null}
                {isLower ? lower?.element : element}
              </View>
            );
          })}
        </ReportPage>
      ))}
    </ReportDocument>
  );
}

/** Pages with their feet and nothing but lines of text on them. */
export const plainDocument = (text: DocumentText, pages: string[][]): ReactElement<DocumentProps> => (
  <ReportDocument text={text}>
    {pages.map((lines, page) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: pages and lines have no other name than their number
      <ReportPage key={page} text={text} number={page + 1} total={pages.length}>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <Text key={index}>{printable(line)}</Text>
        ))}
      </ReportPage>
    ))}
  </ReportDocument>
);

const MISSING: Block = {
  key: "",
  element: <View />,
  gap: 0,
  keepWithNext: false,
  head: null,
  standIn: null,
  lower: null,
};

async function firstThatFits(
  variants: DocumentParts["firstPage"],
  width: number,
  height: number,
): Promise<ReactElement> {
  const heights = await measure(width, variants);
  const fits = variants.findIndex((_, index) => (heights[index] ?? Number.POSITIVE_INFINITY) <= height);
  return (fits === -1 ? variants.at(-1) : variants[fits]) ?? variants[0];
}

/** Tall enough for any report; nothing of it is kept. */
const ENDLESS = 1_000_000;

/** What react-pdf hands to `onRender`, beyond what its types say: the boxes as laid out. */
interface RenderDetails {
  _INTERNAL__LAYOUT__DATA_?: LayoutNode;
}
interface LayoutNode {
  box?: { height?: number };
  children?: LayoutNode[];
}

/** Heights in points that elements take at a width, in their order. */
async function measure(width: number, elements: readonly ReactElement[]): Promise<number[]> {
  let layout: LayoutNode | undefined;
  const keep = (details: RenderDetails) => {
    layout = details._INTERNAL__LAYOUT__DATA_;
  };
  await renderToBuffer(
    <Document onRender={keep as NonNullable<DocumentProps["onRender"]>}>
      <Page size={[width, ENDLESS]} wrap={false} style={styles.type}>
        <View style={styles.body}>
          {elements.map((element, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: told apart by their place alone
            <View key={index}>{element}</View>
          ))}
        </View>
      </Page>
    </Document>,
  );
  const boxes = layout?.children?.[0]?.children?.[0]?.children ?? [];
  if (boxes.length !== elements.length) throw new Error("the layout does not tell what it was asked to measure");
  return boxes.map(({ box }) => box?.height ?? 0);
}

function ReportDocument({ text, children }: { text: DocumentText; children: React.ReactNode }) {
  const at = new Date(`${text.asOf}T00:00:00Z`);
  return (
    <Document
      title={printable(text.title)}
      author="Offtake"
      subject={printable(text.subject)}
      keywords={text.keywords.map(printable).join(", ")}
      creator="Offtake"
      producer="Offtake"
      language="en"
      pageMode="useOutlines"
      creationDate={at}
      modificationDate={at}
    >
      {children}
    </Document>
  );
}

interface ReportPageProps {
  text: DocumentText;
  number: number;
  total: number;
  /** Said above the foot. */
  note?: string;
  bookmark?: string;
  children: React.ReactNode;
}

/** A page with its foot. The line height stands on an inner view: set on the page itself, react-pdf 4.9 drops whatever is placed absolutely. */
function ReportPage({ text, number, total, note, bookmark, children }: ReportPageProps) {
  return (
    <Page
      size={text.pageSize}
      wrap={false}
      style={[styles.type, styles.page, { minHeight: pageFrame(text.pageSize).height }]}
      {...(bookmark ? { bookmark } : {})}
    >
      <View style={styles.body}>{children}</View>
      <View style={styles.footer}>
        {note ? <Text style={{ marginBottom: 4 }}>{note}</Text> : null}
        <View style={{ flexDirection: "row", justifyContent: "space-between" }}>
          <Text style={{ flex: 1, maxLines: 1, textOverflow: "ellipsis", paddingRight: 12 }}>
            {printable(text.footer)}
          </Text>
          <Text>{`page ${number} of ${total}`}</Text>
        </View>
      </View>
    </Page>
  );
}
