import type { Assessed, NetworkRecord, Trigger } from "@/lib/scoring";
import type { ChangeItem } from "./change-items";
import { proseText, proseView } from "./prose";
import { conditionWords, TRIGGER_WORDS } from "./surroundings/triggers";
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

interface TriggerAlert {
  record: NetworkRecord;
  assessed: Assessed;
  trigger: Trigger;
  state: "tripped" | "near";
  value: number | null;
}

/** "Helium: tripped, growth of paid demand a year ≤ −25% in 2 quarters running". */
export function triggerAlertWords({ record, assessed, trigger, state, value }: TriggerAlert): AlertWords {
  const name = record.network.name;
  const condition = conditionWords(trigger);
  const { label, format } = TRIGGER_WORDS[trigger.metric];
  const now = value === null ? "not known" : format(value);
  const held = state === "tripped" ? "holds" : "is within a tenth of its threshold, or past it for too few quarters";
  const against = trigger.direction === "down" ? "against" : "for";
  return {
    title: `${name}: ${state === "tripped" ? "tripped" : "close to its threshold"}, ${condition}`,
    sentences: [
      `A condition that was stated beforehand and speaks ${against} the network ${held}: ${condition}.`,
      `In ${inQuarter(assessed.quarter)}, as of ${assessed.asOf}, ${label} is ${now}.`,
      proseText(proseView(trigger.text, { slug: record.network.slug })),
    ],
  };
}
