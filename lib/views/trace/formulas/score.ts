import { daysBetween, formatAge, formatCoverage, formatMultiple, formatPoints } from "@/lib/format";
import { type Assessed, FACTORS, GATES, type ScoredAssessment } from "@/lib/scoring";
import { buildArguments } from "../../arguments";
import { buildChecks } from "../../checks";
import { buildFlips } from "../../flips";
import { exact, type NumberView, numberView } from "../../number-view";
import { proseText } from "../../prose";
import { coverageChange, trendView } from "../../trend";
import { confidenceWords, cornerSpan, verdictView } from "../../verdict";
import { verdictWord } from "../../words";
import type { AssessedContext } from "../context";
import type { TracePart } from "../trace-view";
import { type Formula, type FormulaBook, idAfter } from "./formula";

const points = (context: AssessedContext, id: string, pick: (result: ScoredAssessment) => number): NumberView =>
  numberView(cornerSpan(context.assessment.assessed, pick), formatPoints, context.to.formula(id));

/** `factor.utilisation`: value, curve and points of one of the nine. */
const factorFormula: FormulaBook = (context, id) => {
  const rule = FACTORS.find((candidate) => candidate.id === idAfter(id, "factor."));
  if (!rule) return null;
  const { assessed, record } = context.assessment;
  const check = buildChecks(assessed, record, context.to).checks.find((candidate) => candidate.id === rule.id);
  if (!check) return null;
  const input = FACTOR_INPUT[rule.id];
  return {
    title: `${rule.label} (${rule.code})`,
    what: rule.question,
    number: { ...check.value, ...context.to.formula(id) },
    formula: `${proseText(check.sentence)} ${proseText(check.points)}. ${input.startsWith("input.") ? "Input" : "Value"}: {${input}}. Between its anchors the curve is straight: ${rule.anchors.map(([value, earned]) => `${Number(value.toFixed(3))} → ${earned}`).join(", ")} (${rule.status}).`,
    period: assessed.quarter && `to ${assessed.quarter}`,
  };
};

const FACTOR_INPUT: Record<(typeof FACTORS)[number]["id"], string> = {
  coverage: "coverage.prudent",
  growth: "growth",
  concentration: "input.topCustomerShare",
  utilisation: "input.utilisation",
  glut: "input.glut",
  operatorCover: "input.operatorCover",
  dilution: "input.netDilution",
  capture: "input.captureYield",
  checklist: "input.checklist",
};

/** What a gate tests, where that is a number of its own. */
const GATE_INPUT: Record<keyof typeof GATES, string | null> = {
  G1: "demand.year",
  G2: "share.related",
  G3: "coverage.strict",
  G4: "coverage.strict-year",
  G5a: "growth",
  G5b: "growth",
  G6: "input.topCustomerShare",
  G7: "input.utilisation",
  G8: "quarters.flows",
  G9: "confidence",
  G10: "count.answers",
  G11: "count.answers",
  G12: "coverage.highest-price",
};

const gateFormula: FormulaBook = (context, id) => {
  const gateId = (Object.keys(GATES) as (keyof typeof GATES)[]).find((candidate) => candidate === idAfter(id, "gate."));
  if (!gateId) return null;
  const { assessed, record } = context.assessment;
  const rule = GATES[gateId];
  const gate = buildChecks(assessed, record, context.to).gates.find((candidate) => candidate.id === gateId);
  const input = GATE_INPUT[gateId];
  const held = gate
    ? `It holds: ${proseText(gate.sentence)} Class at most ${gate.cap.toLowerCase()}.`
    : "It does not hold here.";
  return {
    title: `Gate ${gateId}`,
    what: rule.question,
    number: null,
    formula: `Closes when ${rule.condition}${rule.threshold === null ? "" : `; threshold ${rule.threshold} ${rule.unit}`}. ${held}${input && input !== "quarters.flows" && input !== "count.answers" ? ` Tested: {${input}}.` : ""}`,
  };
};

/** `score`, `score.lost`, `score.unknown`: the three parts of a hundred points. */
const scoreFormula: FormulaBook = (context, id) => {
  const rule = {
    score: { title: "Score, earned", pick: (r: ScoredAssessment) => r.score },
    "score.lost": { title: "Score, lost", pick: (r: ScoredAssessment) => r.lost },
    "score.unknown": { title: "Score, unknown", pick: (r: ScoredAssessment) => r.unknown },
  }[id];
  if (!rule) return null;
  const { assessed, record } = context.assessment;
  return {
    title: rule.title,
    what: "Points of nine factors out of 100: earned, lost, or unknown. Unknown earns nothing.",
    number: points(context, id, rule.pick),
    formula:
      "Each factor’s weight × the points its curve gives; the weight of factors that do not apply is shared out among the others.",
    parts: buildChecks(assessed, record, context.to).checks.map((check) => ({
      label: `${check.label} (${check.code})`,
      number: { ...check.value, ...context.to.formula(`factor.${check.id}`) },
      note: proseText(check.points),
    })),
  };
};

const confidenceFormula = (context: AssessedContext): Formula => {
  const { assessed } = context.assessment;
  const part = (label: string, pick: (r: ScoredAssessment) => number): TracePart => ({
    label,
    number: points(context, "confidence", (r) => pick(r) * 100),
    note: "of 100",
  });
  return {
    title: "Data confidence",
    what: "How good the evidence is; printed beside the verdict and never multiplied into it.",
    number: points(context, "confidence", (r) => r.dataConfidence),
    formula: `In words: ${confidenceWords(assessed).toLowerCase()}. A weighted sum of the four shares below, held down by named caps.`,
    parts: [
      part("Completeness", (r) => r.confidence.completeness),
      part("Freshness", (r) => r.confidence.freshness),
      part("Source quality", (r) => r.confidence.quality),
      part("Agreement", (r) => r.confidence.agreement),
    ],
  };
};

