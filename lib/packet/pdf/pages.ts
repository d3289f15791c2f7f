import { type PrintedPages, sha256, sha256OfBytes } from "@/lib/scoring";
import { PacketError } from "../packet-error";
import type { PdfDocument } from "./document";
import { dictOf, listOf, nameOf, type PdfDict, PdfName, PdfRef, PdfStream, type PdfValue } from "./values";

/** How a stream is stored, and ways back up the tree: none of it is drawn. */
const NOT_DRAWN = new Set(["Parent", "P", "Length", "Filter", "DecodeParms", "StructParent", "StructParents"]);
/** What a page takes from the nodes above it. */
const INHERITED = ["Resources", "MediaBox", "CropBox", "Rotate"];
const MOST_PAGES = 5000;
const DEEPEST = 60;
const DIGITS = 16;

interface Page {
  dict: PdfDict;
  /** Object number; null for a page that stands in the tree itself. */
  number: number | null;
}

/** Pages in order, each with what it inherits. */
const pagesOf = (document: PdfDocument): Page[] => {
  const pages: Page[] = [];
  const visit = (value: PdfValue | undefined, inherited: PdfDict, depth: number): void => {
    const node = dictOf(document.resolve(value));
    if (!node || depth > DEEPEST) return;
    const whole: PdfDict = new Map([...inherited, ...node]);
    if (nameOf(node.get("Type")) === "Pages") {
      const passed: PdfDict = new Map(
        INHERITED.flatMap((key) => (whole.has(key) ? [[key, whole.get(key) ?? null]] : [])),
      );
      for (const kid of listOf(document.resolve(node.get("Kids")))) visit(kid, passed, depth + 1);
      return;
    }
    if (pages.length >= MOST_PAGES) throw new PacketError(`This PDF has more than ${MOST_PAGES} pages.`);
    pages.push({ dict: whole, number: value instanceof PdfRef ? value.number : null });
  };
  visit(document.catalog().get("Pages"), new Map(), 0);
  return pages;
};

/**
 * Digests of what the pages draw: contents, fonts, pictures and notes, unpacked, so that storing a file anew changes
 * nothing and changing a number does.
 */
export const digestPages = (document: PdfDocument): PrintedPages => {
  const pages = pagesOf(document);
  const pageNumbers = new Map(
    pages.flatMap(({ number }, index) => (number === null ? [] : [[number, index + 1] as const])),
  );
  const known = new Map<number, string>();
  const describe = (value: PdfValue, depth: number): string => {
    if (depth > DEEPEST) return "…";
    if (value instanceof PdfRef) return describeReference(value, depth);
    if (value instanceof PdfName) return `/${value.text}`;
    if (value instanceof PdfStream) return `${entries(value.dict, depth)}${sha256OfBytes(document.bytesOf(value))}`;
    if (value instanceof Map) return entries(value, depth);
    if (Array.isArray(value)) return `[${value.map((item) => describe(item, depth + 1)).join(" ")}]`;
    return typeof value === "string" ? JSON.stringify(value) : String(value);
  };
  const entries = (dict: PdfDict, depth: number): string => {
    const drawn = [...dict].filter(([key]) => !NOT_DRAWN.has(key)).sort(([a], [b]) => (a < b ? -1 : 1));
    return `<<${drawn.map(([key, item]) => `/${key} ${describe(item, depth + 1)}`).join(" ")}>>`;
  };
  const describeReference = (reference: PdfRef, depth: number): string => {
    const page = pageNumbers.get(reference.number);
    if (page !== undefined) return `page ${page}`;
    const before = known.get(reference.number);
    if (before !== undefined) return before;
    // What leads back to itself is described once.
    known.set(reference.number, "again");
    const described = sha256(describe(document.resolve(reference), depth + 1));
    known.set(reference.number, described);
    return described;
  };
  const digests = pages.map(({ dict }) => sha256(entries(dict, 0)).slice(0, DIGITS));
  return { sha256: sha256(digests.join("\n")), pages: digests };
};
