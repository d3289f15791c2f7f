import { formatCoverage, formatMultiple, formatPercent, formatPoints, formatRange, formatUsd } from "@/lib/format";
import {
  type Assessed,
  type AssessmentInput,
  FACTORS,
  type FactorId,
  type FactorRule,
  type FactorUnit,
  GATES,
  type GateId,
  type InputId,
  NEUTRAL_POINTS,
  type NetworkRecord,
  type ScoredAssessment,
  type Span,
  UTILISATION_TARGETS,
} from "@/lib/scoring";
import { formatGrowth } from "./growth-words";
import { type NumberView, notApplicable, numberView, restated } from "./number-view";
import type { ProseView } from "./prose";
import { type Tracer, tracer } from "./tracer";
import { cornerSpan, scoredCorners } from "./verdict";
import { scaleSpan } from "./windows";
import { verdictWord } from "./words";

/** One of the nine factors, as a check that can be argued with. */
export interface CheckView {
  id: FactorId;
  code: string;
  label: string;
  question: string;
  state: "met" | "failed" | "unknown" | "not_applicable";
  value: NumberView;
  /** "10.3 of 33.3 points", or why there are none. */
  points: ProseView;
  /** For the bar: points earned (lowest corner) and at stake. */
  earned: number;
  weight: number;
  sentence: ProseView;
  /** Thresholds that wait for calibration say so. */
  placeholder: boolean;
}

export interface GateView {
  id: string;
  question: string;
  sentence: ProseView;
  cap: string;
  /** This gate is what lowered the class. */
  binding: boolean;
}

export interface ChecksView {
  checks: CheckView[];
  gates: GateView[];
  score: {
    earned: NumberView;
    lost: NumberView;
    unknown: NumberView;
    earnedPoints: number;
    lostPoints: number;
    unknownPoints: number;
  } | null;
}

const INPUT_OF: Record<FactorId, InputId> = {
  coverage: "revenue",
  growth: "growth",
  concentration: "topCustomerShare",
  utilisation: "utilisation",
  glut: "glut",
  operatorCover: "operatorCover",
  dilution: "netDilution",
  capture: "captureYield",
  checklist: "checklist",
};

const FACTOR_FIELD: Partial<Record<FactorId, keyof AssessmentInput["factors"]>> = {
  concentration: "topCustomerShare",
  utilisation: "utilisation",
  glut: "supplyGlut",
  operatorCover: "operatorCover",
  dilution: "netDilution",
  capture: "captureYield",
  checklist: "checklistScore",
};

/** A factor's value as text; what follows a number stands once behind a range. */
function factorWords(unit: FactorUnit): { format: (value: number) => string; suffix: string } {
  switch (unit) {
    case "coverage":
      return { format: formatCoverage, suffix: "" };
    case "share":
    case "share_of_target":
      return { format: formatPercent, suffix: "" };
    case "per_year":
      return { format: formatGrowth, suffix: " a year" };
    case "log_per_year":
      return { format: (value) => formatPercent(Math.expm1(value), { signed: true }), suffix: " a year" };
    case "multiple":
      return { format: formatMultiple, suffix: "" };
    case "points":
      return { format: formatPoints, suffix: "" };
  }
}

/** A factor over both corners, with its suffix where there is a number. */
function factorNumber(rule: FactorRule, span: Span | null, details: Parameters<typeof numberView>[2]): NumberView {
  const { format, suffix } = factorWords(rule.unit);
  const view = numberView(span, format, details);
  return view.state === "unknown" ? view : restated(view, { text: view.text + suffix });
}

function factorSpan(assessed: Assessed, id: FactorId): Span | null {
  if (id === "coverage") return cornerSpan(assessed, (result) => result.ratios.prudentCoverage);
  // The method counts the high end; what is known is the whole of it.
  if (id === "concentration") return assessed.inputs.find((input) => input.id === "topCustomerShare")?.span ?? null;
  if (id === "growth") return cornerSpan(assessed, (result) => result.ratios.revenueGrowth);
  const field = FACTOR_FIELD[id];
  if (!field) return null;
  const inputs = assessed.corners ? assessed.corners.inputs : [assessed.input, assessed.input];
  const values = inputs.map((input) => input?.factors[field] ?? null);
  const [a, b] = values;
  if (a === null || b === null || a === undefined || b === undefined) return null;
  return { value: a === b ? a : null, low: Math.min(a, b), high: Math.max(a, b) };
}

