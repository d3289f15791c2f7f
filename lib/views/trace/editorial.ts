import { formatCoverage, formatMultiple, formatPercent, formatUsd } from "@/lib/format";
import { isScored, type TriggerMetric } from "@/lib/scoring";
import { conflictKindWords } from "../conflict-words";
import { definitionCoverage } from "../definition-coverage";
import { figureNumber } from "../figure-number";
import { formatGrowth } from "../growth-words";
import { exact, type NumberView, numberView } from "../number-view";
import { definitionVerdict } from "../verdict";
import { citation } from "./citation";
import { conflictsOf, traceClaims } from "./claims";
import { type AssessedContext, hasAssessment, type TraceContext } from "./context";
import { courseOf } from "./figure";
import { formulaOf } from "./formulas";
import { subjectOf } from "./subject";
import type { TracePart, TraceView } from "./trace-view";

/** What the record says beside its figures: numbers there belong to the statement and to the observations it lists. */

const frame = (context: TraceContext) => ({
  subject: subjectOf(context),
  asOf: context.asOf,
  formula: null,
  parts: [] satisfies TracePart[],
  sources: [],
  series: null,
});

/** Figures that any of these observations makes. */
function figuresMadeOf(context: TraceContext, ids: readonly string[]): TracePart[] {
  return context.held.figures
    .filter((figure) => figure.usedIds.some((id) => ids.includes(id)))
    .map((figure) => {
      const series = context.series(figure.seriesId);
      return {
        label: `${series?.label ?? figure.seriesId}, ${figure.quarter}`,
        number: figureNumber(figure, series, context.to),
        note: "as used",
      };
    });
}

/** Sources that disagree: how far apart, every reading, and the verdict under each. */
export function traceConflict(context: TraceContext, id: string): TraceView | null {
  const conflict = context.held.conflicts.find((candidate) => candidate.id === id);
  if (!conflict) return null;
  const about = { kind: "conflict", id } as const;
  const say = (text: string) => context.to.prose(text);
  const lead = context.to.to("conflict", id);
  const ids = conflict.readings.map((reading) => reading.observationId);
  const standing = new Map(conflict.readings.map((reading) => [reading.observationId, reading.standing]));
  const used = ids.filter((reading) => standing.get(reading) === "used");
  const claims = traceClaims(
    context,
    used,
    ids.filter((reading) => !used.includes(reading)),
  );
  const number: NumberView | null =
    conflict.ratio === null
      ? null
      : { ...numberView(exact(conflict.ratio), formatMultiple, lead), period: conflict.period };
  const series = context.series(conflict.seriesId);
  return {
    ...frame(context),
    key: lead.trace,
    href: lead.href,
    kind: "conflict",
    kindWords: "Conflict between sources",
    title: conflict.title,
    what: say("How many times the largest reading is of the smallest, over the same days."),
    number,
    facts: [
      { label: "Series", text: say(series?.label ?? conflict.seriesId) },
      { label: "Period", text: say(conflict.period) },
      { label: "Kind", text: say(conflictKindWords(conflict.kind)) },
      { label: "Status", text: say(conflict.status) },
      { label: "Reason", text: say(conflict.reason) },
      {
        label: "Effect",
        text: say(conflict.changesVerdict ? "readings lead to different classes" : "no reading leads to another class"),
      },
    ],
    parts: figuresMadeOf(context, ids),
    claims,
    series: series ? courseOf(context, series) : null,
    conflicts: [],
    citation: citation(context, { title: conflict.title, number, period: conflict.period, claims, key: about }),
  };
}

const CLAIM_WORDS = {
  supported: "supported by the record",
  partly: "partly supported by the record",
  not_supported: "not supported by the record we hold",
  refuted: "refuted by arithmetic",
  unverifiable: "cannot be checked with what is public",
} as const;

/** A statement of an article against the record. */
export function traceStatement(context: TraceContext, id: string): TraceView | null {
  const claim = context.record.claims.find((candidate) => candidate.id === id);
  if (!claim) return null;
  const about = { kind: "claim", id } as const;
  const say = (text: string) => context.to.prose(text);
  const lead = context.to.to("claim", id);
  const source = context.source(claim.sourceId);
  const claims = traceClaims(context, claim.observationIds);
  return {
    ...frame(context),
    key: lead.trace,
    href: lead.href,
    kind: "claim",
    kindWords: "Statement held against the record",
    title: `Statement of “${source?.title || source?.publisher || claim.sourceId}”`,
    what: say(claim.statement),
    number: null,
    facts: [
      { label: "Finding", text: say(CLAIM_WORDS[claim.status]) },
      { label: "Why", text: say(claim.text) },
      ...(claim.arithmetic ? [{ label: "Arithmetic", text: say(claim.arithmetic) }] : []),
    ],
    parts: figuresMadeOf(context, claim.observationIds),
    claims,
    conflicts: conflictsOf(context, claim.observationIds),
    citation: citation(context, {
      title: `statement “${claim.statement}”: ${CLAIM_WORDS[claim.status]}`,
      number: null,
      period: null,
      claims,
      key: about,
    }),
  };
}

