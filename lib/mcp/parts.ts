import "server-only";
import type * as z from "zod";
import { DISCLAIMER } from "@/lib/format/disclaimer";
import { loadNames, loadNewestDay } from "@/lib/loaders/stamps";
import { METHOD_VERSION, type NumberView, type StampView } from "@/lib/views";
import type { number, stamp } from "./schemas";
import { ToolFault } from "./tool-answer";

/** Where this site is reached, `https://offtake.example`; "" when it cannot be told. */
export interface ToolContext {
  origin: string;
}

/** Twelve significant digits, as results have everywhere in JSON, where infinity is a word. */
const plainNumber = (value: number): number | "Infinity" =>
  value === Number.POSITIVE_INFINITY ? "Infinity" : Number(value.toPrecision(12));

export function stampOut({ path, range, verdict, ...view }: StampView, { origin }: ToolContext): z.infer<typeof stamp> {
  const { code, label, qualifiers, explanation, wouldRead } = verdict;
  return {
    ...view,
    verdict: { class: code, label, qualifiers, explanation, wouldRead },
    range: range && { ...range, low: plainNumber(range.low), high: plainNumber(range.high) },
    link: `${origin}${path}`,
  };
}

/** `Filecoin: Subsidy-led (bounded), 2026Q2, as of 2026-11-20, under “…” (house definition), C* 0.1–0.2.` */
export function stampWords({ name, verdict, quarter, asOf, definition, range }: StampView): string {
  const qualifiers = verdict.qualifiers.length > 0 ? ` (${verdict.qualifiers.join(", ")})` : "";
  const by = definition ? `, under “${definition.label}”${definition.house ? " (house definition)" : ""}` : "";
  const between = range ? `, C* ${range.text} (${range.classes})` : "";
  return `${name}: ${verdict.label}${qualifiers}, ${quarter ?? "no usable quarter"}, as of ${asOf}${by}${between}.`;
}

export const numberOut = ({ text, state, grade, period, age, note, trace }: NumberView): z.infer<typeof number> => ({
  text,
  state,
  grade,
  period,
  age,
  note,
  figure: trace,
});

export const metaOut = (asOf: string, path: string, { origin }: ToolContext) => ({
  asOf,
  methodVersion: METHOD_VERSION,
  link: `${origin}${path}`,
  disclaimer: DISCLAIMER,
});

/** The day an answer speaks for. @throws ToolFault for a day on which nothing could be known yet */
export async function settledDay(asOf: string | undefined): Promise<{ asked: string | null; day: string }> {
  const newest = await loadNewestDay();
  if (asOf !== undefined && asOf > newest)
    throw new ToolFault(`Nothing is recorded after ${newest}: ask for that day or an earlier one, or leave asOf out.`);
  return { asked: asOf ?? null, day: asOf ?? newest };
}

/** @throws ToolFault that names the networks there are */
export async function refuseUnknown(slugs: string[]): Promise<never> {
  const known = (await loadNames()).map(({ slug }) => slug).join(", ");
  throw new ToolFault(`No assessed network is called ${slugs.join(" or ")}. There are: ${known}.`);
}