const intervalFormula = (context: AssessedContext, id: string): Formula | null => {
  const { interval } = context.assessment.assessed;
  const end = id === "interval.low" ? interval?.low : id === "interval.high" ? interval?.high : undefined;
  if (end === undefined) return null;
  const isLow = id === "interval.low";
  return {
    title: isLow ? "Coverage interval, lower end" : "Coverage interval, upper end",
    what: "How far C* can lie from the published reading with the evidence on record.",
    number: numberView(exact(end), formatCoverage, context.to.formula(id)),
    formula: `C* {coverage.prudent} with demand at its ${isLow ? "low" : "high"} and emissions at their ${isLow ? "high" : "low"} end: what sources state or openly contest, else value × exp(±1.645 σ(quality)); unclassified revenue counts ${isLow ? "nothing" : "in full"}.`,
    parts: [],
  };
};

const wholeInterval = (context: AssessedContext): Formula | null => {
  const { interval } = context.assessment.assessed;
  return (
    interval && {
      title: "Coverage interval",
      what: "How far C* can lie from the published reading with the evidence on record, and the class at either end.",
      number: numberView(
        { value: null, low: interval.low, high: interval.high },
        formatCoverage,
        context.to.formula("interval"),
      ),
      formula: `From {interval.low}, ${verdictWord(interval.classAtLow).toLowerCase()}, to {interval.high}, ${verdictWord(interval.classAtHigh).toLowerCase()}; published: {coverage.prudent}.`,
    }
  );
};

/** Sentences about the verdict as a whole: what they say, and the numbers they say it with. */
const verdictFormula = (context: AssessedContext): Formula => {
  const { assessed } = context.assessment;
  const view = verdictView(assessed);
  return {
    title: "Verdict",
    what: view.explanation,
    number: null,
    formula: `${view.label}: C* {coverage.prudent}, score {score} of 100, data confidence {confidence} of 100.${evidenceWords(assessed)}`,
    period: assessed.quarter && `quarter t ${assessed.quarter}`,
  };
};

/** Qualities that decide whether a class may be published. */
function evidenceWords({ input }: Assessed): string {
  if (!input) return "";
  const { revenueQuality, emissionsQuality } = input.evidence;
  return ` Revenue rests on evidence of quality ${revenueQuality.toFixed(2)}, emissions on ${emissionsQuality.toFixed(2)}: the weaker of a source’s letter and digit.`;
}

const flipsFormula = (context: AssessedContext): Formula => {
  const { assessed, record } = context.assessment;
  const checks = buildChecks(assessed, record, context.to);
  const flips = buildFlips(assessed, checks, context.to);
  const argument = buildArguments(assessed, checks);
  const lines = [...flips.up, ...flips.down, ...flips.blocking].map(proseText);
  return {
    title: "What would change the verdict",
    what: "Closed forms and searches over one input at a time, all else equal.",
    number: null,
    formula: `${lines.join(" ")} Now: paid demand {demand.half-year}, prudent subsidy {subsidy.prudent}, C* {coverage.prudent}, score {score}.${evidenceWords(assessed)} For and against: ${argument.for.length + argument.against.length} points.`,
  };
};

const trendFormula = (context: AssessedContext): Formula => ({
  title: "Trend",
  what: "Coverage of the last half-year against that of the half-year before: up from ×1.25, down from ×0.80; hollow where price makes more than half of the change.",
  number: numberView(coverageChange(context.assessment.assessed), formatMultiple, context.to.formula("trend")),
  formula: `${trendView(context.assessment.assessed).text}.`,
  parts: context.assessment.assessed.quarters.slice(-5).map(({ quarter, coverage }) => ({
    label: `Coverage, ${quarter}`,
    number: numberView(coverage, formatCoverage, context.to.formula(`quarter.coverage@${quarter}`)),
    note: null,
  })),
});

/** Days between the last day of t, the facts and the reader. */
const ageFormula = (context: AssessedContext, id: string): Formula | null => {
  const { assessed } = context.assessment;
  const own = context.to.formula(id);
  const days = id === "age" ? assessed.ageDays : daysBetween(assessed.asOf, context.today);
  const number = numberView(exact(days), (value) => `${value} days`, own);
  return id === "age"
    ? {
        title: "Age of the latest usable quarter",
        what: "Days from the last day of the quarter t to the as-of day.",
        number,
        formula: `${assessed.quarter ?? "no quarter"} to ${assessed.asOf}: ${formatAge(days)}.`,
      }
    : {
        title: "Age of the facts",
        what: "Days from the as-of day of the facts to today.",
        number,
        formula: `${assessed.asOf} to ${context.today}: ${formatAge(days)}.`,
      };
};

export const scoreFormulas: FormulaBook = (context, id) => {
  switch (id) {
    case "confidence":
      return confidenceFormula(context);
    case "interval":
      return wholeInterval(context);
    case "interval.low":
    case "interval.high":
      return intervalFormula(context, id);
    case "verdict":
      return verdictFormula(context);
    case "flips":
      return flipsFormula(context);
    case "trend":
      return trendFormula(context);
    case "age":
    case "age.facts":
      return ageFormula(context, id);
    default:
      return scoreFormula(context, id) ?? factorFormula(context, id) ?? gateFormula(context, id);
  }
};
