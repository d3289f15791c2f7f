import { formatCoverage } from "@/lib/format";
import { type Assessed, CLASSES, CORRIDOR, isScored, type NetworkRecord, REFUSALS } from "@/lib/scoring";
import type { ChangeFact } from "./changes";
import { buildChecks } from "./checks";
import { type NumberView, numberView } from "./number-view";
import { joinProse, type ProseView } from "./prose";
import { buildTrace } from "./trace";
import { tracer } from "./tracer";
import { buildTrackRecord, type TrackRecordView } from "./track-record";
import { cornerSpan, verdictView } from "./verdict";
import { verdictWord } from "./words";

export interface MethodEntry {
  record: NetworkRecord;
  assessed: Assessed;
  /** As published, oldest first. */
  changes: readonly ChangeFact[];
}

/** One step of the worked example. */
export interface ExampleRow {
  step: string;
  says: ProseView;
  number: NumberView | null;
}

/** What the method page says of today’s record. */
export interface MethodTodayView {
  asOf: string;
  topClass: TopClassView;
  /** null while no network has a verdict with a class. */
  example: { slug: string; name: string; href: string; verdict: string; rows: ExampleRow[] } | null;
  trackRecord: TrackRecordView;
}

export interface TopClassView {
  label: string;
  isEmpty: boolean;
  sentence: string;
  /** Networks whose C* reaches the class at some end of what is known, and what holds each. */
  held: { slug: string; name: string; href: string; coverage: NumberView; why: string }[];
}

/** @param entries networks that are assessed */
export function buildMethodToday(entries: readonly MethodEntry[], asOf: string): MethodTodayView {
  return {
    asOf,
    topClass: topClassOf(entries),
    example: exampleOf(entries),
    trackRecord: buildTrackRecord(entries),
  };
}

function topClassOf(entries: readonly MethodEntry[]): TopClassView {
  const top = CLASSES.at(-1) ?? CLASSES[0];
  const label = top?.label ?? "";
  const from = top?.reachableFrom ?? 1;
  const members = entries.filter(({ assessed }) => assessed.verdict === top?.id);
  const held = entries.flatMap(({ record, assessed }) => {
    const span = cornerSpan(assessed, (result) => result.ratios.prudentCoverage);
    if (!span || span.high < from || assessed.verdict === top?.id) return [];
    const { slug, name } = record.network;
    const coverage = numberView(span, formatCoverage, tracer(slug).formula("coverage.prudent"));
    return [{ slug, name, href: `/networks/${slug}`, coverage, why: heldBy(record, assessed) }];
  });
  const edge = `C* from ${formatCoverage(from)}`;
  const sentence =
    members.length > 0
      ? `${label} is held by ${members.map(({ record }) => record.network.name).join(", ")}.`
      : held.length > 0
        ? `The top class is empty by rule, not by merit. It takes ${edge}, a score of ${top?.hurdle ?? ""}, an identified outside payer and evidence of full standing; each network whose coverage reaches that edge at some end of what is known is held by one of these:`
        : `The top class is empty, and no rule keeps anyone out of it: it takes ${edge}, and no network reaches that at any end of what is known.`;
  return { label, isEmpty: members.length === 0, sentence, held };
}

/** The rule that keeps a network out: no verdict at all, else the gates that hold, else the score. */
function heldBy(record: NetworkRecord, assessed: Assessed): string {
  if (assessed.reason !== null) return `no verdict: ${REFUSALS[assessed.reason].label.toLowerCase()}`;
  if (assessed.range !== null) return "its bounds allow more than one class";
  const gates = buildChecks(assessed, record).gates.map(({ id }) => id);
  if (gates.length > 0) return `gates ${gates.join(", ")}`;
  return isScored(assessed.result) ? "the score is under the hurdle" : "no score";
}

/** The network with a published class whose evidence is best: an example should not turn on a doubtful number. */
function exampleOf(entries: readonly MethodEntry[]): MethodTodayView["example"] {
  const confidence = ({ assessed: { result } }: MethodEntry) => (isScored(result) ? result.dataConfidence : 0);
  const [entry] = entries
    .filter(({ assessed }) => assessed.verdict !== "insufficient_evidence" && isScored(assessed.result))
    .sort((a, b) => confidence(b) - confidence(a) || a.assessed.slug.localeCompare(b.assessed.slug, "en"));
  if (!entry) return null;
  const { record, assessed } = entry;
  const { slug, name } = record.network;
  const to = tracer(slug);
  const numberOf = (id: string): NumberView | null =>
    buildTrace(record, assessed, { slug, kind: "formula", id }, { query: "" })?.number ?? null;
  const { checks, gates } = buildChecks(assessed, record, to);
  const coverage = cornerSpan(assessed, (result) => result.ratios.prudentCoverage);
  const corridors = CORRIDOR.filter(
    ({ from }, at) => coverage && coverage.high >= from && coverage.low < (CORRIDOR[at + 1]?.from ?? Infinity),
  );
  const verdict = verdictView(assessed);
  const plain = (text: string) => to.words(text, "verdict");
  const rows: ExampleRow[] = [
    {
      step: "What customers paid",
      says: plain(`Paid demand of the half-year to ${assessed.quarter}.`),
      number: numberOf("demand.half-year"),
    },
    {
      step: "What was emitted",
      says: plain("Prudent subsidy of the same days."),
      number: numberOf("subsidy.prudent"),
    },
    {
      step: "Prudent coverage C*",
      says: plain("The one divided by the other."),
      number: numberView(coverage, formatCoverage, to.formula("coverage.prudent")),
    },
    {
      step: "Corridor",
      says: to.words(
        corridors
          .map(({ from, low, high, hurdle }) =>
            low === high
              ? `From ${formatCoverage(from)}: ${verdictWord(low).toLowerCase()}, whatever the score.`
              : `From ${formatCoverage(from)}: ${verdictWord(low).toLowerCase()}, or ${verdictWord(high).toLowerCase()} from a score of ${hurdle}.`,
          )
          .join(" "),
        "coverage.prudent",
      ),
      number: null,
    },
    ...checks.map(({ code, label, sentence, points, value, id }) => ({
      step: `${code} ${label}`,
      says: joinProse(sentence, " (", points, ")"),
      number: value.trace ? value : { ...value, ...to.formula(`factor.${id}`) },
    })),
    { step: "Score", says: plain("The points earned, of a hundred."), number: numberOf("score") },
    ...(gates.length > 0
      ? gates.map(({ id, sentence }) => ({ step: `Gate ${id}`, says: sentence, number: null }))
      : [{ step: "Gates", says: plain("None holds."), number: null }]),
    {
      step: "Data confidence",
      says: plain("Printed beside the verdict, never multiplied into it."),
      number: numberOf("confidence"),
    },
    { step: "Verdict", says: plain(`${verdict.label}: ${verdict.explanation}`), number: null },
  ];
  return { slug, name, href: `/networks/${slug}`, verdict: verdict.label, rows };
}
