import type { ChartSpec } from "@/lib/charts";
import { placeName } from "@/lib/charts";
import type { Role } from "@/lib/scoring";
import { chartCells } from "../../chart-lead";
import { CHART_BUILDERS, type ChartId, isChartId } from "../../chart-set";
import { emissionKind, emissionSeries, naturesOf } from "../../chart-set/token";
import { figureNumber } from "../../figure-number";
import type { NumberView } from "../../number-view";
import type { AssessedContext } from "../context";
import type { TracePart } from "../trace-view";
import { type Formula, type FormulaBook, idAfter } from "./formula";
import { linePartsIn } from "./lines";

const chartOf = (context: AssessedContext, id: ChartId): ChartSpec =>
  CHART_BUILDERS[id]({ ...context.assessment, query: context.to.query });

type Cell = ReturnType<typeof chartCells>[number];

const numberOf = ({ text, trace, href }: Cell): NumberView => ({
  text,
  state: text === "not reported" ? "unknown" : "known",
  grade: null,
  period: null,
  age: null,
  trace,
  href,
  note: null,
});

/** `chart.waterfall`: what a chart shows as a whole, every number of its table. */
const wholeChart = (context: AssessedContext, id: string): Formula | null => {
  const chartId = idAfter(id, "chart.") ?? "";
  if (!isChartId(chartId)) return null;
  const spec = chartOf(context, chartId);
  return {
    title: spec.title,
    what: spec.question,
    number: null,
    formula: "Every number of the drawing stands in its table; counts and the latest values are taken from these rows.",
    parts: chartCells(spec).map((cell) => ({
      label: `${cell.column}, ${placeName(spec, cell.place)}`,
      number: numberOf(cell),
      note: null,
    })),
  };
};

interface CellRule {
  chart: ChartId;
  prefix: string;
  what: string;
  formula: string;
  parts?: (context: AssessedContext, cell: Cell) => TracePart[];
  observationIds?: (context: AssessedContext, cell: Cell) => string[];
}

const PAID: Role[] = ["organic", "unclassified", "incentive"];
const ISSUED: Role[] = ["supply", "security", "demand", "cash_subsidy", "price"];

/** Tokens of one kind in one quarter: the figures that are known in this way. */
function emissionParts(context: AssessedContext, { trace, place }: Cell): TracePart[] {
  const { assessed, record } = context.assessment;
  const ids = new Set(emissionSeries({ ...context.assessment, query: "" }).map(({ id }) => id));
  const natures = naturesOf(record);
  return assessed.figures
    .filter(({ seriesId, quarter, span }) => ids.has(seriesId) && quarter === place && span !== null)
    .filter((figure) => trace.includes(`.${emissionKind(figure, natures)}@`))
    .map((figure) => {
      const series = context.series(figure.seriesId);
      return { label: series?.label ?? figure.seriesId, number: figureNumber(figure, series, context.to), note: null };
    });
}

function rivalObservations({ record }: AssessedContext, { place }: Cell): string[] {
  const row = record.incumbents.find(({ id }) => `rival.${id}` === place);
  return [row?.hereObservationId, row?.rivalObservationId].flatMap((id) => id ?? []);
}

const RULES: readonly CellRule[] = [
  {
    chart: "robustness",
    prefix: "robustness.",
    what: "Share of seeded draws that read this class when weights, edges, hurdles and inputs are shaken.",
    formula:
      "Draws that read the class ÷ all draws, from one fixed seed; gates are tested in every draw, refusals are not. About the method’s sensitivity, not a probability that the network succeeds.",
  },
  {
    chart: "break-even",
    prefix: "break-even.",
    what: "Paid demand, the value of what is issued, or their ratio: on record, or on the base path after the last quarter.",
    formula:
      "On record: the quarter’s own figures, bounds at the prudent end. On the path: demand goes on at half its trailing growth; tokens and price are held, as no schedule is on record.",
    parts: (context, { place, trace }) =>
      linePartsIn(context, trace.includes("break-even.demand@") ? PAID : [...PAID, ...ISSUED], [place]),
  },
  {
    chart: "product-token",
    prefix: "rebased.",
    what: "Paid demand or token price as an index from a common start.",
    formula: "The quarter’s value ÷ its value in the first quarter in which both are known, in hundredths.",
    parts: (context, { place, trace }) =>
      linePartsIn(context, trace.includes("rebased.product@") ? PAID : ["price"], [place]),
  },
  {
    chart: "emission",
    prefix: "emission.",
    what: "Tokens of the quarter that are known in this way: counted, given by rule, or no more than a ceiling.",
    formula: "The sum of the emission series below.",
    parts: emissionParts,
  },
  {
    chart: "rivals",
    prefix: "rival.",
    what: "What a unit costs here, at the rival, and the one as a share of the other.",
    formula: "Price here ÷ price there, at the ends of both where one is only bounded.",
    observationIds: rivalObservations,
  },
];

/** `break-even.demand@2026Q4`, `rival.<id>`: one number of a chart that no other formula is of. */
export const chartSetFormulas: FormulaBook = (context, id): Formula | null => {
  const whole = wholeChart(context, id);
  if (whole) return whole;
  const rule = RULES.find(({ prefix }) => id.startsWith(prefix));
  if (!rule) return null;
  const spec = chartOf(context, rule.chart);
  const own = context.to.formula(id).trace;
  // Several columns of a row may lead to one formula: the last is what the others are for.
  const cells = chartCells(spec).filter(({ trace }) => trace === own);
  const cell = cells.at(-1);
  if (!cell) return null;
  const beside = cells.length === 1 ? [] : cells.map((of) => ({ label: of.column, number: numberOf(of), note: null }));
  return {
    title: `${cell.column}, ${placeName(spec, cell.place)}`,
    what: rule.what,
    number: numberOf(cell),
    formula: rule.formula,
    parts: [...beside, ...(rule.parts?.(context, cell) ?? [])],
    observationIds: rule.observationIds?.(context, cell) ?? [],
    period: spec.names ? null : cell.place,
  };
};
