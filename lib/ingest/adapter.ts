import type * as z from "zod";
import type { Credibility, EventFact, SeriesFact, SourceFact } from "@/lib/scoring/record/types";

/**
 * The contract between the core of the ingest and its adapters. An adapter says what it asks for and how a reply reads;
 * asking, waiting, retrying, hashing, comparing and storing are the core's.
 */

/** One value of one source for one UTC day, as the adapter reads it out of a reply that fitted its schema. */
export interface DailyValue {
  networkSlug: string;
  /** `AdapterSeries.key` */
  seriesKey: string;
  /** `YYYY-MM-DD`, complete: never the running day for a flow. Of a stock, the day on which it was seen. */
  day: string;
  /** In the unit of the series; null = unknown, never zero. */
  value: number | null;
  /** Set exactly where `value` is null. `observed_zero` = it was measured, and nothing came. */
  nullReason: "not_disclosed" | "observed_zero" | null;
  /** The digits as replied, before any conversion of units; null = there were none. */
  literal: string | null;
  /** What a reader has to know about this value, in one sentence; of a null, why. null = nothing. */
  note: string | null;
}

/** A dated break in what a source counts, or something else dated that it told. */
export interface AdapterEvent extends Omit<EventFact, "sourceId"> {
  networkSlug: string;
}

/** Part of a reply that fits the schema and still cannot be stored. */
export interface AdapterReject {
  /** Place in the reply, from 0. */
  position: number;
  /** Field at fault; null = the element as a whole. */
  column: string | null;
  value: string | null;
  reason: string;
}

/** Lands as a row of `Source`, one per network; its id is a key in the network. */
export interface AdapterSource
  extends Pick<
    SourceFact,
    "id" | "originId" | "kind" | "letter" | "affiliation" | "publisher" | "title" | "url" | "licence" | "redistribute"
  > {}

/**
 * What one adapter counts of one network. Where the record already holds a series of that key, its row stays and the
 * values are further readings of it; so a key of the record may be used only where the source counts exactly that.
 * A key of its own (`akash.live.…`) is described here, and counts for nothing until a definition line names it.
 */
export interface AdapterSeries extends Pick<SeriesFact, "metric" | "shape" | "unit" | "label" | "payer" | "bucket"> {
  /** `akash.revenue.lease-spend`: starts with the slug of its network. */
  key: string;
  networkSlug: string;
  /** The source's definition in one sentence: what exactly is counted. Stays with every value. */
  measure: string;
  /** Of every value: 2 = first-hand and checked, or on-chain through a named mirror; 3 = unchecked; 4 = assumed. */
  credibility: Credibility;
  /** `programmatic` = minted by rule, whoever takes part; null = measured. */
  nature: "programmatic" | null;
  /** How a value is computed from the reply; null = it stands there, up to a change of units. */
  derivation: string | null;
  /** After how many days without a newer value it is called stale. */
  staleAfterDays: number;
  /** Where the origin is not that of the adapter's own source (a page that quotes is not an origin); null = the adapter's. */
  source: AdapterSource | null;
}

export interface AdapterRequest {
  /** Without any key: it is stored and shown. https only. */
  address: URL;
  method?: "GET" | "POST";
  /** Sent as JSON. */
  body?: unknown;
  /** The key goes here and nowhere else; called when the request is sent, its result is neither logged nor stored. */
  headers?: (key: string | null) => Record<string, string>;
  /** What the body is handed on as: parsed JSON, text, or `Uint8Array`. */
  respondsWith: "json" | "text" | "bytes";
  /** What the reply is about; a run with `--network` leaves out requests about none of those asked for. */
  networkSlugs: readonly string[];
  /** Same question to other hosts, asked in order when one does not answer. */
  mirrors?: readonly URL[];
}

export interface AdapterContext {
  /** First day that is wanted, `YYYY-MM-DD`; older values may be handed over and are left out. */
  since: string;
  /** The running UTC day: the newest complete one is the day before. */
  today: string;
  /** Networks that are asked for and in the record. */
  networkSlugs: readonly string[];
}

export interface AdapterReading {
  values: DailyValue[];
  events?: AdapterEvent[];
  rejects?: AdapterReject[];
}

export interface Adapter {
  /** `coingecko`: what `--source` names. */
  id: string;
  title: string;
  /** Every host it may speak to, redirects included. */
  hosts: readonly string[];
  /** Name of the setting that holds its key; the core looks it up. null = it needs none. */
  keyName: string | null;
  /** What is lost without the key: `everything` = the adapter is off; `pace` = it asks more slowly. */
  keyNeed: "everything" | "pace" | null;
  /** Sentence that stands by the figures, with the words that the terms demand. */
  attribution: string;
  perHost: { concurrency: number; perMinute: number };
  /** Largest reply it accepts; null = 8 MB. */
  maxBytes: number | null;
  source: AdapterSource;
  series: readonly AdapterSeries[];
  /** Dated breaks in what it counts, known beforehand. */
  breaks: readonly AdapterEvent[];
  requests(context: AdapterContext): AdapterRequest[];
  /** The request for the page after `body`, which answered `request`; null = that was the last. With it, `read` is handed the list of all bodies. */
  nextPage?(request: AdapterRequest, body: unknown): AdapterRequest | null;
  /**
   * @throws ShapeError naming where the reply differs: the reply is then quarantined whole
   */
  read(request: AdapterRequest, body: unknown, context: AdapterContext): AdapterReading | Promise<AdapterReading>;
}

/** A reply is not what its source documents. `message` says where, in one sentence. */
export class ShapeError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "ShapeError";
  }
}

/** `body` as the schema describes it. @throws ShapeError */
export function parseReply<Shape>(schema: z.ZodType<Shape>, body: unknown): Shape {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? "The reply" : `"${issue.path.join(".")}"`;
  const others = parsed.error.issues.length - 1;
  throw new ShapeError(
    `${where}: ${issue?.message ?? "not as documented"}${others > 0 ? `, and ${others} more` : ""}.`,
  );
}
