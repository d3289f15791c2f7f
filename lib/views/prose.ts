import { numberPlaces, type ReferenceTarget, textParts } from "@/lib/scoring";
import { type Trace, traceHref, traceKey } from "./trace-key";

/** Words in which every number leads somewhere. */
export interface ProsePart {
  /** Where in the text it begins. */
  at: number;
  text: string;
  /** Key of what the number rests on; null = words. */
  trace: string | null;
  href: string | null;
}

export interface ProseView {
  parts: ProsePart[];
}

interface ProseContext {
  slug: string;
  /** Where numbers lead that carry no reference of their own: the formula, conflict, claim … the words are about. */
  about?: Omit<Trace, "slug"> | null;
  /** Query of the pages it leads to: "" or `?asOf=…`. */
  query?: string;
}

const traceOf = (slug: string, target: ReferenceTarget): Trace =>
  "observationId" in target
    ? { slug, kind: "observation", id: target.observationId }
    : { slug, kind: "figure", id: `${target.seriesId}@${target.quarter}` };

/** Cuts a text at its references and, with `about`, at the numbers that have none. */
export function proseView(text: string, { slug, about = null, query = "" }: ProseContext): ProseView {
  const link = (part: string, trace: Trace) => {
    const key = traceKey(trace);
    return { text: part, trace: key, href: traceHref(key, query) };
  };
  const words = (part: string) => ({ text: part, trace: null, href: null });
  const parts = textParts(text).flatMap((part) => {
    if (part.target) return [link(part.text, traceOf(slug, part.target))];
    if (!about) return [words(part.text)];
    return cutAtNumbers(part.text).map(({ text: piece, isNumber }) =>
      isNumber ? link(piece, { slug, ...about }) : words(piece),
    );
  });
  let at = 0;
  const placed = parts.map((part) => {
    const begins = at;
    at += part.text.length;
    return { at: begins, ...part };
  });
  return { parts: placed };
}

/** What belongs to a number in front of it and behind it: `−$3.2M`, `×1.9`, `<0.001`, `45 %`. */
const IN_FRONT = /(?:[<>≤≥~+±\u2212×]\s?)?[$€]?$/u;
const BEHIND = /^(?:[kMBT](?![\p{L}\d]))?(?:[\u00a0\u202f ]?%)?/u;

/** The text in pieces, each amount a piece of its own, with its sign and unit; both ends of a range are one. */
function cutAtNumbers(text: string): { text: string; isNumber: boolean }[] {
  const places: { from: number; to: number }[] = [];
  for (const place of numberPlaces(text)) {
    const last = places.at(-1);
    const front = IN_FRONT.exec(text.slice(last?.to ?? 0, place.at))?.[0].length ?? 0;
    const end = place.at + place.text.length;
    const from = place.at - front;
    const to = end + (BEHIND.exec(text.slice(end))?.[0].length ?? 0);
    if (last && text.slice(last.to, from) === "\u2013") last.to = to;
    else places.push({ from, to });
  }
  const pieces: { text: string; isNumber: boolean }[] = [];
  let end = 0;
  for (const { from, to } of places) {
    if (from > end) pieces.push({ text: text.slice(end, from), isNumber: false });
    pieces.push({ text: text.slice(from, to), isNumber: true });
    end = to;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), isNumber: false });
  return pieces;
}

/** The words as they are read: what a report, a title or a list key prints. */
export const proseText = (view: ProseView): string => view.parts.map((part) => part.text).join("");

/** One text out of several; plain strings are words without a number. */
export function joinProse(...pieces: (ProseView | string)[]): ProseView {
  let at = 0;
  const parts = pieces
    .flatMap((piece) => (typeof piece === "string" ? [{ at: 0, text: piece, trace: null, href: null }] : piece.parts))
    .filter((part) => part.text !== "")
    .map((part) => {
      const begins = at;
      at += part.text.length;
      return { ...part, at: begins };
    });
  return { parts };
}

/** Words in which nothing leads anywhere. */
export const plainProse = (text: string): ProseView => ({ parts: [{ at: 0, text, trace: null, href: null }] });
