import { daysBetween, formatAge } from "@/lib/format";
import { type Assessed, METHOD_VERSION, type NetworkRecord, QUESTION_IDS } from "@/lib/scoring";
import { type ArgumentsView, buildArguments } from "./arguments";
import { type BridgeView, buildBridge } from "./bridge";
import { buildChartSet, type ChartSet } from "./chart-set";
import { buildCharts, type NetworkCharts } from "./charts";
import { buildChecks, type ChecksView } from "./checks";
import { buildConflicts, type ConflictView } from "./conflicts";
import { definitionCoverage } from "./definition-coverage";
import { draftWords } from "./drafts";
import {
  type AnswerSection,
  answerViews,
  type EventView,
  eventViews,
  type ProfileItem,
  profileItems,
} from "./editorial";
import { buildEvidence, type SeriesEvidence } from "./evidence";
import { buildFlips, type FlipsView } from "./flips";
import { type IntervalView, intervalView } from "./interval";
import { buildKeyNumbers, type KeyNumber } from "./key-numbers";
import type { NumberView } from "./number-view";
import { buildPayerSplit, type PayerSplitView } from "./payer-split";
import { type ProseView, proseText } from "./prose";
import { type SourceView, sourceViews } from "./source-views";
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
  /** What the class means, or why there is none; null where the sentence says it already. */
  meaning: string | null;
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

/** By class, also where evidence keeps it from being published. */
function robustnessSentence(robust: boolean | null): string | null {
  if (robust === null) return null;
  return robust
    ? "Every definition on record reads the same class."
    : "The class depends on the definition: see who pays.";
}

/** Page and report of one network from its record and its assessment; pure. */
export function buildNetwork(record: NetworkRecord, assessed: Assessed, request: NetworkViewRequest): NetworkView {
  const { network } = record;
  const definition = assessed.definitions.find((outcome) => outcome.id === assessed.definitionId);
  const query = networkQuery(request.asOf, definition?.house ? null : assessed.definitionId);
  const to = tracer(network.slug, query);
  const checks = buildChecks(assessed, record, to);
  const evidence = buildEvidence(assessed, record, "deciding", to);
  const verdict = verdictView(assessed);
  const sentence = verdictSentence(assessed, network.name, to);
  return {
    slug: network.slug,
    name: network.name,
    token: network.token,
    category: network.category,
    resource: network.resource,
    chain: network.chain,
    verdict,
    sentence,
    meaning: proseText(sentence).endsWith(verdict.explanation) ? null : verdict.explanation,
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
    comparePeersHref: `/compare?n=${[network.slug, ...request.peers.filter((peer) => peer !== network.slug)].slice(0, 5).join(",")}${request.asOf ? `&asOf=${request.asOf}` : ""}`,
  };
}
