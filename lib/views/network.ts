import { daysBetween, formatAge } from "@/lib/format";
import {
  type AnyRecord,
  type Assessed,
  CHECKLIST,
  type ChecklistSection,
  METHOD_VERSION,
  type NetworkRecord,
  QUESTION_IDS,
} from "@/lib/scoring";
import { type ArgumentsView, buildArguments } from "./arguments";
import { type BridgeView, buildBridge } from "./bridge";
import { buildChartSet, type ChartSet } from "./chart-set";
import { buildCharts, type NetworkCharts } from "./charts";
import { buildChecks, type ChecksView } from "./checks";
import { webAddress } from "./claim-words";
import { buildConflicts, type ConflictView } from "./conflicts";
import { definitionCoverage } from "./definition-coverage";
import { draftWords } from "./drafts";
import { buildEvidence, type SeriesEvidence } from "./evidence";
import { buildFlips, type FlipsView } from "./flips";
import { type IntervalView, intervalView } from "./interval";
import { buildKeyNumbers, type KeyNumber } from "./key-numbers";
import { type StatementView, textReader } from "./known-texts";
import type { NumberView } from "./number-view";
import { buildPayerSplit, type PayerSplitView } from "./payer-split";
import type { ProseView } from "./prose";
import { buildProspects, buildSurroundings, type ProspectsView, type SurroundingsView } from "./surroundings";
import { type Lead, type Tracer, tracer } from "./tracer";
import { type TrendView, trendView } from "./trend";
import {
  confidenceWords,
  definitionVerdict,
  type VerdictView,
  valuationNote,
  verdictSentence,
  verdictView,
} from "./verdict";

export interface SourceView {
  id: string;
  publisher: string;
  title: string;
  url: string | null;
  readVia: string | null;
  kind: string;
  letter: string;
  licence: string;
  publishedOn: string | null;
  observations: number;
  /** Where that count leads. */
  lead: Lead;
}

export interface ProfileItem {
  label: string;
  statement: StatementView;
}

export interface DefinitionView {
  id: string;
  label: string;
  house: boolean;
  current: boolean;
  reason: ProseView;
  differs: ProseView | null;
  verdict: VerdictView;
  coverage: NumberView;
  /** Address of this page under the definition. */
  href: string;
}

/** Everything one network's page and its report print. */
export interface NetworkView {
  slug: string;
  name: string;
  token: string;
  category: string;
  resource: string;
  chain: string;
  verdict: VerdictView;
  sentence: ProseView;
  /** What the tokens in the sentence are valued at; null where there is nothing to add. */
  valuation: ProseView | null;
  /** Whether the class depends on the definition, as a sentence; null when that cannot be told. */
  robustness: string | null;
  interval: IntervalView | null;
  trend: TrendView;
  quarter: string | null;
  asOf: string;
  age: ProseView;
  confidence: string;
  methodVersion: string;
  fingerprint: string;
  /** Query of the pages and files on the same day and under the same definition: "" or `?asOf=…`. */
  query: string;
  /** Set when the view is of another day, or of another definition than the house's. */
  banners: ProseView[];
  scope: { included: ProseView[]; excluded: ProseView[] };
  keyNumbers: KeyNumber[];
  arguments: ArgumentsView;
  flips: FlipsView;
  bridge: BridgeView | null;
  payers: PayerSplitView | null;
  definitions: DefinitionView[];
  definitionRobust: boolean | null;
  checks: ChecksView;
  charts: NetworkCharts & ChartSet;
  conflicts: ConflictView[];
  profile: ProfileItem[];
  answers: AnswerSection[];
  answersUnknown: number;
  /** Where the counts of this page lead. */
  counts: Record<"answersUnknown" | "claims" | "missing", Lead>;
  answersReviewed: boolean;
  events: EventView[];
  surroundings: SurroundingsView;
  prospects: ProspectsView;
  /** What can enter the verdict; the whole record stands on the page of inputs. */
  evidence: SeriesEvidence[];
  claimCount: number;
  inputsHref: string;
  /** Sources of the evidence shown. */
  sources: SourceView[];
  /** Path of the report, with the same as-of and definition. */
  reportHref: string;
  comparePeersHref: string;
}

export interface EventView {
  date: string;
  label: ProseView;
  text: StatementView;
}

export interface AnswerSection {
  section: string;
  items: { id: string; question: string; answer: string; text: StatementView | null; evidence: string | null }[];
}

interface NetworkViewRequest {
  /** What was asked for; null = default. */
  asOf: string | null;
  definition: string | null;
  today: string;
  fingerprint: string;
  /** Slugs that stand ready beside this one. */
  peers: string[];
}

