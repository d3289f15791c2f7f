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

type Kind = "conflict" | "claim" | "definition" | "trigger";

/** What a view of one kind adds to the frame; `cited` is what its sentence says, where that is not the title. */
type Content = Pick<TraceView, "kindWords" | "title" | "facts"> &
  Partial<Pick<TraceView, "parts" | "claims" | "series" | "conflicts">> & {
    what: string;
    number: NumberView | null;
    cited?: string;
    period?: string | null;
  };

/** The view behind one key: what all kinds have in common around what is particular. */
function view(context: TraceContext, kind: Kind, id: string, content: Content): TraceView {
  const { cited, period = null, what, ...rest } = content;
  const { trace, href } = context.to.to(kind, id);
  const { title, number, claims = [] } = rest;
  return {
    ...{ key: trace, href, kind, asOf: context.asOf, subject: subjectOf(context) },
    ...{ formula: null, parts: [], sources: [], series: null, conflicts: [] },
    ...rest,
    claims,
    what: context.to.prose(what),
    citation: citation(context, { title: cited ?? title, number, period, claims, key: { kind, id } }),
  };
}

/** Rows of names and words; a row without words is left out. */
const factsOf = (context: TraceContext, rows: [label: string, words: string | null | undefined][]) =>
  rows.flatMap(([label, words]) => (words ? [{ label, text: context.to.prose(words) }] : []));

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
      : {
          ...numberView(exact(conflict.ratio), formatMultiple, context.to.to("conflict", id)),
          period: conflict.period,
        };
  const series = context.series(conflict.seriesId);
  return view(context, "conflict", id, {
    kindWords: "Conflict between sources",
    title: conflict.title,
    what: "How many times the largest reading is of the smallest, over the same days.",
    number,
    facts: factsOf(context, [
      ["Series", series?.label ?? conflict.seriesId],
      ["Period", conflict.period],
      ["Kind", conflictKindWords(conflict.kind)],
      ["Status", conflict.status],
      ["Reason", conflict.reason],
      ["Effect", conflict.changesVerdict ? "readings lead to different classes" : "no reading leads to another class"],
    ]),
    parts: figuresMadeOf(context, ids),
    claims,
    series: series ? courseOf(context, series) : null,
    period: conflict.period,
  });
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
  const source = context.source(claim.sourceId);
  return view(context, "claim", id, {
    kindWords: "Statement held against the record",
    title: `Statement of “${source?.title || source?.publisher || claim.sourceId}”`,
    what: claim.statement,
    number: null,
    facts: factsOf(context, [
      ["Finding", CLAIM_WORDS[claim.status]],
      ["Why", claim.text],
      ["Arithmetic", claim.arithmetic],
    ]),
    parts: figuresMadeOf(context, claim.observationIds),
    claims: traceClaims(context, claim.observationIds),
    conflicts: conflictsOf(context, claim.observationIds),
    cited: `statement “${claim.statement}”: ${CLAIM_WORDS[claim.status]}`,
  });
}

/** C* and the class under one reading of what counts as demand. */
export function traceDefinition(context: TraceContext, id: string): TraceView | null {
  if (!hasAssessment(context)) return null;
  const { assessed, record } = context.assessment;
  const outcome = assessed.definitions.find((candidate) => candidate.id === id);
  const definition = record.definitions.find((candidate) => candidate.id === id);
  if (!outcome || !definition) return null;
  const verdict = definitionVerdict(outcome);
  return view(context, "definition", id, {
    kindWords: outcome.house ? "House definition" : "Alternative definition",
    title: outcome.label,
    what: "Prudent coverage C* under this reading of what counts as demand, at its own latest usable quarter.",
    number: { ...definitionCoverage(outcome), ...context.to.to("definition", id), note: null },
    facts: factsOf(context, [
      ["Verdict", verdict.wouldRead ? `${verdict.label}, would read ${verdict.wouldRead}` : verdict.label],
      ["Quarter", outcome.quarter],
      ["Differs by", outcome.differs],
      ["Reason", outcome.reason],
    ]),
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
    cited: `C* under “${outcome.label}”`,
    period: outcome.quarter,
  });
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
  const threshold = thresholdText(trigger.metric, trigger.threshold);
  const watched = hasAssessment(context) ? watchedPart(context, trigger.metric) : null;
  const number: NumberView = {
    text: `${trigger.comparator} ${threshold}`,
    state: "known",
    grade: null,
    period: null,
    age: null,
    ...context.to.to("trigger", id),
    note: null,
  };
  return view(context, "trigger", id, {
    kindWords: "Condition",
    title: "What would change the thesis",
    what: trigger.text,
    number,
    facts: factsOf(context, [
      ["Holds for", `${trigger.windowQuarters} consecutive quarters, the latest included`],
      ["Then", trigger.direction === "up" ? "it speaks for the network" : "it speaks against the network"],
    ]),
    parts: watched ? [watched] : [],
    cited: `condition “${trigger.text}”`,
  });
}

function watchedPart(context: AssessedContext, metric: TriggerMetric): TracePart | null {
  const id = WATCHED[metric];
  const formula = id && isScored(context.assessment.assessed.result) ? formulaOf(context, id) : null;
  return formula?.number ? { label: `${formula.title}, now`, number: formula.number, note: null } : null;
}
