import type { ChangeItem } from "@/lib/views";
import type { TriggerItem } from "@/lib/views/trigger-items";

/** What there is to tell: a change of verdict, or a condition that is met or close to it. */
export type FeedItem = ChangeItem | TriggerItem;

/** What both feeds say of themselves. */
export interface Feed {
  /** `https://offtake.example`: every link in a feed is whole. */
  origin: string;
  /** The network it is about; null = all. */
  network: { slug: string; name: string } | null;
  /** The day the facts stand on. */
  asOf: string;
  /** Newest first; the feed keeps the newest `MOST_ITEMS`. */
  items: readonly FeedItem[];
}

/** Readers keep what they have seen; a feed only has to reach back further than they stay away. */
export const MOST_ITEMS = 100;

export const newestItems = ({ items }: Feed): readonly FeedItem[] => items.slice(0, MOST_ITEMS);

export const feedTitle = ({ network }: Feed): string =>
  network ? `Offtake: changes of the verdict on ${network.name}` : "Offtake: changes of verdict";

export const feedPage = ({ origin, network }: Feed): string =>
  `${origin}/changes${network ? `?network=${network.slug}` : ""}`;

export const feedQuery = ({ network }: Feed): string => (network ? `?network=${network.slug}` : "");

/** Facts are dated by days. */
export const instantOf = (day: string): string => `${day}T00:00:00Z`;