function checkView(
  rule: FactorRule,
  assessed: Assessed,
  record: NetworkRecord,
  weightSum: number,
  to: Tracer,
): CheckView {
  const applicable = !rule.notApplicable.includes(record.network.category);
  const weight = applicable ? (rule.weight * 100) / weightSum : 0;
  const { low, high } = scoredCorners(assessed);
  const input = assessed.inputs.find((candidate) => candidate.id === INPUT_OF[rule.id]);
  const span = applicable ? factorSpan(assessed, rule.id) : null;
  const scores = [low, high].map((result) => result?.factorScores[rule.id] ?? null);
  const known = applicable && scores.every((score) => score !== null);
  const worst = known ? Math.min(...scores.map((score) => score ?? 0)) : 0;
  const state = !applicable ? "not_applicable" : !known ? "unknown" : worst >= NEUTRAL_POINTS ? "met" : "failed";
  const contribution = cornerSpan(assessed, (result: ScoredAssessment) => result.contributions[rule.id] ?? null);
  const formulaId = `factor.${rule.id}`;
  const value: NumberView =
    state === "not_applicable"
      ? { ...notApplicable(`not a question for ${record.network.category}`), ...to.formula(formulaId) }
      : factorNumber(rule, span, {
          grade: input?.grade ?? null,
          note: input?.formula ?? null,
          ...to.formula(formulaId),
        });
  return {
    id: rule.id,
    code: rule.code,
    label: rule.label,
    question: rule.question,
    state,
    value,
    points: to.words(
      state === "not_applicable"
        ? "no points at stake"
        : contribution
          ? `${formatRange(contribution.low, contribution.high, formatPoints)} of ${formatPoints(weight)}`
          : `unknown: ${formatPoints(weight)} at stake`,
      formulaId,
    ),
    earned: contribution?.low ?? 0,
    weight,
    sentence: to.words(
      state === "not_applicable"
        ? "Not applicable to this category; its weight is shared out among the others."
        : state === "unknown"
          ? rule.sentences.unknown + UNKNOWN_BECAUSE[input?.unknownBecause ?? "derived"]
          : rule.sentences[state].replace(
              "{value}",
              rule.unit === "share_of_target" ? shareOfTarget(span, record) : value.text,
            ) + (rule.id === "concentration" && value.state === "bounded" ? " The high end counts." : ""),
      formulaId,
    ),
    placeholder: rule.status === "placeholder",
  };
}

/** Utilisation against the category's target, which is what its sentence speaks of. */
function shareOfTarget(span: Span | null, record: NetworkRecord): string {
  const target = UTILISATION_TARGETS[record.network.category];
  return numberView(target ? scaleSpan(span, 1 / target) : null, formatPercent).text;
}

/** Why an unknown is one; a number that follows from other unknowns needs no reason of its own. */
const UNKNOWN_BECAUSE = {
  not_disclosed: " Searched for, not disclosed.",
  not_researched: " Not researched yet.",
  derived: "",
} as const;

/** The number of a gate in its unit. */
export const formatThreshold = (rule: { threshold: number | null; unit: string | null }): string => {
  if (rule.threshold === null) return "";
  if (rule.unit === "usd") return formatUsd(rule.threshold);
  if (rule.unit === "share") return formatPercent(rule.threshold);
  if (rule.unit === "per_year") return formatPercent(rule.threshold, { signed: true });
  return String(rule.threshold);
};

function gateViews(assessed: Assessed, to: Tracer): GateView[] {
  const { low, high } = scoredCorners(assessed);
  const held = new Map<GateId, { cap: string; binding: boolean }>();
  for (const result of [high, low]) {
    for (const gate of result?.gates ?? []) {
      held.set(gate.id, {
        cap: verdictWord(gate.cap),
        binding: (result?.bindingGates.includes(gate.id) ?? false) || (held.get(gate.id)?.binding ?? false),
      });
    }
  }
  return [...held].map(([id, { cap, binding }]) => {
    const rule: {
      question: string;
      sentence: string;
      unknownSentence?: string;
      threshold: number | null;
      unit: string | null;
    } = GATES[id];
    return {
      id,
      question: rule.question,
      sentence: to.words(
        (isUnknownGate(id, assessed) ? (rule.unknownSentence ?? rule.sentence) : rule.sentence).replace(
          "{threshold}",
          formatThreshold(rule),
        ),
        `gate.${id}`,
      ),
      cap,
      binding,
    };
  });
}

/** A gate that closes because a fact is unknown says so, instead of claiming the fact. */
function isUnknownGate(id: GateId, assessed: Assessed): boolean {
  const input = assessed.input;
  if (!input) return false;
  if (id === "G6") return input.factors.topCustomerShare === null;
  if (id === "G7") return input.factors.utilisation === null;
  if (id === "G10") return input.answers.externalPayers === "unknown";
  if (id === "G11") return input.answers.fakingUnprofitable === "unknown";
  return false;
}

export function buildChecks(assessed: Assessed, record: NetworkRecord, to: Tracer = tracer(assessed.slug)): ChecksView {
  const weightSum = FACTORS.filter((rule) => !rule.notApplicable.includes(record.network.category)).reduce(
    (sum, rule) => sum + rule.weight,
    0,
  );
  const { low } = scoredCorners(assessed);
  const points = (formulaId: string, pick: (result: ScoredAssessment) => number) =>
    numberView(cornerSpan(assessed, pick), formatPoints, to.formula(formulaId));
  return {
    checks: FACTORS.map((rule) => checkView(rule, assessed, record, weightSum, to)),
    gates: gateViews(assessed, to),
    score: low && {
      earned: points("score", (result) => result.score),
      lost: points("score.lost", (result) => result.lost),
      unknown: points("score.unknown", (result) => result.unknown),
      earnedPoints: low.score,
      lostPoints: low.lost,
      unknownPoints: low.unknown,
    },
  };
}