const PROFILE: [
  keyof NetworkRecord["network"] &
    ("sells" | "payers" | "booksRevenue" | "verification" | "tokenLoop" | "keyMetric" | "mainRisk" | "upsideCatalyst"),
  string,
][] = [
  ["sells", "What it sells"],
  ["payers", "Who pays"],
  ["booksRevenue", "Who books the revenue"],
  ["verification", "How work is verified"],
  ["tokenLoop", "How the token is tied in"],
  ["keyMetric", "Metric to watch"],
  ["mainRisk", "Main risk"],
  ["upsideCatalyst", "What would help"],
];

/** The profile as known on a day: what rests on later sources is hidden. */
export function profileItems(record: AnyRecord, asOf: string, query: string): ProfileItem[] {
  const reader = textReader(record, asOf, query);
  return PROFILE.map(([field, label]) => ({ label, statement: reader.read(record.network[field]) }));
}

const STALE_AFTER_DAYS = 30;

/** Query string of a view of this network that differs from the default one. */
export function networkQuery(asOf: string | null, definition: string | null): string {
  const params = new URLSearchParams();
  if (asOf) params.set("asOf", asOf);
  if (definition) params.set("definition", definition);
  const text = params.toString();
  return text ? `?${text}` : "";
}

function definitionViews(
  assessed: Assessed,
  record: NetworkRecord,
  request: NetworkViewRequest,
  to: Tracer,
): DefinitionView[] {
  const say = (text: string, id: string) => to.prose(text, { kind: "definition", id });
  return assessed.definitions.map((outcome) => ({
    id: outcome.id,
    label: outcome.label,
    house: outcome.house,
    current: outcome.id === assessed.definitionId,
    reason: say(outcome.reason, outcome.id),
    differs: outcome.differs === null ? null : say(outcome.differs, outcome.id),
    verdict: definitionVerdict(outcome),
    coverage: definitionCoverage(outcome, to.to("definition", outcome.id)),
    href: `/networks/${record.network.slug}${networkQuery(request.asOf, outcome.house ? null : outcome.id)}#who-pays`,
  }));
}

function banners(assessed: Assessed, record: NetworkRecord, request: NetworkViewRequest): string[] {
  const lines: string[] = [];
  const definition = record.definitions.find((candidate) => candidate.id === assessed.definitionId);
  if (definition && !definition.house)
    lines.push(`Shown under the definition “${definition.label}”, which is not the house definition.`);
  if (request.asOf) lines.push(`Shown as known on ${request.asOf}: nothing that became known later is used.`);
  else if (daysBetween(assessed.asOf, request.today) > STALE_AFTER_DAYS)
    lines.push(`The facts are as of ${assessed.asOf}, ${formatAge(daysBetween(assessed.asOf, request.today))} ago.`);
  if (assessed.tags.includes("draft")) lines.push(`Draft, not researched yet: ${draftWords(assessed.draftInputs)}.`);
  if (assessed.tags.includes("assumed_days"))
    lines.push("Some figures rest on an assumed day of publication; they are marked among the inputs.");
  return lines;
}

/** An answer whose evidence is of a later day was unknown on this one. */
function answerViews(record: NetworkRecord, asOf: string, query: string): AnswerSection[] {
  const reader = textReader(record, asOf, query);
  const sources = new Map(record.sources.map((source) => [source.id, source]));
  const sections: readonly ChecklistSection[] = CHECKLIST;
  return sections.map((section) => ({
    section: section.label,
    items: section.questions.map((question) => {
      const answer = record.answers.find((candidate) => candidate.question === question.id);
      const evidence = answer?.evidence ?? null;
      const source = evidence && sources.get(evidence.sourceId);
      const isKnown = evidence === null ? asOf >= record.network.compiledOn : evidence.date <= asOf;
      const text =
        answer && reader.read({ text: answer.text, sourceIds: [], date: evidence?.date ?? record.network.compiledOn });
      return {
        id: question.id,
        question: question.text,
        answer: isKnown ? (answer?.answer ?? "unknown") : "unknown",
        text: text ?? null,
        evidence:
          isKnown && evidence && source
            ? `${source.publisher}, ${evidence.date}, ${source.letter}${evidence.credibility}`
            : null,
      };
    }),
  }));
}

/** Events that somebody had told of by the day; those that lie ahead were announced. */
function eventViews(record: AnyRecord, asOf: string, query: string): EventView[] {
  const reader = textReader(record, asOf, query);
  return record.events
    .map((event) => ({
      date: event.date,
      label: reader.prose(event.label),
      text: reader.read({ text: event.text, sourceIds: [event.sourceId] }),
    }))
    .filter(({ text }) => text.prose !== null);
}

