import { quarterIndex } from "@/lib/scoring/quarters";
import { knownRecord } from "@/lib/scoring/record/claims";
import { buildFigures } from "@/lib/scoring/record/figures";
import type { Figure } from "@/lib/scoring/record/output";
import type {
  AnswerFact,
  ConflictFact,
  DefinitionFact,
  NetworkFact,
  NetworkRecord,
  ObservationFact,
  SeriesFact,
  SourceFact,
} from "@/lib/scoring/record/types";
import { buildView, type View } from "@/lib/scoring/record/view";

/** Tiny records for tests: everything has a harmless default, a test states what it is about. */

const NO_TEXT = { text: "", sourceIds: [] };

export const network = (facts: Partial<NetworkFact> = {}): NetworkFact => ({
  kind: "network",
  slug: "net",
  compiledOn: "2026-06-30",
  name: "Net",
  token: "NET",
  previousTickers: [],
  category: "compute",
  resource: "digital",
  chain: "own",
  settlement: "marketplace",
  sells: NO_TEXT,
  payers: NO_TEXT,
  booksRevenue: NO_TEXT,
  verification: NO_TEXT,
  tokenLoop: NO_TEXT,
  keyMetric: NO_TEXT,
  mainRisk: NO_TEXT,
  upsideCatalyst: NO_TEXT,
  scope: { included: [], excluded: [] },
  links: [],
  ...facts,
});

/** An independent B source whose origin is itself. */
export const source = (id: string, facts: Partial<SourceFact> = {}): SourceFact => ({
  id,
  originId: id,
  kind: "research",
  letter: "B",
  affiliation: "independent",
  publisher: id,
  title: id,
  url: `https://${id}.example`,
  readVia: null,
  publishedOn: null,
  licence: "open",
  redistribute: "full",
  ...facts,
});

export const series = (id: string, facts: Partial<SeriesFact> = {}): SeriesFact => ({
  id,
  metric: "revenue",
  shape: "flow",
  unit: "USD",
  label: id,
  measure: id,
  payer: "customer",
  bucket: null,
  ...facts,
});

let serial = 0;

/** `[start, end]`, a quarter label, or one day. */
type Period = string | [string, string];

const QUARTER_DAYS: Record<string, [string, string]> = {
  Q1: ["01-01", "03-31"],
  Q2: ["04-01", "06-30"],
  Q3: ["07-01", "09-30"],
  Q4: ["10-01", "12-31"],
};

const daysOf = (period: Period): [string, string] => {
  if (typeof period !== "string") return period;
  const [year = "", quarter = ""] = [period.slice(0, 4), period.slice(4)];
  const days = QUARTER_DAYS[quarter];
  return days ? [`${year}-${days[0]}`, `${year}-${days[1]}`] : [period, period];
};

/** A measured claim of source `s` with credibility 2, known on 2026-01-01. */
export const claim = (
  seriesId: string,
  period: Period,
  value: number | null,
  facts: Partial<ObservationFact> = {},
): ObservationFact => {
  const [periodStart, periodEnd] = daysOf(period);
  serial += 1;
  return {
    id: `o${String(serial).padStart(5, "0")}`,
    seriesId,
    sourceId: "s",
    periodStart,
    periodEnd,
    value,
    low: null,
    high: null,
    nullReason: null,
    nature: "measured",
    basis: "reported",
    derivation: null,
    credibility: 2,
    publishedOn: null,
    knownOn: "2026-01-01",
    knownOnBasis: "published",
    literal: null,
    note: null,
    ...facts,
  };
};

export const definition = (lines: DefinitionFact["lines"], facts: Partial<DefinitionFact> = {}): DefinitionFact => ({
  id: "house",
  label: "House",
  house: true,
  reason: "",
  differs: null,
  lines,
  ...facts,
});

export const line = (
  seriesId: string,
  role: DefinitionFact["lines"][number]["role"],
  required = true,
): DefinitionFact["lines"][number] => ({ seriesId, role, required });

export const conflict = (
  seriesId: string,
  readings: ConflictFact["readings"],
  facts: Partial<ConflictFact> = {},
): ConflictFact => ({
  id: `c.${seriesId}`,
  title: seriesId,
  kind: "coverage",
  status: "settled",
  seriesId,
  readings,
  reason: "",
  ...facts,
});

export const answer = (
  question: AnswerFact["question"],
  value: AnswerFact["answer"],
  facts: Partial<AnswerFact> = {},
) => ({
  question,
  answer: value,
  text: "",
  evidence: { sourceId: "s", date: "2026-01-01", credibility: 2 as const },
  answeredBy: "us",
  reviewedBy: "them",
  ...facts,
});

export const record = (parts: Partial<NetworkRecord>): NetworkRecord => ({
  network: network(),
  sources: [source("s")],
  series: [],
  observations: [],
  definitions: [],
  conflicts: [],
  answers: [],
  events: [],
  flows: [],
  incumbents: [],
  supply: [],
  totals: [],
  triggers: [],
  disputes: [],
  claims: [],
  ...parts,
});

/** Revenue `r` and emission `e` (tokens), price `p` in USD: the smallest thing that has a verdict. */
export const BASIC_SERIES = [
  series("r"),
  series("e", { metric: "emission", unit: "NET", payer: null, bucket: "supply" }),
  series("p", { metric: "token_price", shape: "price", payer: null }),
];
export const BASIC_LINES = [line("r", "organic"), line("e", "supply"), line("p", "price")];

/** Quarters `[label, revenueUsd, tokens, priceUsd]`, all from source `s`. */
export const basicClaims = (quarters: [string, number, number, number][]): ObservationFact[] =>
  quarters.flatMap(([label, revenueUsd, tokens, priceUsd]) => [
    claim("r", label, revenueUsd),
    claim("e", label, tokens),
    claim("p", label, priceUsd),
  ]);

export const YEAR_2025: [string, number, number, number][] = [
  ["2025Q1", 800_000, 1_000_000, 2],
  ["2025Q2", 900_000, 1_000_000, 2],
  ["2025Q3", 1_000_000, 1_000_000, 2],
  ["2025Q4", 1_100_000, 1_000_000, 2],
];

export const basicRecord = (parts: Partial<NetworkRecord> = {}): NetworkRecord =>
  record({
    series: BASIC_SERIES,
    observations: basicClaims(YEAR_2025),
    definitions: [definition(BASIC_LINES)],
    ...parts,
  });

/** The reconciled figure of one series in one quarter, as known on 2026-12-31 unless said otherwise. */
export const figure = (parts: Partial<NetworkRecord>, seriesId: string, quarter: string, asOf = "2026-12-31"): Figure =>
  buildFigures(knownRecord(record(parts), asOf)).at(seriesId, quarterIndex(quarter)).figure;

/** The house definition's view of a record. */
export const houseView = (facts: NetworkRecord, asOf = "2026-12-31"): View => {
  const known = knownRecord(facts, asOf);
  const [house] = facts.definitions;
  if (!house) throw new Error("The record has no definition");
  return buildView(known, house, buildFigures(known));
};
