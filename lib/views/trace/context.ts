import {
  type AnyRecord,
  type Assessed,
  type Described,
  type Figure,
  isAssessable,
  type NetworkRecord,
  type ObservationFact,
  type SeriesFact,
  type SourceFact,
} from "@/lib/scoring";
import { type Tracer, tracer } from "../tracer";

/** What a trace is looked up in: the record as known on the day, and the assessment where there is one. */
export interface TraceContext {
  record: AnyRecord;
  held: Assessed | Described;
  /** null for what is never assessed. */
  assessment: { record: NetworkRecord; assessed: Assessed } | null;
  asOf: string;
  /** The reader's day; equal to the as-of day where no age against it is asked for. */
  today: string;
  to: Tracer;
  series: (id: string) => SeriesFact | undefined;
  source: (id: string) => SourceFact | undefined;
  /** Only what was known on the as-of day exists. */
  observation: (id: string) => ObservationFact | undefined;
  figure: (seriesId: string, quarter: string) => Figure | undefined;
}

export type AssessedContext = TraceContext & { assessment: NonNullable<TraceContext["assessment"]> };

const isAssessed = (held: Assessed | Described): held is Assessed => "verdict" in held;

export function traceContext(
  record: AnyRecord,
  held: Assessed | Described,
  request: { query: string; today?: string },
): TraceContext {
  const series = new Map(record.series.map((fact) => [fact.id, fact]));
  const sources = new Map(record.sources.map((fact) => [fact.id, fact]));
  const observations = new Map(
    record.observations.filter((fact) => fact.knownOn <= held.asOf).map((fact) => [fact.id, fact]),
  );
  const figures = new Map(held.figures.map((figure) => [`${figure.seriesId}@${figure.quarter}`, figure]));
  return {
    record,
    held,
    assessment: isAssessed(held) && isAssessable(record) ? { record, assessed: held } : null,
    asOf: held.asOf,
    today: request.today ?? held.asOf,
    to: tracer(record.network.slug, request.query),
    series: (id) => series.get(id),
    source: (id) => sources.get(id),
    observation: (id) => observations.get(id),
    figure: (seriesId, quarter) => figures.get(`${seriesId}@${quarter}`),
  };
}

export const hasAssessment = (context: TraceContext): context is AssessedContext => context.assessment !== null;
