import { clampTo } from "./axes";
import { placeEvents } from "./events";
import { type CommonOptions, NO_MARKS } from "./no-marks";
import { everyQuarter } from "./quarters";
import { isBounded, mergeGaps } from "./spans";
import type { ChartEvent, ChartSpan, ChartSpec, EndLabelSpec, RangeSpec, Tick, Tone } from "./types";

export interface ProductTokenRow {
  quarter: string;
  demandUsd: ChartSpan | null;
  tokenPriceUsd: ChartSpan | null;
}

export interface ProductTokenOptions extends CommonOptions {
  usd: (span: ChartSpan | null) => string;
  price: (span: ChartSpan | null) => string;
  index: (span: ChartSpan | null) => string;
  events: ChartEvent[];
}

/** What both lines start from. */
export const REBASED_TO = 100;

const SIDES = [
  { id: "product", label: "Paid demand", tone: "demand", pick: (row: ProductTokenRow) => row.demandUsd },
  { id: "token", label: "Token price", tone: "accent", pick: (row: ProductTokenRow) => row.tokenPriceUsd },
] as const satisfies readonly {
  id: string;
  label: string;
  tone: Tone;
  pick: (row: ProductTokenRow) => ChartSpan | null;
}[];

/** The first quarter in which both have a value, above nothing; null without one. */
export const firstCommon = (rows: readonly ProductTokenRow[]): ProductTokenRow | null =>
  [...rows]
    .sort((a, b) => a.quarter.localeCompare(b.quarter, "en"))
    .find(({ demandUsd, tokenPriceUsd }) => (demandUsd?.value ?? 0) > 0 && (tokenPriceUsd?.value ?? 0) > 0) ?? null;

/** A span in hundredths of its value in the base quarter; null where either is missing. */
export function rebased(span: ChartSpan | null, base: ChartSpan | null): ChartSpan | null {
  if (!span || !base || base.value === null) return null;
  const factor = REBASED_TO / base.value;
  const value = span.value === null ? null : span.value * factor;
  return { value, low: span.low * factor, high: span.high * factor };
}

