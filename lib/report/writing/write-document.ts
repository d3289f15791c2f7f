import { deflateSync } from "node:zlib";
import PDFDocument from "pdfkit";
import type { DocumentText, SetDocument, SetPage } from "../flow/page";
import { printable } from "../printable";
import { paintMarks } from "../setting/paint";
import type { Anchor } from "../setting/set-element";
import { pageFrame } from "../styles";
import { DocumentFonts } from "./document-fonts";
import { DocumentOpacities } from "./document-opacities";
import { Ink } from "./ink";

/** Writes a document whose places are known: pdfkit keeps its objects, fonts and outline, `Ink` the content of its pages. */
export async function writeDocument(
  { text, pages }: SetDocument,
  /** Called with every page while it is the last one. */
  onPage: (document: PDFDocument, page: number) => void = () => {},
): Promise<Uint8Array> {
  const document = openDocument(text);
  const shared = { fonts: new DocumentFonts(document), opacities: new DocumentOpacities(document) };
  for (const [index, page] of pages.entries()) {
    const content = writePage(document, new Ink(document, shared), text, page, index);
    const object = document.ref({ Filter: "FlateDecode" });
    object.end(deflateSync(Buffer.from(content, "latin1"), { level: COMPRESSION }));
    // After the beginning that pdfkit has written: it turns the page so that it is written from above.
    document.page.dictionary.data.Contents = [document.page.content, object];
    onPage(document, index);
  }
  document.end();
  const chunks: Uint8Array[] = [];
  for await (const chunk of document) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

/** A tenth larger than with the usual level, in a third of the time. */
const COMPRESSION = 4;

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

/** @returns the content of the page */
function writePage(
  document: PDFDocument,
  ink: Ink,
  text: DocumentText,
  { standing, bookmark }: SetPage,
  pageNumber: number,
): string {
  const { width, height, left, top } = pageFrame(text.pageSize);
  document.addPage({ size: [width, height], margin: 0 });
  const outline =
    bookmark === null ? document.outline : document.outline.addItem(bookmark, { pageNumber, ...{ top: 0, left: 0 } });
  for (const { set, top: below } of standing) {
    paintMarks(ink, set.marks, left, top + below);
    for (const anchor of set.anchors)
      writeAnchor(document, { ...anchor, x: left + anchor.x, y: top + below + anchor.y }, (title, place) =>
        outline.addItem(title, { pageNumber, ...place }),
      );
  }
  return ink.content;
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
