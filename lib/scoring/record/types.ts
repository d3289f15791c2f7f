import type { AnswerValue, Category } from "../types";
import type {
  ClaimFact,
  DisputeFact,
  FlowFact,
  IncumbentFact,
  SupplyStageFact,
  TotalFact,
  TriggerFact,
} from "./editorial";

/**
 * The record: what sources said, as rows. `NetworkRecord` is what the shipped files parse to, what the database gives
 * back, and what the method starts from. Days are `YYYY-MM-DD` (UTC, both ends included); ratios 0–1; `null` = unknown.
 */

export const LETTERS = ["A", "B", "C", "D", "E", "F"] as const;
export type Letter = (typeof LETTERS)[number];
export type Credibility = 1 | 2 | 3 | 4 | 5 | 6;

export const SOURCE_KINDS = ["onchain", "issuer", "research", "aggregator", "news", "article"] as const;
export const AFFILIATIONS = ["independent", "issuer", "affiliate"] as const;
export const LICENCES = ["open", "attribution", "non-commercial", "restricted", "unknown"] as const;
export const REDISTRIBUTION = ["full", "figure", "none"] as const;

export interface SourceFact {
  id: string;
  /** Who first said it: pages that quote share their origin's id, and count once. */
  originId: string;
  kind: (typeof SOURCE_KINDS)[number];
  /** Reliability of the origin (§3.15). */
  letter: Letter;
  affiliation: (typeof AFFILIATIONS)[number];
  publisher: string;
  title: string;
  url: string;
  /** Where it was really read, when that is a mirror; null = at `url`. */
  readVia: string | null;
  publishedOn: string | null;
  licence: (typeof LICENCES)[number];
  redistribute: (typeof REDISTRIBUTION)[number];
}

export const METRICS = [
  "revenue",
  "demand_incentive",
  "emission",
  "cash_subsidy",
  "token_price",
  "burn",
  "remint",
  "buyback",
  "distribution",
  "circulating_supply",
  "insider_unlock",
  "market_cap",
  "capacity_available",
  "capacity_used",
  "utilisation",
  "largest_customer_share",
  "operator_cost",
  "operator_revenue_share",
  "unit_price",
  "incumbent_unit_price",
  "context",
] as const;
export type Metric = (typeof METRICS)[number];

/** flow = sums over its period; stock = a level on a day or a mean over a period; price = a stock that may be interpolated. */
export type SeriesShape = "flow" | "stock" | "price";
export type Payer = "customer" | "operator" | "company" | "treasury" | "unknown";
export type EmissionBucket = "supply" | "security" | "demand";

export interface SeriesFact {
  /** `helium.revenue.offload-peg` */
  id: string;
  metric: Metric;
  shape: SeriesShape;
  /** `USD`, `HNT`, `PiB`, `GPU`, `TB`, `share`, `USD/HNT`, `USD/GB` … */
  unit: string;
  label: string;
  /** What exactly is counted, in one sentence. */
  measure: string;
  /** Who paid; only for revenue. */
  payer: Payer | null;
  /** What the emission pays for; only for emission. */
  bucket: EmissionBucket | null;
}

export const NULL_REASONS = ["not_disclosed", "not_researched", "observed_zero"] as const;
/** `value` with a nature other than measured or programmatic is a bound, never a value (P11). */
export const NATURES = ["measured", "programmatic", "ceiling", "budget", "run-rate"] as const;
export const KNOWN_ON_BASES = ["published", "reconstructible", "assumed", "recorded"] as const;

export interface ObservationFact {
  /** Stable, readable key, unique in its network: `offload-peg-2025q4-solanafloor`. */
  id: string;
  seriesId: string;
  sourceId: string;
  periodStart: string;
  periodEnd: string;
  /** In the unit of the series. null with a `nullReason`, or when only `low`/`high` are claimed. */
  value: number | null;
  /** Claimed bounds ("more than", ranges); null = not claimed. */
  low: number | null;
  high: number | null;
  nullReason: (typeof NULL_REASONS)[number] | null;
  nature: (typeof NATURES)[number];
  basis: "reported" | "derived";
  /** How a derived value was computed, with the ids of the observations it came from; null when reported. */
  derivation: string | null;
  credibility: Credibility;
  publishedOn: string | null;
  knownOn: string;
  knownOnBasis: (typeof KNOWN_ON_BASES)[number];
  /** The words or digits of the claim, as claimed. */
  literal: string | null;
  note: string | null;
}

/** What a series counts as, under one definition. */
export const ROLES = [
  "organic",
  "unclassified",
  "related",
  "excluded",
  "incentive",
  "supply",
  "security",
  "demand",
  "not_emission",
  "price",
  "cash_subsidy",
  "burn",
  "remint",
  "insider_unlock",
  "circulating_supply",
  "market_cap",
  "captured_value",
  "capacity_available",
  "capacity_used",
  "largest_customer_share",
  "operator_cost",
  "operator_revenue_share",
] as const;
export type Role = (typeof ROLES)[number];