/** What customers pay and what the token costs, from the same start on one log scale. Rows in any order. */
export function productVsToken(rows: readonly ProductTokenRow[], options: ProductTokenOptions): ChartSpec {
  const base = firstCommon(rows);
  const from = base ? rows.filter(({ quarter }) => quarter >= base.quarter) : [];
  const quarters = everyQuarter(from.filter((row) => row.demandUsd || row.tokenPriceUsd).map(({ quarter }) => quarter));
  const filled = quarters.map(
    (quarter) => from.find((row) => row.quarter === quarter) ?? { quarter, demandUsd: null, tokenPriceUsd: null },
  );
  const values = SIDES.map(({ pick }) => filled.map((row) => rebased(pick(row), base && pick(base))));
  const axis = indexAxis(values.flat().flatMap((span) => (span ? [span.value ?? span.low, span.low, span.high] : [])));
  const ranges = SIDES.flatMap(({ id, tone }, side): RangeSpec[] =>
    filled.flatMap(({ quarter }, index) => {
      const span = values[side]?.[index];
      if (!span || !isBounded(span) || span.value !== null) return [];
      const [low, high] = [clampTo(axis.domain, span.low).value, clampTo(axis.domain, span.high).value];
      return low === high ? [] : [{ series: `${id}-range`, panel: "index", quarter, low, high, tone }];
    }),
  );
  const missing = (side: number) => filled.filter((_, index) => !values[side]?.[index]).length;
  return {
    ...NO_MARKS,
    id: options.id,
    subject: options.subject ?? null,
    title: "Product against token",
    question: `Did what customers pay for ${options.name} go the same way as its token?`,
    unit: "index; the first quarter in which both are known is the start",
    source: options.source,
    emptyText: "No quarter has both paid demand and a token price as plain values, so there is no common start.",
    summary: base
      ? `Paid demand and token price of ${options.name} from a common start in ${base.quarter}, to ${quarters.at(-1)}. ${SIDES.map(({ label }, side) => `${label}: ${options.index(values[side]?.findLast((span) => span !== null) ?? null)} at its latest`).join("; ")}. Of ${quarters.length} quarters, demand is missing in ${missing(0)}, the price in ${missing(1)}.`
      : `${options.name} has no quarter with both.`,
    quarters,
    panels: [{ id: "index", title: `${base?.quarter ?? "Start"} = ${REBASED_TO}, log scale`, scale: "log", ...axis }],
    lines: SIDES.map(({ id, label, tone }, side) => ({
      series: id,
      label,
      panel: "index",
      tone,
      points: filled.map(({ quarter }, index) => {
        const value = values[side]?.[index]?.value ?? null;
        return { quarter, ...(value === null ? { value, clamped: null } : clampTo(axis.domain, value)) };
      }),
    })),
    ranges,
    thresholds: base ? [{ panel: "index", value: REBASED_TO, text: "start", isStrong: true }] : [],
    gaps: mergeGaps(
      filled.map((_, index) => (values.every((of) => !of[index]) ? { panels: ["index"], text: "not reported" } : null)),
    ),
    events: placeEvents(options.events, quarters),
    endLabels: SIDES.flatMap(({ id, label, tone }, side): EndLabelSpec[] => {
      const index = values[side]?.findLastIndex((span) => span !== null) ?? -1;
      const span = values[side]?.[index];
      if (!span) return [];
      const quarter = quarters[index] ?? "";
      const value = clampTo(axis.domain, span.value ?? Math.sqrt(Math.max(span.low, axis.domain[0]) * span.high)).value;
      const dated = index === quarters.length - 1 ? null : quarter;
      const of = { id: `formula/rebased.${id}@*`, quarter };
      return [{ panel: "index", value, title: label, text: options.index(span), quarter: dated, of, tone }];
    }),
    legend: ranges.length > 0 ? [{ label: "Bounds only", tone: "ink", fill: "hatch" }] : [],
    readouts: filled.map((row, index) => ({
      quarter: row.quarter,
      lines: SIDES.map(({ label, tone, id, pick }, side) => ({
        label,
        text: `${options.index(values[side]?.[index] ?? null)} (${id === "product" ? options.usd(pick(row)) : options.price(pick(row))})`,
        tone,
        fill: "line" as const,
      })),
    })),
    table: {
      columns: ["Quarter", "Paid demand, index", "Token price, index", "Paid demand", "Token price"],
      ids: ["", "formula/rebased.product@*", "formula/rebased.token@*", "demand", "price"],
      rows: filled.map((row, index) => [
        row.quarter,
        options.index(values[0]?.[index] ?? null),
        options.index(values[1]?.[index] ?? null),
        options.usd(row.demandUsd),
        options.price(row.tokenPriceUsd),
      ]),
      spans: filled.map((row, index) => [
        values[0]?.[index] ?? null,
        values[1]?.[index] ?? null,
        row.demandUsd,
        row.tokenPriceUsd,
      ]),
    },
  };
}

/** Doublings and halvings of the start, which is labelled first. */
function indexAxis(values: readonly number[]): { domain: [number, number]; ticks: Tick[] } {
  const drawable = values.filter((value) => value > 0 && Number.isFinite(value));
  const low = Math.max(-7, Math.floor(Math.log2(Math.min(...drawable, REBASED_TO / 2) / REBASED_TO)));
  const high = Math.min(10, Math.ceil(Math.log2(Math.max(...drawable, REBASED_TO * 2) / REBASED_TO)));
  const steps = Array.from({ length: high - low + 1 }, (_, index) => low + index).sort(
    (a, b) => Math.abs(a) - Math.abs(b),
  );
  return {
    domain: [REBASED_TO * 2 ** low, REBASED_TO * 2 ** high],
    ticks: steps.map((step) => ({
      value: REBASED_TO * 2 ** step,
      text: String(Number((REBASED_TO * 2 ** step).toPrecision(2))),
    })),
  };
}
