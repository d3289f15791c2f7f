import type { Trigger } from "../triggers";

/**
 * What a record says beside its figures: facts in words that lean on observations. They enter no figure; triggers are
 * evaluated against the figures, the rest is shown. Days are `YYYY-MM-DD` (UTC); `null` = not stated.
 */

export const FLOW_KINDS = ["burn", "buyback", "distribution", "payment", "remint", "collateral"] as const;
export const FLOW_STATES = ["programmatic", "discretionary", "promised", "suspended"] as const;

/** One pipe between customers, the network and the token. */
export interface FlowFact {
  id: string;
  label: string;
  kind: (typeof FLOW_KINDS)[number];
  from: string;
  to: string;
  state: (typeof FLOW_STATES)[number];
  since: string | null;
  until: string | null;
  /** Share of revenue that goes this way, 0–1. */
  share: number | null;
  /** States the share; null exactly when the share is. */
  shareObservationId: string | null;
  text: string;
  sourceIds: string[];
}

/** A price here against the rival a customer would really choose. */
export interface IncumbentFact {
  id: string;
  /** What one unit is: “One H100 GPU-hour”. */
  service: string;
  hereObservationId: string | null;
  rival: string;
  plan: string;
  rivalObservationId: string | null;
  likeForLike: "close" | "rough" | "no";
  text: string;
  sourceIds: string[];
}

export const SUPPLY_STAGES = ["registered", "online", "useful", "paid"] as const;

/** How much of what is registered gets as far as this. */
export interface SupplyStageFact {
  stage: (typeof SUPPLY_STAGES)[number];
  /** null = nothing is published; the text says so. */
  seriesId: string | null;
  text: string;
}

/** A series that is the sum of others, over the same days. */
export interface TotalFact {
  seriesId: string;
  partIds: string[];
  /** true: nothing else is in it, the parts add up to it. false: they are at most it. */
  complete: boolean;
}

/** An invalidation condition and where it comes from. */
export interface TriggerFact extends Trigger {
  sourceIds: string[];
}

export const DISPUTE_OUTCOMES = ["open", "upheld", "rejected", "corrected"] as const;

/** Somebody objects to a figure or a statement. */
export interface DisputeFact {
  id: string;
  by: string;
  date: string;
  claim: string;
  reply: string;
  outcome: (typeof DISPUTE_OUTCOMES)[number];
  observationIds: string[];
  sourceIds: string[];
}

export const CLAIM_STATUSES = ["supported", "partly", "not_supported", "refuted", "unverifiable"] as const;

/** A statement of an article, in our words, against the record. */
export interface ClaimFact {
  id: string;
  /** The article. */
  sourceId: string;
  statement: string;
  status: (typeof CLAIM_STATUSES)[number];
  /** Those that decide; none only where nothing does. */
  observationIds: string[];
  /** The sum that refutes; null where none is needed. */
  arithmetic: string | null;
  text: string;
}
