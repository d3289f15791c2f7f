import PDFDocument from "pdfkit";
import type { DocumentText, SetDocument, SetPage } from "../flow/page";
import { printable } from "../printable";
import { paintMarks } from "../setting/paint";
import type { Anchor } from "../setting/set-element";
import { pageFrame } from "../styles";
import { DocumentFonts } from "./document-fonts";
import { Ink } from "./ink";

/** Writes a document whose places are known: pdfkit keeps its objects, fonts and outline, `Ink` the content of its pages. */
export async function writeDocument(
  { text, pages }: SetDocument,
  /** Called with every page while it is the last one. */
  onPage: (document: PDFDocument, page: number) => void = () => {},
): Promise<Uint8Array> {
  const document = openDocument(text);
  const fonts = new DocumentFonts(document);
  for (const [index, page] of pages.entries()) {
    writePage(document, fonts, text, page, index);
    onPage(document, index);
  }
  document.end();
  const chunks: Uint8Array[] = [];
  for await (const chunk of document) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

function openDocument(text: DocumentText): PDFDocument {
  const at = new Date(`${text.asOf}T00:00:00Z`);
  return new PDFDocument({
    autoFirstPage: false,
    // Reports bring their own fonts.
    font: null,
    lang: "en",
    displayTitle: true,
    info: {
      Title: printable(text.title),
      Author: "Offtake",
      Subject: printable(text.subject),
      Keywords: text.keywords.map(printable).join(", "),
      Creator: "Offtake",
      Producer: "Offtake",
      CreationDate: at,
      ModificationDate: at,
    },
  });
}

function writePage(
  document: PDFDocument,
  fonts: DocumentFonts,
  text: DocumentText,
  { standing, bookmark }: SetPage,
  pageNumber: number,
): void {
  const { width, height, left, top } = pageFrame(text.pageSize);
  document.addPage({ size: [width, height], margin: 0 });
  const ink = new Ink(document, fonts);
  const outline =
    bookmark === null ? document.outline : document.outline.addItem(bookmark, { pageNumber, ...{ top: 0, left: 0 } });
  for (const { set, top: below } of standing) {
    paintMarks(ink, set.marks, left, top + below);
    for (const anchor of set.anchors)
      writeAnchor(document, { ...anchor, x: left + anchor.x, y: top + below + anchor.y }, (title, place) =>
        outline.addItem(title, { pageNumber, ...place }),
      );
  }
  ink.end();
}

function writeAnchor(
  document: PDFDocument,
  { x, y, width, height, src, bookmark, id }: Anchor,
  addBookmark: (title: string, place: { top: number; left: number }) => void,
): void {
  if (src) document.link(x, y, width, height, src);
  if (id) document.addNamedDestination(id, "XYZ", x, y, null);
  if (bookmark) addBookmark(bookmark, { top: y, left: x });
}
