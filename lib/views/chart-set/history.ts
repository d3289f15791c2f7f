import { type ChartSpec, verdictTimeline } from "@/lib/charts";
import { formatCoverage, formatPoints } from "@/lib/format";
import { CLASSES, type HysteresisNote, type RefusalReason, type Verdict } from "@/lib/scoring";
import { verdictStep } from "../words";
import { type ChartContext, eventsOf, inWords, subjectOf } from "./context";

const NOTE_WORDS: Record<HysteresisNote, string> = {
  initial: "first verdict",
  unchanged: "unchanged",
  insufficient_evidence: "no verdict",
  "positive watch": "under watch, up",
  "negative watch": "under watch, down",
  upgrade: "raised",
  "downgrade (gate)": "lowered by a gate",
  "downgrade (clear breach)": "lowered, clear breach",
  "downgrade (second quarter)": "lowered, second quarter below",
};

const REFUSAL_WORDS: Record<RefusalReason, string> = {
  revenue_missing: "no revenue",
  emissions_missing: "no emissions",
  inactive: "inactive",
  too_small: "too small",
  low_confidence: "low confidence",
  stale: "stale",
  uncorroborated: "one side only",
  weak_evidence: "weak evidence",
  contested: "contested",
  range: "a range",
  no_admissible_reading: "no reading",
};

const rankOf = (verdict: Verdict): number | null => {
  const step = verdictStep(verdict);
  return step === null ? null : step - 1;
};

/** What stood and what each quarter alone points to, from what is known on the as-of day. */
export function timelineChart(context: ChartContext): ChartSpec {
  const { assessed, record } = context;
  const finite = (value: number | null) => (value !== null && Number.isFinite(value) ? value : null);
  return verdictTimeline(
    assessed.history.map((step) => ({
      quarter: step.quarter,
      standing: rankOf(step.verdict),
      candidate: rankOf(step.candidate),
      refusal: step.reason === null ? null : REFUSAL_WORDS[step.reason],
      note: NOTE_WORDS[step.note],
      coverage: finite(step.prudentCoverage),
      score: step.score,
    })),
    {
      id: `${record.network.slug}-timeline`,
      name: record.network.name,
      subject: subjectOf(context, "timeline"),
      source: `Recomputed by method ${assessed.methodVersion} from what is known on ${assessed.asOf}, oldest quarter first; a class is raised slowly and lowered quickly.`,
      classes: CLASSES.map(({ label }) => label),
      events: eventsOf(context),
      coverage: inWords(formatCoverage),
      points: inWords(formatPoints),
    },
  );
}
