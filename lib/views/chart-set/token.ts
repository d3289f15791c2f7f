import { type ChartSpan, type ChartSpec, type EmissionRow, emissionSchedule, productVsToken } from "@/lib/charts";
import { formatCompact, formatPriceUsd, formatTokens, formatUsd } from "@/lib/format";
import type { Figure, NetworkRecord, Role } from "@/lib/scoring";
import { publishers } from "../charts";
import { type ChartContext, eventsOf, inWords, subjectOf } from "./context";

const PAID: readonly Role[] = ["organic", "unclassified", "incentive"];
const EMITTED: readonly Role[] = ["supply", "security", "demand"];

/** Paid demand and token price from a common start. */
export function productChart(context: ChartContext): ChartSpec {
  const { assessed, record } = context;
  return productVsToken(
    assessed.quarters.map(({ quarter, demandUsd, tokenPriceUsd }) => ({ quarter, demandUsd, tokenPriceUsd })),
    {
      id: `${record.network.slug}-product-token`,
      name: record.network.name,
      subject: subjectOf(context, "product-token"),
      source: publishers(record, assessed, (role) => PAID.includes(role) || role === "price"),
      usd: inWords(formatUsd),
      price: inWords(formatPriceUsd),
      index: inWords(formatCompact),
      events: eventsOf(context),
    },
  );
}

/** Series that the definition counts as emission, in tokens. */
export const emissionSeries = ({ assessed, record }: ChartContext): { id: string; required: boolean }[] => {
  const definition = record.definitions.find((candidate) => candidate.id === assessed.definitionId);
  const inTokens = new Set(record.series.filter(({ unit }) => !unit.startsWith("USD")).map(({ id }) => id));
  return (definition?.lines ?? [])
    .filter(({ role, seriesId }) => EMITTED.includes(role) && inTokens.has(seriesId))
    .map(({ seriesId, required }) => ({ id: seriesId, required }));
};

type Kind = "measured" | "programmatic" | "atMost";

/** How a figure is known: the weakest of what it is made of; a bound without a value is "at most". */
export function emissionKind(figure: Figure, natures: ReadonlyMap<string, string>): Kind {
  const used = figure.usedIds.map((id) => natures.get(id));
  if (figure.span && figure.span.value === null && figure.span.low === 0) return "atMost";
  if (used.some((nature) => nature !== "measured" && nature !== "programmatic" && nature !== "run-rate"))
    return figure.span?.value === null ? "atMost" : "programmatic";
  return used.includes("programmatic") ? "programmatic" : "measured";
}

export const naturesOf = (record: NetworkRecord): Map<string, string> =>
  new Map(record.observations.map(({ id, nature }) => [id, nature]));

const plus = (a: ChartSpan | null, b: ChartSpan): ChartSpan =>
  a
    ? {
        value: a.value === null || b.value === null ? null : a.value + b.value,
        low: a.low + b.low,
        high: a.high + b.high,
      }
    : b;

/** Tokens by quarter and by how they are known, also of quarters after t. */
function emissionRows(context: ChartContext): EmissionRow[] {
  const series = emissionSeries(context);
  const natures = naturesOf(context.record);
  const ids = new Set(series.map(({ id }) => id));
  const rows = new Map<string, EmissionRow>();
  const spoken = new Map<string, Set<string>>();
  for (const figure of context.assessed.figures) {
    if (!ids.has(figure.seriesId) || !figure.span) continue;
    const empty = { quarter: figure.quarter, measured: null, programmatic: null, atMost: null, isPartial: false };
    const row = rows.get(figure.quarter) ?? empty;
    const kind = emissionKind(figure, natures);
    rows.set(figure.quarter, { ...row, [kind]: plus(row[kind], figure.span) });
    spoken.set(figure.quarter, (spoken.get(figure.quarter) ?? new Set()).add(figure.seriesId));
  }
  return [...rows.values()].map((row) => ({
    ...row,
    isPartial: series.some(({ id, required }) => required && !spoken.get(row.quarter)?.has(id)),
  }));
}

export function emissionChart(context: ChartContext): ChartSpec {
  const { assessed, record } = context;
  const { slug, name, token } = record.network;
  return emissionSchedule(emissionRows(context), {
    id: `${slug}-emission`,
    name,
    subject: subjectOf(context, "emission"),
    source: publishers(record, assessed, (role) => EMITTED.includes(role)),
    token,
    amount: inWords((value) => formatTokens(value, token)),
    events: eventsOf(context),
  });
}
