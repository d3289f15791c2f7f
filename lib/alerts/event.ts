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

/** Something that readers asked to be told. */
export interface AlertEvent {
  /** The same in the feed, the webhook and the e-mail, and whenever it is sent again. */
  id: string;
  type: AlertType;
  /** When it came to pass here; verdicts: when the later one was frozen. null = it holds now, since when is not kept. */
  occurredAt: Date | null;
  network: { slug: string; name: string } | null;
  asOf: string | null;
  quarter: string | null;
  definition: { id: string; label: string } | null;
  methodVersion: string | null;
  words: AlertWords;
  change: ChangeFact | null;
  trigger: TriggerFact | null;
  /** Path of the page that shows it. */
  path: string;
}
