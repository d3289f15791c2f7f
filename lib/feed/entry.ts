import { itemText } from "@/lib/views/change-items";
import type { FeedItem } from "./feed";

/** An item in the words of a feed. */
export interface FeedEntry {
  text: string;
  /** What it is about, beside its network. */
  category: { term: string; label: string };
}

const STATES = { tripped: "Condition met", near: "Condition close to its threshold" } as const;

export const entryOf = (item: FeedItem): FeedEntry =>
  item.origin === "trigger"
    ? { text: item.sentences.join(" "), category: { term: `trigger-${item.state}`, label: STATES[item.state] } }
    : { text: itemText(item), category: { term: item.cause, label: item.causeWords } };
