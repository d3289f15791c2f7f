import { daysBetween, formatAge } from "@/lib/format";
import {
  type Assessed,
  CHECKLIST,
  type ChecklistSection,
  METHOD_VERSION,
  type NetworkRecord,
  QUESTION_IDS,
} from "@/lib/scoring";
import { type ArgumentsView, buildArguments } from "./arguments";
import { type BridgeView, buildBridge } from "./bridge";
import { buildCharts, type NetworkCharts } from "./charts";
import { buildChecks, type ChecksView } from "./checks";
import { buildConflicts, type ConflictView } from "./conflicts";
import { definitionCoverage } from "./definition-coverage";
import { draftWords } from "./drafts";
import { buildEvidence, type SeriesEvidence, webAddress } from "./evidence";
import { buildFlips, type FlipsView } from "./flips";
import { type IntervalView, intervalView } from "./interval";
import { buildKeyNumbers, type KeyNumber } from "./key-numbers";
import type { NumberView } from "./number-view";
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
}

interface ProfileItem {
  label: string;
  text: string;
  sources: { publisher: string; url: string | null }[];
}

export interface DefinitionView {
  id: string;
  label: string;
  house: boolean;
  current: boolean;
  reason: string;
  differs: string | null;
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
  sentence: string;
  /** What the tokens in the sentence are valued at; null where there is nothing to add. */
  valuation: string | null;
  /** Whether the class depends on the definition, as a sentence; null when that cannot be told. */
  robustness: string | null;
  interval: IntervalView | null;
  trend: TrendView;
  quarter: string | null;
  asOf: string;
  age: string;
  confidence: string;
  methodVersion: string;
  fingerprint: string;
  /** Set when the view is of another day, or of another definition than the house's. */
  banners: string[];
  scope: { included: string[]; excluded: string[] };
  keyNumbers: KeyNumber[];
  arguments: ArgumentsView;
  flips: FlipsView;
  bridge: BridgeView | null;
  definitions: DefinitionView[];
  definitionRobust: boolean | null;
  checks: ChecksView;
  charts: NetworkCharts;
  conflicts: ConflictView[];
  profile: ProfileItem[];
  answers: {
    section: string;
    items: { id: string; question: string; answer: string; text: string; evidence: string | null }[];
  }[];
  answersUnknown: number;
  answersReviewed: boolean;
  events: { date: string; label: string; text: string; source: string; url: string | null }[];
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

const STALE_AFTER_DAYS = 30;

/** Query string of a view of this network that differs from the default one. */
export function networkQuery(asOf: string | null, definition: string | null): string {
  const params = new URLSearchParams();
  if (asOf) params.set("asOf", asOf);
  if (definition) params.set("definition", definition);
  const text = params.toString();
  return text ? `?${text}` : "";
}

function definitionViews(assessed: Assessed, record: NetworkRecord, request: NetworkViewRequest): DefinitionView[] {
  return assessed.definitions.map((outcome) => ({
    id: outcome.id,
    label: outcome.label,
    house: outcome.house,
    current: outcome.id === assessed.definitionId,
    reason: outcome.reason,
    differs: outcome.differs,
    verdict: definitionVerdict(outcome),
    coverage: definitionCoverage(outcome),
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

function answerViews(record: NetworkRecord): NetworkView["answers"] {
  const sources = new Map(record.sources.map((source) => [source.id, source]));
  const sections: readonly ChecklistSection[] = CHECKLIST;
  return sections.map((section) => ({
    section: section.label,
    items: section.questions.map((question) => {
      const answer = record.answers.find((candidate) => candidate.question === question.id);
      const source = answer?.evidence && sources.get(answer.evidence.sourceId);
      return {
        id: question.id,
        question: question.text,
        answer: answer?.answer ?? "unknown",
        text: answer?.text ?? "",
        evidence:
          answer?.evidence && source
            ? `${source.publisher}, ${answer.evidence.date}, ${source.letter}${answer.evidence.credibility}`
            : null,
      };
    }),
  }));
}

/** By class, also where evidence keeps it from being published. */
function robustnessSentence(robust: boolean | null): string | null {
  if (robust === null) return null;
  return robust
    ? "Every definition on record reads the same class."
    : "The class depends on the definition: see who pays.";
}

/** Sources that stand behind the claims of `evidence`, with how many of them each makes. */
export function sourceViews(record: NetworkRecord, evidence: SeriesEvidence[]): SourceView[] {
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
      },
    ];
  });
}

/** Page and report of one network from its record and its assessment; pure. */
export function buildNetwork(record: NetworkRecord, assessed: Assessed, request: NetworkViewRequest): NetworkView {
  const { network } = record;
  const sources = new Map(record.sources.map((source) => [source.id, source]));
  const definition = assessed.definitions.find((outcome) => outcome.id === assessed.definitionId);
  const query = networkQuery(request.asOf, definition?.house ? null : assessed.definitionId);
  const checks = buildChecks(assessed, record);
  const evidence = buildEvidence(assessed, record, "deciding");
  return {
    slug: network.slug,
    name: network.name,
    token: network.token,
    category: network.category,
    resource: network.resource,
    chain: network.chain,
    verdict: verdictView(assessed),
    sentence: verdictSentence(assessed, network.name),
    valuation: valuationNote(assessed),
    robustness: robustnessSentence(assessed.definitionRobust),
    interval: intervalView(assessed),
    trend: trendView(assessed),
    quarter: assessed.quarter,
    asOf: assessed.asOf,
    age: formatAge(assessed.ageDays),
    confidence: confidenceWords(assessed),
    methodVersion: METHOD_VERSION,
    fingerprint: request.fingerprint,
    banners: banners(assessed, record, request),
    scope: network.scope,
    keyNumbers: buildKeyNumbers(assessed, record),
    arguments: buildArguments(assessed, checks),
    flips: buildFlips(assessed, checks),
    bridge: buildBridge(assessed, record),
    definitions: definitionViews(assessed, record, request),
    definitionRobust: assessed.definitionRobust,
    checks,
    charts: buildCharts(assessed, record),
    conflicts: buildConflicts(assessed, record),
    profile: PROFILE.map(([field, label]) => ({
      label,
      text: network[field].text,
      sources: network[field].sourceIds.flatMap((id) => {
        const source = sources.get(id);
        return source ? [{ publisher: source.publisher, url: webAddress(source.url) }] : [];
      }),
    })),
    answers: answerViews(record),
    answersUnknown: QUESTION_IDS.length - record.answers.filter((answer) => answer.answer !== "unknown").length,
    answersReviewed: record.answers.every((answer) => answer.reviewedBy !== null),
    events: record.events.map((event) => {
      const source = sources.get(event.sourceId);
      return {
        date: event.date,
        label: event.label,
        text: event.text,
        source: source?.publisher ?? "unknown",
        url: source ? webAddress(source.url) : null,
      };
    }),
    evidence,
    claimCount: record.observations.length,
    inputsHref: `/networks/${network.slug}/inputs${query}`,
    sources: sourceViews(record, evidence),
    reportHref: `/networks/${network.slug}/report.pdf${query}`,
    comparePeersHref: `/compare?n=${[network.slug, ...request.peers.filter((peer) => peer !== network.slug)].slice(0, 5).join(",")}${request.asOf ? `&asOf=${request.asOf}` : ""}`,
  };
}
