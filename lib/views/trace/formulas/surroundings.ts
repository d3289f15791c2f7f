import { formatPercent } from "@/lib/format";
import type { ObservationFact } from "@/lib/scoring";
import { claimedAmount, claimedPeriod, formatInUnit } from "../../claim-words";
import { originShares } from "../../data-page/sources";
import { exact, numberView } from "../../number-view";
import { buildPayerSplit } from "../../payer-split";
import { buildDeciding } from "../../surroundings/deciding";
import { claimedSpan, discountSpan } from "../../surroundings/incumbents";
import { reasonSentence } from "../../words";
import type { AssessedContext, TraceContext } from "../context";
import type { TracePart } from "../trace-view";
import { type Formula, type FormulaBook, idAfter, type RecordFormulaBook } from "./formula";
import { linePartsIn } from "./lines";

/** One claim as a part that leads on. */
function claimPart({ series, to }: TraceContext, observation: ObservationFact, label?: string): TracePart {
  const of = series(observation.seriesId);
  return {
    label: label ?? of?.label ?? observation.seriesId,
    number: numberView(claimedSpan(observation), (value) => formatInUnit(value, of?.unit ?? ""), {
      ...to.to("observation", observation.id),
    }),
    note: `${claimedAmount(observation, of?.unit ?? "")}, ${claimedPeriod(observation)}`,
  };
}

/** `discount.<id>`: how much cheaper than the rival. */
function discountFormula(context: TraceContext, id: string): Formula | null {
  const row = context.record.incumbents.find((candidate) => candidate.id === idAfter(id, "discount."));
  const here = row?.hereObservationId ? context.observation(row.hereObservationId) : undefined;
  const there = row?.rivalObservationId ? context.observation(row.rivalObservationId) : undefined;
  if (!row || !here || !there) return null;
  return {
    title: `Cheaper than ${row.rival}`,
    what: "How much less a unit costs here than at the rival, of the rival’s price; less than nothing where it costs more.",
    number: numberView(discountSpan(claimedSpan(here), claimedSpan(there)), formatPercent, context.to.formula(id)),
    formula: "1 − price here ÷ price there.",
    parts: [claimPart(context, here, "Price here"), claimPart(context, there, `Price at ${row.rival}`)],
    observationIds: [here.id, there.id],
  };
}

/** `identity.<observation>`: a stated year against its quarters. */
function identityFormula(context: TraceContext, id: string): Formula | null {
  const check = context.held.identities.find(({ observationId }) => observationId === idAfter(id, "identity."));
  const stated = check && context.observation(check.observationId);
  const series = check && context.series(check.seriesId);
  if (!check || !stated || !series) return null;
  const inUnit = (value: number) => formatInUnit(value, series.unit);
  return {
    title: `${series.label}: a year against its quarters`,
    what: "A year is never split; it checks the sum of its four quarters. More than a twentieth apart fails.",
    number: numberView(exact(check.gap), formatPercent, context.to.formula(id)),
    formula: `1 − smaller ÷ larger of ${inUnit(check.stated)} stated and ${inUnit(check.summed)} summed.`,
    parts: [
      claimPart(context, stated, "Stated for the year"),
      ...check.quarters.map((quarter) => ({
        label: quarter,
        number: numberView(context.figure(check.seriesId, quarter)?.span ?? null, inUnit, {
          ...context.to.figure(check.seriesId, quarter),
        }),
        note: null,
      })),
    ],
    observationIds: [stated.id],
    period: `${check.quarters[0] ?? ""} to ${check.quarters.at(-1) ?? ""}`,
  };
}

/** `origins`: whose word the figures of the record rest on. */
function originsFormula(context: TraceContext, id: string): Formula | null {
  const shares = originShares({ record: context.record, figures: context.held.figures }, context.to.query);
  if (!shares) return null;
  const paid = shares.paidResearch;
  return {
    title: "Whose word the figures rest on",
    what: "Reconciled figures of all quarters by the kinds of source that they rest on; a figure may rest on several kinds.",
    number: { ...shares.figures, text: `${shares.figures.text} figures`, ...context.to.formula(id) },
    formula: "Figures that rest on a source of the kind ÷ all figures that have a number.",
    parts: [
      ...shares.shares.map(({ label, number }) => ({ label, number, note: null })),
      ...(paid ? [{ label: "Research paid by the project, of all research", number: paid, note: null }] : []),
    ],
  };
}

