import type { NumberView, ProseView, VerdictView } from "@/lib/views";
import type { ReadoutView } from "@/lib/views/what-if";

/** Most steps of a slider leave most of what is shown as it is; what reads the same is not drawn again. */

export const isSameVerdict = (a: VerdictView, b: VerdictView): boolean =>
  a === b ||
  (a.code === b.code &&
    a.label === b.label &&
    a.wouldRead === b.wouldRead &&
    a.qualifiers.length === b.qualifiers.length &&
    a.qualifiers.every((qualifier, index) => qualifier === b.qualifiers[index]));

const isSameNumber = (a: NumberView, b: NumberView): boolean =>
  a.text === b.text && a.trace === b.trace && a.state === b.state && a.note === b.note;

const isSameProse = (a: ProseView, b: ProseView): boolean =>
  a.parts.length === b.parts.length &&
  a.parts.every((part, index) => part.text === b.parts[index]?.text && part.trace === b.parts[index]?.trace);

export const isSameReadout = (a: ReadoutView, b: ReadoutView): boolean =>
  a === b || (a.note === b.note && isSameNumber(a.number, b.number) && isSameProse(a.formula, b.formula));
