import { QUESTION_IDS } from "@/lib/scoring";
import { buildChecks } from "../../checks";
import type { NumberView } from "../../number-view";
import { hasAssessment, type TraceContext } from "../context";
import { courseOf } from "../figure";
import { type Formula, idAfter, type RecordFormulaBook } from "./formula";

const counted = (context: TraceContext, id: string, count: number, unit: string): NumberView => ({
  text: `${count} ${unit}`,
  state: "known",
  grade: null,
  period: null,
  age: null,
  ...context.to.formula(id),
  note: null,
});

const known = (context: TraceContext) =>
  context.record.observations.filter((observation) => observation.knownOn <= context.asOf);

/** `count.source.<id>`: what one source contributes. */
function sourceCount(context: TraceContext, id: string): Formula | null {
  const source = context.source(idAfter(id, "count.source.") ?? "");
  if (!source) return null;
  const claims = known(context).filter((observation) => observation.sourceId === source.id);
  return {
    title: `Claims by ${source.publisher}`,
    what: `How many claims of “${source.title || source.publisher}” the record holds; a page shows those that stand behind the figures on it.`,
    number: counted(context, id, claims.length, claims.length === 1 ? "claim" : "claims"),
    formula: "Each claim known on the as-of day counts once.",
    observationIds: claims.map((claim) => claim.id),
  };
}

/** `series.<id>`: one series with all its quarters. */
function seriesFormula(context: TraceContext, id: string): Formula | null {
  const series = context.series(idAfter(id, "series.") ?? "");
  if (!series) return null;
  const course = courseOf(context, series);
  return {
    title: series.label,
    what: series.measure,
    number: null,
    formula: `Unit: ${series.unit}. ${course ? "Its quarters stand below." : "At most one quarter is on record."}`,
    series: course,
  };
}

function answersFormula(context: TraceContext, id: string): Formula {
  const { answers } = context.record;
  const unknown = QUESTION_IDS.length - answers.filter((answer) => answer.answer !== "unknown").length;
  const isUnknown = id === "count.answers-unknown";
  return {
    title: isUnknown ? "Checklist questions without an answer" : "Checklist",
    what: "Fifteen questions, each with dated evidence or none.",
    number: counted(
      context,
      id,
      isUnknown ? unknown : QUESTION_IDS.length - unknown,
      `of ${QUESTION_IDS.length} questions`,
    ),
    formula: `${QUESTION_IDS.map((question) => `${question} ${answers.find((answer) => answer.question === question)?.answer ?? "unknown"}`).join(", ")}.`,
  };
}

function missingFormula(context: TraceContext, id: string): Formula | null {
  if (!hasAssessment(context)) return null;
  const { assessed, record } = context.assessment;
  const missing = buildChecks(assessed, record, context.to).checks.filter((check) => check.state === "unknown");
  return {
    title: "Facts that are missing",
    what: "Factors of the score that nobody can give or take points for.",
    number: counted(context, id, missing.length, missing.length === 1 ? "factor" : "factors"),
    formula: missing.length === 0 ? "None is missing." : `${missing.map((check) => check.label).join(", ")}.`,
    parts: missing.map((check) => ({
      label: check.label,
      number: { ...check.value, ...context.to.formula(`factor.${check.id}`) },
      note: null,
    })),
  };
}

/** Counts are formulas too: of what, and which. */
export const countFormulas: RecordFormulaBook = (context, id) => {
  const conflicts = context.held.conflicts;
  const open = conflicts.filter((conflict) => conflict.status === "open");
  const titles = (of: typeof conflicts) => (of.length === 0 ? "None." : `${of.map(({ title }) => title).join("; ")}.`);
  switch (id) {
    case "count.claims": {
      const claims = known(context);
      return {
        title: "Claims on record",
        what: "Dated statements by sources that the record holds about this subject, used or not.",
        number: counted(context, id, claims.length, "claims"),
        formula: `Every claim known on the as-of day counts once, in ${context.record.series.length} series.`,
      };
    }
    case "count.sources": {
      const sources = new Set(known(context).map((observation) => observation.sourceId));
      return {
        title: "Sources",
        what: "Sources that stand behind at least one claim.",
        number: counted(context, id, sources.size, "sources"),
        formula: `${[...sources].map((sourceId) => context.source(sourceId)?.title || sourceId).join("; ")}.`,
      };
    }
    case "count.conflicts":
      return {
        title: "Conflicts between sources",
        what: "Readings of one thing that are too far apart to be averaged, ruled on or not.",
        number: counted(context, id, conflicts.length, "conflicts"),
        formula: titles(conflicts),
      };
    case "count.conflicts-open":
      return {
        title: "Open conflicts between sources",
        what: "Conflicts without a ruling that settles them; those that lead to other classes come first.",
        number: counted(context, id, open.length, "open conflicts"),
        formula: titles([...open].sort((a, b) => Number(b.changesVerdict) - Number(a.changesVerdict))),
      };
    case "count.identities": {
      const { identities } = context.held;
      return {
        title: "Years held against their quarters",
        what: "Stated years whose four quarters are all known; a year is never split, it checks their sum.",
        number: counted(context, id, identities.length, "years"),
        formula: `${identities.filter(({ isFailed }) => isFailed).length} of them are more than a twentieth off.`,
        observationIds: identities.map(({ observationId }) => observationId),
      };
    }
    case "count.article-claims":
      return {
        title: "Statements held against the record",
        what: "Statements of articles and others, each with what the record shows.",
        number: counted(context, id, context.record.claims.length, "statements"),
        formula: `${context.record.claims.map((claim) => claim.statement).join(" ")}`,
      };
    case "count.triggers":
      return {
        title: "Conditions that would change the thesis",
        what: "Stated before they happen, evaluated each quarter.",
        number: counted(context, id, context.record.triggers.length, "conditions"),
        formula: `${context.record.triggers.map((trigger) => trigger.text).join(" ")}`,
      };
    case "count.answers":
    case "count.answers-unknown":
      return answersFormula(context, id);
    case "count.missing":
      return missingFormula(context, id);
    default:
      return sourceCount(context, id) ?? seriesFormula(context, id);
  }
};