/** `count.source-figures.<id>`: figures that rest on one source. */
function sourceFigures(context: TraceContext, id: string): Formula | null {
  const source = context.source(idAfter(id, "count.source-figures.") ?? "");
  if (!source) return null;
  const figures = context.held.figures.filter(
    ({ span, usedIds }) =>
      span !== null && usedIds.some((usedId) => context.observation(usedId)?.sourceId === source.id),
  );
  return {
    title: `Figures that rest on ${source.publisher}`,
    what: `Reconciled figures for which a claim of “${source.title || source.publisher}” is used.`,
    number: numberView(exact(figures.length), (value) => `${value} figures`, context.to.formula(id)),
    formula: "A figure counts once, however many of the source’s claims it uses.",
    parts: figures.map((figure) => {
      const series = context.series(figure.seriesId);
      return {
        label: `${series?.label ?? figure.seriesId}, ${figure.quarter}`,
        number: numberView(figure.span, (value) => formatInUnit(value, series?.unit ?? ""), {
          grade: figure.grade,
          ...context.to.figure(figure.seriesId, figure.quarter),
        }),
        note: null,
      };
    }),
  };
}

/** Formulas of what stands beside the verdict; they need no assessment. */
export const surroundingFormulas: RecordFormulaBook = (context, id) =>
  id === "origins"
    ? originsFormula(context, id)
    : (discountFormula(context, id) ?? identityFormula(context, id) ?? sourceFigures(context, id));

/** `payer.organic-customer`: what one kind of payer paid over the half-year. */
function payerFormula(context: AssessedContext, id: string): Formula | null {
  const segmentId = idAfter(id, "payer.");
  const { assessed } = context.assessment;
  const split = buildPayerSplit(assessed, context.to);
  const segment = split?.segments.find((candidate) => candidate.id === segmentId);
  if (!split || !segment) return null;
  const role = segment.role;
  return {
    title: `Called revenue, paid by ${segment.payer}`,
    what: `All series that count as “${segment.counts}” and were paid by ${segment.payer}, over the half-year that decides.`,
    number: { ...segment.number, ...context.to.formula(id) },
    formula: `${segment.share.text} of everything that was called revenue, low ends against low ends.`,
    parts: linePartsIn(context, [role], split.quarters),
    period: split.period,
  };
}

/** `deciding`, `deciding.<name>`: the fact that is missing for a verdict, and what is known beside it. */
function decidingFormula(context: AssessedContext, id: string): Formula | null {
  const { assessed, record } = context.assessment;
  const name = idAfter(id, "deciding.");
  if (id !== "deciding" && name === null) return null;
  const view = buildDeciding(assessed, record, context.to.query);
  const known = view?.known.find((row) => row.name === name);
  if (!view || (name !== null && !known)) return null;
  if (known)
    return {
      title: known.label,
      what: "The side of coverage that is known of the latest quarters in which any side is.",
      number: { ...known.number, ...context.to.formula(id) },
      formula: `The sum over ${known.number.period ?? "the quarter"}; of prices the mean.`,
      parts: linePartsIn(
        context,
        known.name === "tokenPriceUsd" ? ["price"] : known.name === "revenueUsd" ? REVENUE : EMISSIONS,
        (known.number.period ?? "").split(" + "),
      ),
      period: known.number.period,
    };
  return {
    title: view.title,
    what: "Coverage is what customers paid ÷ the value of the tokens emitted; with one side known, each class asks something of the other.",
    number: null,
    formula: `The known side times, or divided by, the coverage at which each corridor begins: ${view.rows.map((row) => row.value.text).join("; ")}. ${reasonSentence("too_small")}`,
    parts: view.known.map(({ label, number }) => ({ label, number, note: null })),
  };
}

const REVENUE = ["organic", "unclassified", "incentive"] as const;
const EMISSIONS = ["supply", "security", "demand", "cash_subsidy"] as const;

export const prospectFormulas: FormulaBook = (context, id) => payerFormula(context, id) ?? decidingFormula(context, id);