export interface DefinitionLineFact {
  seriesId: string;
  role: Role;
  /** true: the quarter is unusable without it. false: its absence leaves a floor, and is listed. */
  required: boolean;
}

export interface DefinitionFact {
  /** `cash`, `peg`, `peg-with-discretionary` … */
  id: string;
  label: string;
  house: boolean;
  /** What this reading says and why it is, or is not, the house's. */
  reason: string;
  /** What differs from the house definition; null for the house itself. */
  differs: string | null;
  lines: DefinitionLineFact[];
}

export const CONFLICT_KINDS = ["definition", "period", "unit", "coverage", "stale", "arithmetic", "direction"] as const;
export const CONFLICT_STATUSES = ["open", "settled", "disputed"] as const;

/** Sources that disagree, and what was decided. Readings not chosen by a settled conflict do not enter a figure. */
export interface ConflictFact {
  id: string;
  title: string;
  kind: (typeof CONFLICT_KINDS)[number];
  status: (typeof CONFLICT_STATUSES)[number];
  /** Series the conflict is about. */
  seriesId: string;
  /**
   * Competing observations; `standing` says what became of each. `definitionId` names the definition that takes a reading
   * at its word, where sources mean different things; without one the reading itself is put in its place.
   */
  readings: {
    observationId: string;
    standing: "used" | "set_aside" | "refuted" | "open";
    definitionId?: string | null;
  }[];
  /** Why it stands as it does; for disputed ones also the reply. */
  reason: string;
}

export const QUESTION_IDS = [
  "1.1",
  "1.2",
  "1.3",
  "2.1",
  "2.2",
  "2.3",
  "3.1",
  "3.2",
  "3.3",
  "4.1",
  "4.2",
  "4.3",
  "5.1",
  "5.2",
  "5.3",
] as const;
export type QuestionId = (typeof QUESTION_IDS)[number];

export interface AnswerFact {
  question: QuestionId;
  answer: AnswerValue;
  /** Why, in our words. */
  text: string;
  evidence: { sourceId: string; date: string; credibility: Credibility } | null;
  answeredBy: string;
  /** null = unreviewed editorial answer: its yes counts as partly, its no as unknown. */
  reviewedBy: string | null;
}

export interface EventFact {
  date: string;
  kind: "emission" | "definition" | "migration" | "market" | "operations";
  label: string;
  text: string;
  sourceId: string;
}

/** Words with what they rest on. A number in a text is a reference, `[141M HNT](observation-id)`: `textParts` reads them. */
export interface StatementFact {
  text: string;
  sourceIds: string[];
}

/** What stands in a record whatever it is about. */
interface SubjectFact {
  slug: string;
  /** Day the shipped facts were compiled; recorded-at of their observations. */
  compiledOn: string;
  name: string;
  token: string;
  previousTickers: string[];
  resource: "physical" | "digital";
  chain: string;
  /** Profile in our words, one or two sentences each. */
  sells: StatementFact;
  payers: StatementFact;
  booksRevenue: StatementFact;
  verification: StatementFact;
  tokenLoop: StatementFact;
  keyMetric: StatementFact;
  mainRisk: StatementFact;
  upsideCatalyst: StatementFact;
  /** What the verdict covers and what it leaves out. */
  scope: { included: string[]; excluded: string[] };
  links: { label: string; url: string }[];
}

/** A network that is assessed. */
export interface NetworkFact extends SubjectFact {
  kind: "network";
  category: Category;
  settlement: "burn_mint" | "marketplace" | "treasury";
}

/** adjacent = shown beside the networks and never assessed; sector = what is said about all of them together. */
export interface UnassessedFact extends SubjectFact {
  kind: "adjacent" | "sector";
  category: null;
  settlement: null;
}

/** A claim that another one took the place of: what was read of it before that day is read of that day still. */
export interface CorrectedFact {
  claim: ObservationFact;
  /** Day on which the first claim that corrects it became known. */
  correctedOn: string;
}

/** Everything the record says about one network. Only those that are assessed have definitions and answers. */
export interface NetworkRecord<Subject extends NetworkFact | UnassessedFact = NetworkFact> {
  network: Subject;
  sources: SourceFact[];
  series: SeriesFact[];
  observations: ObservationFact[];
  /** Claims that were corrected, for reading a day on which they still stood (`recordOn`). Absent = none. */
  corrected?: CorrectedFact[];
  definitions: DefinitionFact[];
  conflicts: ConflictFact[];
  answers: AnswerFact[];
  events: EventFact[];
  flows: FlowFact[];
  incumbents: IncumbentFact[];
  supply: SupplyStageFact[];
  totals: TotalFact[];
  triggers: TriggerFact[];
  disputes: DisputeFact[];
  claims: ClaimFact[];
}

/** A record of any kind, as it is stored. */
export type AnyRecord = NetworkRecord<NetworkFact | UnassessedFact>;

export const isAssessable = (record: AnyRecord): record is NetworkRecord => record.network.kind === "network";