/** By class, also where evidence keeps it from being published. */
function robustnessSentence(robust: boolean | null): string | null {
  if (robust === null) return null;
  return robust
    ? "Every definition on record reads the same class."
    : "The class depends on the definition: see who pays.";
}

/** Sources that stand behind the claims of `evidence`, with how many of them each makes. */
export function sourceViews(
  record: AnyRecord,
  evidence: SeriesEvidence[],
  to: Tracer = tracer(record.network.slug),
): SourceView[] {
  const observations = new Map(record.observations.map((observation) => [observation.id, observation.sourceId]));
  const counts = new Map<string, number>();
  const claims = new Set(
    evidence.flatMap((series) => series.figures.flatMap((figure) => figure.claims.map((claim) => claim.id))),
  );
  for (const id of claims) {
    const sourceId = observations.get(id) ?? "";
    counts.set(sourceId, (counts.get(sourceId) ?? 0) + 1);
  }
  return record.sources.flatMap((source) => {
    const count = counts.get(source.id);
    if (!count) return [];
    const { id, publisher, title, readVia, kind, letter, licence, publishedOn } = source;
    return [
      {
        id,
        publisher,
        title,
        url: webAddress(source.url),
        readVia,
        kind,
        letter,
        licence,
        publishedOn,
        observations: count,
        lead: to.formula(`count.source.${id}`),
      },
    ];
  });
}

/** Page and report of one network from its record and its assessment; pure. */
export function buildNetwork(record: NetworkRecord, assessed: Assessed, request: NetworkViewRequest): NetworkView {
  const { network } = record;
  const definition = assessed.definitions.find((outcome) => outcome.id === assessed.definitionId);
  const query = networkQuery(request.asOf, definition?.house ? null : assessed.definitionId);
  const to = tracer(network.slug, query);
  const checks = buildChecks(assessed, record, to);
  const evidence = buildEvidence(assessed, record, "deciding", to);
  return {
    slug: network.slug,
    name: network.name,
    token: network.token,
    category: network.category,
    resource: network.resource,
    chain: network.chain,
    verdict: verdictView(assessed),
    sentence: verdictSentence(assessed, network.name, to),
    valuation: valuationNote(assessed, to),
    robustness: robustnessSentence(assessed.definitionRobust),
    interval: intervalView(assessed, to),
    trend: trendView(assessed),
    quarter: assessed.quarter,
    asOf: assessed.asOf,
    age: to.words(formatAge(assessed.ageDays), "age"),
    confidence: confidenceWords(assessed),
    methodVersion: METHOD_VERSION,
    fingerprint: request.fingerprint,
    query,
    banners: banners(assessed, record, request).map((line) => to.words(line, "age.facts")),
    scope: {
      included: network.scope.included.map((text) => to.prose(text)),
      excluded: network.scope.excluded.map((text) => to.prose(text)),
    },
    keyNumbers: buildKeyNumbers(assessed, record, to),
    arguments: buildArguments(assessed, checks),
    flips: buildFlips(assessed, checks, to),
    bridge: buildBridge(assessed, record, to),
    payers: buildPayerSplit(assessed, to),
    definitions: definitionViews(assessed, record, request, to),
    definitionRobust: assessed.definitionRobust,
    checks,
    charts: { ...buildCharts(assessed, record, { query }), ...buildChartSet(assessed, record, query) },
    conflicts: buildConflicts(assessed, record, to),
    profile: profileItems(record, assessed.asOf, query),
    answers: answerViews(record, assessed.asOf, query),
    answersUnknown: QUESTION_IDS.length - record.answers.filter((answer) => answer.answer !== "unknown").length,
    counts: {
      answersUnknown: to.formula("count.answers-unknown"),
      claims: to.formula("count.claims"),
      missing: to.formula("count.missing"),
    },
    answersReviewed: record.answers.every((answer) => answer.reviewedBy !== null),
    events: eventViews(record, assessed.asOf, query),
    surroundings: buildSurroundings(record, assessed, query),
    prospects: buildProspects(record, assessed, query),
    evidence,
    claimCount: record.observations.length,
    inputsHref: `/networks/${network.slug}/inputs${query}`,
    sources: sourceViews(record, evidence, to),
    reportHref: `/networks/${network.slug}/report.pdf${query}`,
    comparePeersHref: `/compare?n=${[network.slug, ...request.peers.filter((peer) => peer !== network.slug)].slice(0, 5).join(",")}${request.asOf ? `&asOf=${request.asOf}` : ""}`,
  };
}
