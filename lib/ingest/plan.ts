import type { LiveObservation, LiveRows, StandingNetwork, StandingValue } from "@/lib/data/live";
import { eventKey } from "@/lib/data/live";
import type { SourceFact } from "@/lib/scoring/record/types";
import type { AdapterEvent, AdapterReject, AdapterSeries, AdapterSource } from "./adapter";
import type { Collected, CollectedValue } from "./collect";

/** How one adapter's values of one network compare with what readers see: a line of the summary. */
export interface Tally {
  adapterId: string;
  networkSlug: string;
  added: number;
  changed: number;
  unchanged: number;
  /** Of the added and changed ones, those without a number. */
  unknown: number;
  rejected: number;
  newestDay: string | null;
}

export interface NetworkPlan {
  rows: LiveRows;
  tallies: Tally[];
  rejects: AdapterReject[];
}

const sourceOf = (series: AdapterSeries, own: AdapterSource): AdapterSource => series.source ?? own;

/** Ids of all sources that an adapter's values may carry. */
export const sourceIdsOf = ({ adapter }: Pick<Collected, "adapter">): string[] => [
  ...new Set([adapter.source.id, ...adapter.series.map((series) => sourceOf(series, adapter.source).id)]),
];

const factOf = (source: AdapterSource): SourceFact => ({ ...source, readVia: null, publishedOn: null });

/**
 * What of all that was collected about one network is new: days that were not there, and past days whose value differs
 * from the one that stands, which the new row then supersedes. The running day's first value stands until the day is over.
 */
export function planNetwork(
  networkSlug: string,
  collected: readonly Collected[],
  standing: StandingNetwork,
  today: string,
): NetworkPlan {
  const plan: NetworkPlan = {
    rows: { networkSlug, sources: [], series: [], observations: [], events: [] },
    tallies: [],
    rejects: [],
  };
  const standingValues = new Map(standing.values.map((value) => [dayKey(value), value]));
  const sources = new Map<string, SourceFact>();
  const used = new Map<string, AdapterSeries>();
  for (const one of collected) {
    const series = new Map(one.adapter.series.filter((of) => of.networkSlug === networkSlug).map((of) => [of.key, of]));
    const misfits = new Set([...series.values()].filter((of) => !fits(of, standing)).map((of) => of.key));
    const own = one.values.filter((value) => value.networkSlug === networkSlug);
    const tally = emptyTally(one.adapter.id, networkSlug);
    for (const key of misfits) plan.rejects.push(misfit(key, series.get(key), standing, own));
    for (const value of own) {
      const of = series.get(value.seriesKey);
      if (!of || misfits.has(of.key)) {
        tally.rejected += 1;
        continue;
      }
      if (value.value !== null && (tally.newestDay === null || value.day > tally.newestDay))
        tally.newestDay = value.day;
      const source = sourceOf(of, one.adapter.source);
      const known = standingValues.get(dayKey({ seriesId: of.key, sourceId: source.id, periodStart: value.day }));
      if (known && (isSame(known, value) || value.day === today)) {
        tally.unchanged += 1;
        continue;
      }
      tally[known ? "changed" : "added"] += 1;
      if (value.value === null) tally.unknown += 1;
      sources.set(source.id, factOf(source));
      used.set(of.key, of);
      plan.rows.observations.push(observationOf(value, of, source, known ?? null, today));
    }
    for (const event of newEvents(one.events, networkSlug, standing, plan)) {
      const source = factOf(one.adapter.source);
      sources.set(source.id, source);
      const { networkSlug: _, ...fact } = event;
      plan.rows.events.push({ ...fact, sourceId: source.id });
    }
    if (own.length > 0) plan.tallies.push(tally);
  }
  // Every run carries the rows its values lean on, whatever becomes of the runs before it.
  plan.rows.sources = [...sources.values()];
  plan.rows.series = [...used.values()].map(({ key, metric, shape, unit, label, measure, payer, bucket }) => ({
    ...{ id: key, metric, shape, unit, label, measure, payer, bucket },
  }));
  return plan;
}

const emptyTally = (adapterId: string, networkSlug: string): Tally => ({
  ...{ adapterId, networkSlug, added: 0, changed: 0, unchanged: 0, unknown: 0, rejected: 0, newestDay: null },
});

const dayKey = (value: Pick<StandingValue, "seriesId" | "sourceId" | "periodStart">): string =>
  `${value.seriesId} ${value.sourceId} ${value.periodStart}`;

const isSame = (known: StandingValue, value: CollectedValue): boolean =>
  known.value === value.value && known.nullReason === value.nullReason;

/** A key of the record may be used only for what the record counts there. */
function fits({ key, metric, shape, unit }: AdapterSeries, standing: StandingNetwork): boolean {
  const known = standing.series.get(key);
  return !known || (known.metric === metric && known.shape === shape && known.unit === unit);
}

function misfit(
  key: string,
  series: AdapterSeries | undefined,
  standing: StandingNetwork,
  values: readonly CollectedValue[],
): AdapterReject {
  const known = standing.series.get(key);
  return {
    position: 0,
    column: key,
    value: values.find((value) => value.seriesKey === key)?.literal ?? null,
    reason: `The record counts ${known?.metric} as a ${known?.shape} in ${known?.unit} here, the source ${series?.metric} as a ${series?.shape} in ${series?.unit}.`,
  };
}

const newEvents = (
  events: readonly AdapterEvent[],
  networkSlug: string,
  standing: StandingNetwork,
  plan: NetworkPlan,
): AdapterEvent[] => {
  const planned = new Set(plan.rows.events.map(eventKey));
  return events.filter(
    (event) =>
      event.networkSlug === networkSlug && !standing.events.has(eventKey(event)) && !planned.has(eventKey(event)),
  );
};

function observationOf(
  value: CollectedValue,
  series: AdapterSeries,
  source: AdapterSource,
  known: StandingValue | null,
  today: string,
): LiveObservation {
  const tail = series.key.slice(series.networkSlug.length + 1);
  return {
    id: `${source.id}.${tail}.${value.day}${known ? `.${correctionOf(known)}` : ""}`,
    seriesId: series.key,
    sourceId: source.id,
    periodStart: value.day,
    periodEnd: value.day,
    value: value.value,
    low: null,
    high: null,
    nullReason: value.nullReason,
    nature: series.nature ?? "measured",
    basis: series.derivation === null ? "reported" : "derived",
    derivation: series.derivation,
    credibility: series.credibility,
    publishedOn: null,
    knownOn: today,
    knownOnBasis: "recorded",
    literal: value.literal,
    note: value.note,
    supersedesId: known?.id ?? null,
    replyHash: value.replyHash,
  };
}

/** `…2026-08-20` is corrected by `…2026-08-20.2`, that one by `.3`. */
function correctionOf({ id }: StandingValue): number {
  const number = /\.(\d+)$/.exec(id)?.[1];
  return number === undefined ? 2 : Number(number) + 1;
}
