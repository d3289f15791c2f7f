import { formatCount, formatCoverage } from "@/lib/format";
import { type Assessed, type NetworkRecord, quarterIndex, type Verdict } from "@/lib/scoring";
import type { ChangeFact, ChangeSide } from "./changes";
import { exact, type NumberView, numberView } from "./number-view";
import { tracer } from "./tracer";
import { verdictWord } from "./words";

interface TrackedNetwork {
  record: NetworkRecord;
  assessed: Assessed;
  /** As published, oldest first, every step. */
  changes: readonly ChangeFact[];
}

/** What was first said of a quarter, from what was known then, beside what the record says of it now. */
export interface TrackRow {
  slug: string;
  name: string;
  quarter: string;
  /** First day on which this quarter was the latest usable one. */
  saidOn: string;
  before: string;
  now: string;
  coverageThen: NumberView;
  coverageNow: NumberView;
  outcome: TrackOutcome;
  outcomeWords: string;
}

export type TrackOutcome = "held" | "missed" | "withdrawn" | "since" | "none";

export const OUTCOME_WORDS: Record<TrackOutcome, string> = {
  held: "same class",
  missed: "another class: a miss",
  withdrawn: "class withdrawn: a miss",
  since: "class only since",
  none: "no class then or now",
};

export interface TrackRecordView {
  /** Verdicts with a class that have been looked at again. */
  tested: number;
  missed: number;
  /** Verdicts with a class whose quarter ended four quarters before the latest one: what followed can be known. */
  mature: number;
  isEnough: boolean;
  /** The whole in words. */
  sentence: string;
  rows: TrackRow[];
}

/** Fewer are anecdotes. */
const LEAST_TESTED = 20;
/** Outcomes are looked for a year ahead. */
const QUARTERS_AHEAD = 4;

/** Verdicts as they were first given against the present reading of the same quarter, newest first. */
export function buildTrackRecord(networks: readonly TrackedNetwork[]): TrackRecordView {
  const rows = networks
    .flatMap(rowsOf)
    .sort((a, b) => (a.saidOn === b.saidOn ? a.name.localeCompare(b.name, "en") : a.saidOn < b.saidOn ? 1 : -1));
  const missed = rows.filter(({ outcome }) => outcome === "missed" || outcome === "withdrawn").length;
  const tested = missed + rows.filter(({ outcome }) => outcome === "held").length;
  const latest = Math.max(0, ...networks.map(({ assessed: { quarter } }) => (quarter ? quarterIndex(quarter) : 0)));
  const mature = rows.filter(
    ({ quarter, outcome }) =>
      (outcome === "held" || outcome === "missed" || outcome === "withdrawn") &&
      latest - quarterIndex(quarter) >= QUARTERS_AHEAD,
  ).length;
  const isEnough = tested >= LEAST_TESTED;
  return { tested, missed, mature, isEnough, sentence: sentenceOf(tested, missed, mature, isEnough), rows };
}

function sentenceOf(tested: number, missed: number, mature: number, isEnough: boolean): string {
  const count = `${formatCount(tested)} verdicts with a class have been given and looked at again; ${formatCount(missed)} of them read otherwise now, and count as misses.`;
  const few = `That is too little for a track record: fewer than ${LEAST_TESTED} say nothing of how often the method is wrong.`;
  const ahead =
    mature === 0
      ? "None is a year old, so nothing can be said yet of what followed a verdict."
      : `${formatCount(mature)} of them are a year old or more.`;
  return [count, ...(isEnough ? [] : [few]), ahead].join(" ");
}

function rowsOf({ record, assessed, changes }: TrackedNetwork): TrackRow[] {
  const { slug, name } = record.network;
  const [first] = changes;
  const said = new Map<string, { side: ChangeSide; saidOn: string }>();
  const sides = [
    ...(first ? [{ side: first.from, saidOn: first.from.asOf }] : []),
    ...changes.map(({ to, date }) => ({ side: to, saidOn: date })),
  ];
  for (const { side, saidOn } of sides)
    if (side.quarter !== null && !said.has(side.quarter)) said.set(side.quarter, { side, saidOn });
  return [...said].flatMap(([quarter, { side, saidOn }]): TrackRow[] => {
    const now = assessed.history.find((step) => step.quarter === quarter);
    // Said today for the first time: there is nothing yet to hold it against.
    if (!now || saidOn >= assessed.asOf) return [];
    const outcome = outcomeOf(side.verdict, now.verdict);
    const past = tracer(slug, `?asOf=${saidOn}`);
    return [
      {
        ...{ slug, name, quarter, saidOn, outcome, outcomeWords: OUTCOME_WORDS[outcome] },
        before: verdictWord(side.verdict),
        now: verdictWord(now.verdict),
        coverageThen: numberView(exact(side.prudentCoverage), formatCoverage, past.formula("coverage.prudent")),
        coverageNow: numberView(exact(now.prudentCoverage), formatCoverage, tracer(slug).formula(`history@${quarter}`)),
      },
    ];
  });
}

function outcomeOf(then: Verdict, now: Verdict): TrackOutcome {
  const [had, has] = [then !== "insufficient_evidence", now !== "insufficient_evidence"];
  if (had && has) return then === now ? "held" : "missed";
  if (had) return "withdrawn";
  return has ? "since" : "none";
}
