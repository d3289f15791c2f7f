import type { AlertWords } from "@/lib/views/alerts";
import type { ChangeFact } from "@/lib/views/changes";

export const ALERT_TYPES = ["verdict.changed", "trigger.tripped", "trigger.near", "test"] as const;
export type AlertType = (typeof ALERT_TYPES)[number];

/** Where an invalidation condition stands. */
export interface TriggerFact {
  id: string;
  metric: string;
  comparator: string;
  threshold: number;
  windowQuarters: number;
  direction: "up" | "down";
  /** In the unit of the metric; null = unknown, `Infinity` = coverage without emissions. */
  value: number | null;
}

/**
 * What makes an event news: the day on which its facts became known, the instant of the load that brought it about, or
 * nothing but that it was not told before.
 */
export type Dated = { day: string } | { at: Date } | null;

/** Something that readers asked to be told. */
export interface AlertEvent {
  /** The id of the entry in the feed, and the same whenever it is sent again. */
  id: string;
  type: AlertType;
  dated: Dated;
  network: { slug: string; name: string } | null;
  asOf: string | null;
  quarter: string | null;
  definition: { id: string; label: string } | null;
  methodVersion: string | null;
  words: AlertWords;
  change: Omit<ChangeFact, "basis"> | null;
  trigger: TriggerFact | null;
  /** Path of the page that shows it. */
  path: string;
}