/** C* and the class under one reading of what counts as demand. */
export function traceDefinition(context: TraceContext, id: string): TraceView | null {
  if (!hasAssessment(context)) return null;
  const { assessed, record } = context.assessment;
  const outcome = assessed.definitions.find((candidate) => candidate.id === id);
  const definition = record.definitions.find((candidate) => candidate.id === id);
  if (!outcome || !definition) return null;
  const about = { kind: "definition", id } as const;
  const say = (text: string) => context.to.prose(text);
  const lead = context.to.to("definition", id);
  const number: NumberView = { ...definitionCoverage(outcome), ...lead };
  const verdict = definitionVerdict(outcome);
  return {
    ...frame(context),
    key: lead.trace,
    href: lead.href,
    kind: "definition",
    kindWords: outcome.house ? "House definition" : "Alternative definition",
    title: outcome.label,
    what: say("Prudent coverage C* under this reading of what counts as demand, at its own latest usable quarter."),
    number: { ...number, note: null },
    facts: [
      {
        label: "Verdict",
        text: say(verdict.wouldRead ? `${verdict.label}, would read ${verdict.wouldRead}` : verdict.label),
      },
      ...(outcome.quarter ? [{ label: "Quarter", text: say(outcome.quarter) }] : []),
      ...(outcome.differs ? [{ label: "Differs by", text: say(outcome.differs) }] : []),
      { label: "Reason", text: say(outcome.reason) },
    ],
    parts: definition.lines.flatMap((line) => {
      const figure = outcome.quarter ? context.figure(line.seriesId, outcome.quarter) : undefined;
      const series = context.series(line.seriesId);
      return figure
        ? [
            {
              label: `${series?.label ?? line.seriesId}, ${figure.quarter}`,
              number: figureNumber(figure, series, context.to),
              note: line.role.replaceAll("_", " "),
            },
          ]
        : [];
    }),
    claims: [],
    conflicts: [],
    citation: citation(context, {
      title: `C* under “${outcome.label}”`,
      number,
      period: outcome.quarter,
      claims: [],
      key: about,
    }),
  };
}

/** Formula of the value a condition watches; null where the record computes none. */
const WATCHED: Partial<Record<TriggerMetric, string>> = {
  coverage2q: "coverage.half-year",
  prudentCoverage: "coverage.prudent",
  revenueUsd: "demand.half-year",
  revenueGrowth: "growth",
  emissionsUsd: "subsidy.half-year",
  utilisation: "input.utilisation",
  glut: "input.glut",
  operatorCover: "input.operatorCover",
  topCustomerShare: "input.topCustomerShare",
  netDilution: "input.netDilution",
  captureYield: "input.captureYield",
  relatedShare: "share.related",
  dataConfidence: "confidence",
};

const MONEY: readonly TriggerMetric[] = ["revenueUsd", "emissionsUsd"];
const SHARES: readonly TriggerMetric[] = ["utilisation", "topCustomerShare", "captureYield", "relatedShare"];

function thresholdText(metric: TriggerMetric, threshold: number): string {
  if (MONEY.includes(metric)) return formatUsd(threshold);
  if (metric === "revenueGrowth") return formatGrowth(threshold);
  if (metric === "netDilution") return formatPercent(threshold, { signed: true });
  if (SHARES.includes(metric)) return formatPercent(threshold);
  return metric === "dataConfidence" ? String(threshold) : formatCoverage(threshold);
}

/** A condition stated before it happens, its threshold and the value it watches. */
export function traceTrigger(context: TraceContext, id: string): TraceView | null {
  const trigger = context.record.triggers.find((candidate) => candidate.id === id);
  if (!trigger) return null;
  const about = { kind: "trigger", id } as const;
  const say = (text: string) => context.to.prose(text);
  const lead = context.to.to("trigger", id);
  const threshold = thresholdText(trigger.metric, trigger.threshold);
  const watched = hasAssessment(context) ? watchedPart(context, trigger.metric) : null;
  const number: NumberView = {
    text: `${trigger.comparator} ${threshold}`,
    state: "known",
    grade: null,
    period: null,
    ...lead,
    note: null,
  };
  return {
    ...frame(context),
    key: lead.trace,
    href: lead.href,
    kind: "trigger",
    kindWords: "Condition",
    title: "What would change the thesis",
    what: say(trigger.text),
    number,
    facts: [
      { label: "Holds for", text: say(`${trigger.windowQuarters} consecutive quarters, the latest included`) },
      {
        label: "Then",
        text: say(trigger.direction === "up" ? "it speaks for the network" : "it speaks against the network"),
      },
    ],
    parts: watched ? [watched] : [],
    claims: [],
    conflicts: [],
    citation: citation(context, { title: `condition “${trigger.text}”`, number, period: null, claims: [], key: about }),
  };
}

function watchedPart(context: AssessedContext, metric: TriggerMetric): TracePart | null {
  const id = WATCHED[metric];
  const formula = id && isScored(context.assessment.assessed.result) ? formulaOf(context, id) : null;
  return formula?.number ? { label: `${formula.title}, now`, number: formula.number, note: null } : null;
}
