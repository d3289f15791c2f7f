import type {
  AnswerFact,
  ConflictFact,
  DefinitionFact,
  NetworkFact,
  ObservationFact,
  SeriesFact,
  SourceFact,
} from "../record/types";
import type { Assumptions } from "../scenario/assumptions";
import type { RefusalReason, Verdict, VerdictClass } from "../types";

/** Name of the format; a change that older readers would misread needs a new one. */
export const VERDICT_FORMAT = "offtake-verdict/1";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** What the method reads about the network itself. */
export type NetworkLine = Pick<
  NetworkFact,
  "slug" | "kind" | "name" | "token" | "category" | "settlement" | "compiledOn"
>;

export type AnswerLine = Omit<AnswerFact, "text">;

/** The record as known on the as-of day: what the method reads, and the lines of its sources. */
export interface VerdictFacts {
  network: NetworkLine;
  sources: SourceFact[];
  series: SeriesFact[];
  /** `literal` and `note` are null where the source's terms let only its figures travel. */
  observations: ObservationFact[];
  definitions: DefinitionFact[];
  conflicts: ConflictFact[];
  answers: AnswerLine[];
}

/** Lists of the facts whose rows have a name, and a hash each. */
export const FACT_TABLES = ["sources", "series", "observations", "definitions", "conflicts", "answers"] as const;
export type FactTable = (typeof FACT_TABLES)[number];

export interface VerdictOptions {
  /** Only what was known on or before this day was used. */
  asOf: string;
  definitionId: string;
  /** A quarter that was asked for, `2025Q4`; null = the latest usable one. */
  quarter: string | null;
  /** What a reader assumed in place of the record; null = nothing. */
  assumptions: Assumptions | null;
}

/** First 16 hexadecimal digits of the SHA-256 of each row as it was when the file was made. */
export interface RowHashes {
  network: string;
  options: string;
  /** Disclaimer, watermark and link together. */
  statement: string;
  rows: Record<FactTable, Record<string, string>>;
}

/** What a PDF drew when the file was attached to it. */
export interface PrintedPages {
  /** SHA-256 over the digests of all pages. */
  sha256: string;
  /** By page, 16 hexadecimal digits each. */
  pages: string[];
}

/** A verdict with everything it follows from. See docs/packet.md. */
export interface VerdictFile {
  format: typeof VERDICT_FORMAT;
  methodVersion: string;
  fingerprint: string;
  options: VerdictOptions;
  /** The assessment in canonical form: 12 digits, infinity as `"Infinity"`. */
  result: { [key: string]: Json };
  /** What the assumptions lead to, in canonical form; null without assumptions. */
  assumed: { [key: string]: Json } | null;
  /** null in a file that belongs to no PDF. */
  printed: PrintedPages | null;
  /** The rows of the method by name, `factors.coverage`. */
  rules: Record<string, Json>;
  facts: VerdictFacts;
  hashes: RowHashes;
  disclaimer: string;
  /** Said where this is not the house's verdict; null where it is. */
  watermark: string | null;
  /** The page of the verdict. */
  link: string;
}

/** A verdict in a few fields. */
export interface VerdictBrief {
  verdict: Verdict;
  reason: RefusalReason | null;
  wouldBe: VerdictClass | null;
  range: [VerdictClass, VerdictClass] | null;
  quarter: string | null;
}

/** What is compared, in the order in which it is told. */
export const CHECK_GROUPS = [
  "inputs",
  "options",
  "rules",
  "results",
  "fingerprint",
  "printed",
  "statement",
  "record",
] as const;
export type CheckGroup = (typeof CHECK_GROUPS)[number];

export interface Difference {
  group: CheckGroup;
  /** `observations.offload-cash-2025q1.value`, `result.verdict`, `page 3`. */
  place: string;
  /** As the file has it; undefined = it has none. */
  stated: Json | undefined;
  /** As it should be: recomputed, hashed, or held in the record; undefined = there is none. */
  expected: Json | undefined;
  /** Verdict of the file with this one row as the record holds it; null where that was not computed. */
  effect: VerdictBrief | null;
}

export interface Check {
  group: CheckGroup;
  state: "same" | "different" | "not_checked";
  /** Why it was not checked; null otherwise. */
  because: NotCheckedReason | null;
}

export type NotCheckedReason = "unknown_method" | "cannot_recompute" | "not_a_pdf" | "no_digest" | "no_record";

export interface Verification {
  outcome: "same" | "different";
  slug: string;
  name: string;
  methodVersion: string;
  /** Versions that can be recomputed here. */
  knownVersions: string[];
  options: VerdictOptions;
  isWatermarked: boolean;
  fingerprint: string;
  /** null when nothing could be recomputed. */
  recomputedFingerprint: string | null;
  /** Of the record that was compared with; null without one. */
  recordFingerprint: string | null;
  verdict: {
    stated: VerdictBrief;
    recomputed: VerdictBrief | null;
    /** Under the reader's assumptions. */
    assumedStated: VerdictBrief | null;
    assumedRecomputed: VerdictBrief | null;
    record: VerdictBrief | null;
  };
  checks: Check[];
  differences: Difference[];
  /** Why the facts could not be assessed; null when they could. */
  fault: string | null;
}
