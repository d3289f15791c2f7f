import { PacketError } from "../packet-error";
import type { PdfDocument } from "./document";
import { dictOf, listOf, PdfStream, type PdfValue } from "./values";

export interface Attachment {
  name: string;
  text: string;
}

const DEEPEST = 40;

/** Names are stored as Latin-1 or, marked by two bytes, as UTF-16. */
const readable = (stored: string): string => {
  const bytes = Uint8Array.from(stored, (character) => character.charCodeAt(0));
  return stored.startsWith("\u00FE\u00FF") ? new TextDecoder("utf-16be").decode(bytes.subarray(2)) : stored;
};

/** Attached files whose names end in .json, in the order of the document. */
export const jsonAttachments = (document: PdfDocument): Attachment[] => {
  const found: Attachment[] = [];
  const visit = (value: PdfValue | undefined, depth: number): void => {
    const node = dictOf(document.resolve(value));
    if (!node || depth > DEEPEST) return;
    const names = listOf(document.resolve(node.get("Names")));
    for (let index = 1; index < names.length; index += 2) add(names[index]);
    for (const kid of listOf(document.resolve(node.get("Kids")))) visit(kid, depth + 1);
  };
  const add = (value: PdfValue | undefined): void => {
    const file = dictOf(document.resolve(value));
    const title = document.resolve(file?.get("UF") ?? file?.get("F"));
    const stream = document.resolve(dictOf(document.resolve(file?.get("EF")))?.get("F"));
    if (typeof title !== "string" || !(stream instanceof PdfStream)) return;
    const name = readable(title);
    if (!name.toLowerCase().endsWith(".json")) return;
    found.push({ name, text: textOf(document.bytesOf(stream), name) });
  };
  visit(dictOf(document.resolve(document.catalog().get("Names")))?.get("EmbeddedFiles"), 0);
  return found;
};

const textOf = (bytes: Uint8Array, name: string): string => {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new PacketError(`The attached file ${name} is not text.`);
  }
};
