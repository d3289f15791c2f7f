import type { Assessed } from "@/lib/scoring";
import type { ChangeItem } from "./change-items";
import { proseText } from "./prose";
import { verdictView } from "./verdict";

/** A message in words: what happened, then why and how sure that is. */
export interface AlertWords {
  title: string;
  /** Whole sentences, the first one tells what happened. */
  sentences: string[];
}

const inQuarter = (quarter: string | null): string => (quarter === null ? "no usable quarter" : quarter);

/** An entry of the feed of changes as a message; `assessed` is the present verdict. */
export function verdictAlertWords(item: ChangeItem, assessed: Assessed): AlertWords {
  const { name, title, from, to, date, quarter, causeWords, moved, priceShare } = item;
  const { qualifiers } = verdictView(assessed);
  return {
    title,
    sentences: [
      `The verdict on ${name} reads “${to.label}” (${inQuarter(quarter)}, known on ${date}); before, it read “${from.label}”.`,
      to.explanation,
      ...[`${causeWords}. ${proseText(moved)}`.trim()],
      ...(priceShare ? [proseText(priceShare)] : []),
      ...(qualifiers.length > 0 ? [`The present verdict is qualified as ${qualifiers.join(", ")}.`] : []),
    ],
  };
}
