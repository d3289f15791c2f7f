import { proseText } from "@/lib/views/prose";
import type { ReadoutView, WhatIfView } from "@/lib/views/what-if";
import { isSameVerdict } from "./same-view";

/** A readout and where it stands, as its `data-what-if-readout` says. */
interface Placed {
  place: string;
  readout: ReadoutView;
}

/**
 * Writes the numbers of readouts where they stand. A step of a slider mostly changes two texts; asking React to find out
 * which costs more than all else of the step.
 *
 * It only replaces the text of text nodes, and every step of a drag is written, those that React draws too: what stands on
 * the page is the latest, whichever of the two wrote it, and what React remembers of older steps does no harm.
 */
export function writeReadouts(results: Element, placed: readonly Placed[]): void {
  for (const { place, readout } of placed) {
    const box = results.querySelector(`[data-what-if-readout="${place}"]`);
    const number = box?.querySelector("[data-number]")?.firstChild;
    const formula = box?.querySelector("[data-formula]");
    writeText(number, readout.number.text);
    if (formula?.childNodes.length === 1) writeText(formula.firstChild, proseText(readout.formula));
  }
}

function writeText(node: ChildNode | null | undefined, text: string): void {
  if (node instanceof Text && node.data !== text) node.data = text;
}

/** Whether two results differ in nothing but the texts that `writeReadouts` writes. */
export const differsInNumbersOnly = (a: WhatIfView, b: WhatIfView): boolean =>
  a.isCustom &&
  b.isCustom &&
  isSameVerdict(a.result, b.result) &&
  a.result.explanation === b.result.explanation &&
  a.under === b.under &&
  a.unapplied.length === b.unapplied.length &&
  a.unapplied.every((sentence, index) => sentence === b.unapplied[index]) &&
  a.readouts.length === b.readouts.length &&
  a.readouts.every((readout, index) => {
    const other = b.readouts[index];
    return (
      other !== undefined &&
      readout.note === other.note &&
      readout.number.state === other.number.state &&
      readout.number.note === other.number.note
    );
  });
