import type * as z from "zod";
import type { AnyRecord, ConflictOutcome, Described, ObservationFact } from "@/lib/scoring";
import { gradeLabel, plainText } from "@/lib/scoring";
import { traceHref, traceKey } from "@/lib/views";
import type { CONFLICT_ROW, OBSERVATION_ROW, SERIES_ROW } from "../schemas/records";
import { sourceRow } from "./network";

/** Rows of the record as known on a day. */

/** Series with at least one claim that was known, with their figures by quarter. */
export function seriesRows(
  record: AnyRecord,
  { asOf, figures }: Pick<Described, "asOf" | "figures">,
): z.infer<typeof SERIES_ROW>[] {
  return record.series.flatMap((series) => {
    const claims = record.observations.filter(({ seriesId, knownOn }) => seriesId === series.id && knownOn <= asOf);
    if (claims.length === 0) return [];
    return {
      id: series.id,
      metric: series.metric,
      shape: series.shape,
      unit: series.unit,
      label: series.label,
      measure: plainText(series.measure),
      payer: series.payer,
      bucket: series.bucket,
      roles: record.definitions.flatMap(({ id, lines }) =>
        lines.filter(({ seriesId }) => seriesId === series.id).map(({ role }) => ({ definition: id, role })),
      ),
      observations: claims.length,
      from: claims.map(({ periodStart }) => periodStart).reduce((a, b) => (a < b ? a : b)),
      to: claims.map(({ periodEnd }) => periodEnd).reduce((a, b) => (a > b ? a : b)),
      figures: figures
        .filter(({ seriesId }) => seriesId === series.id)
        .map(({ quarter, span, missing, method, grade, quality, knownOn, knownOnBasis, gap, reason, ...ids }) => ({
          ...{ quarter, value: span?.value ?? null, low: span?.low ?? null, high: span?.high ?? null },
          ...{ missing, method, grade, quality, knownOn, knownOnBasis, gap, reason: plainText(reason) },
          ...{ usedIds: ids.usedIds, otherIds: ids.otherIds },
        })),
    };
  });
}

export interface ObservationFilter {
  series: string | null;
  metric: string | null;
  /** Days; the period of a claim overlaps them. */
  from: string | null;
  to: string | null;
}

const fits = (fact: ObservationFact, metric: string | undefined, filter: ObservationFilter): boolean =>
  (filter.series === null || fact.seriesId === filter.series) &&
  (filter.metric === null || metric === filter.metric) &&
  (filter.from === null || fact.periodEnd >= filter.from) &&
  (filter.to === null || fact.periodStart <= filter.to);

type Standing = ConflictOutcome["readings"][number]["standing"];

/** The strictest ruling counts where several conflicts name a claim. */
const STRICTEST: readonly Standing[] = ["refuted", "set_aside", "used", "open"];

function standingsIn({ conflicts }: AnyRecord): ReadonlyMap<string, Standing> {
  const readings = conflicts.flatMap((conflict) => conflict.readings);
  const inOrder = STRICTEST.toReversed().flatMap((standing) =>
    readings.filter((reading) => reading.standing === standing),
  );
  return new Map(inOrder.map(({ observationId, standing }) => [observationId, standing]));
}

/** Claims known on the day, in the order of the record. */
export function observationRows(
  record: AnyRecord,
  asOf: string,
  filter: ObservationFilter,
  pageOf: (path: string) => string,
): z.infer<typeof OBSERVATION_ROW>[] {
  const series = new Map(record.series.map((one) => [one.id, one]));
  const sources = new Map(record.sources.map((one) => [one.id, one]));
  const standings = standingsIn(record);
  return record.observations.flatMap((fact) => {
    const [measured, source] = [series.get(fact.seriesId), sources.get(fact.sourceId)];
    if (!measured || !source || fact.knownOn > asOf || !fits(fact, measured.metric, filter)) return [];
    return {
      id: fact.id,
      seriesId: fact.seriesId,
      metric: measured.metric,
      unit: measured.unit,
      periodStart: fact.periodStart,
      periodEnd: fact.periodEnd,
      value: fact.value,
      low: fact.low,
      high: fact.high,
      nullReason: fact.nullReason,
      nature: fact.nature,
      basis: fact.basis,
      derivation: fact.derivation === null ? null : plainText(fact.derivation),
      grade: gradeLabel({ letter: source.letter, credibility: fact.credibility }),
      standing: standings.get(fact.id) ?? null,
      publishedOn: fact.publishedOn,
      knownOn: fact.knownOn,
      knownOnBasis: fact.knownOnBasis,
      literal: fact.literal,
      note: fact.note === null ? null : plainText(fact.note),
      source: sourceRow(source),
      page: pageOf(traceHref(traceKey({ slug: record.network.slug, kind: "observation", id: fact.id }))),
    };
  });
}

/** A conflict in numbers. @param effect in the words of the page of conflicts */
export function conflictRow(
  record: AnyRecord,
  outcome: ConflictOutcome,
  { effect, isDecisive, page }: { effect: string; isDecisive: boolean; page: string },
): z.infer<typeof CONFLICT_ROW> {
  const observations = new Map(record.observations.map((one) => [one.id, one]));
  const sources = new Map(record.sources.map((one) => [one.id, one]));
  return {
    network: record.network.slug,
    name: record.network.name,
    id: outcome.id,
    title: plainText(outcome.title),
    kind: outcome.kind,
    status: outcome.status,
    isRuled: outcome.ruled,
    seriesId: outcome.seriesId,
    metric: outcome.metric,
    period: outcome.period,
    ratio: outcome.ratio,
    effect,
    isDecisive,
    changesVerdict: outcome.changesVerdict,
    reason: plainText(outcome.reason),
    readings: outcome.readings.map((reading) => {
      const source = sources.get(observations.get(reading.observationId)?.sourceId ?? "");
      return { ...reading, source: source?.publisher ?? "unknown", url: source?.url ?? null };
    }),
    page,
  };
}
