import { quarterIndex } from "../quarters";
import { evaluateTriggers, type TriggerMetric, type TriggerState } from "../triggers";
import { isScored, type Ratios, type ScoredAssessment } from "../types";
import { type Judgement, judge } from "./judge";
import { knownFigures } from "./known-figures";
import type { Assessed, InputId, Span } from "./output";
import { between, exactly, minus, NOTHING, quotient, sum } from "./spans";
import type { NetworkRecord, Role } from "./types";
import { buildView, type View } from "./view";

/**
 * The record's triggers at the t of an assessment, under its definition and as of its day, in the order of the record.
 * Empty without t: there is nothing to hold them against. A value that is only bounded decides where both bounds agree.
 */
export const triggerStates = (record: NetworkRecord, assessed: Assessed): TriggerState[] => {
  const definition = record.definitions.find(({ id }) => id === assessed.definitionId);
  if (assessed.quarter === null || !definition || record.triggers.length === 0) return [];
  const { known, book } = knownFigures(record, assessed.asOf);
  const view = buildView(known, definition, book);
  const judged = new Map<number, Judgement>();
  const judgementAt = (index: number): Judgement => {
    const before = judged.get(index);
    if (before) return before;
    const fresh = judge(view, { t: index });
    judged.set(index, fresh);
    return fresh;
  };
  const valueAt = (metric: TriggerMetric, quarter: string): Span | null =>
    MEASURES[metric]({ record, view, index: quarterIndex(quarter), judgementAt });
  return evaluateTriggers(record.triggers, valueAt, quarterIndex(assessed.quarter));
};

interface Place {
  record: NetworkRecord;
  view: View;
  index: number;
  judgementAt: (index: number) => Judgement;
}

type Measure = (place: Place) => Span | null;

/** A number of the kernel, between those of both corners; null where one of them gives none. */
const ofResults =
  (pick: (result: ScoredAssessment) => number | null): Measure =>
  ({ judgementAt, index }) => {
    const { result, corners } = judgementAt(index);
    const ends = (corners ? [corners.low, corners.high] : [result]).map((one) => (isScored(one) ? pick(one) : null));
    const [first = null, last = first] = ends;
    if (first === null || last === null) return null;
    return first === last ? exactly(first) : between(Math.min(first, last), Math.max(first, last));
  };
const ratio = (id: keyof Ratios): Measure => ofResults(({ ratios }) => ratios[id]);

const factor =
  (id: Extract<InputId, keyof Judgement["assembly"]["factors"]>): Measure =>
  ({ judgementAt, index }) =>
    judgementAt(index).assembly.factors[id].span;

/** Sum of the definition's lines of one role in the quarter; null where one of them is silent. */
const sumOf = ({ view, index }: Place, role: Role): Span | null =>
  view.lens.lines
    .filter((line) => line.role === role)
    .map(({ series }) => view.book.at(series.id, index).figure.span)
    .reduce<Span | null | undefined>(
      (total, span) => (total === null || span === null ? null : total === undefined ? span : sum(total, span)),
      undefined,
    ) ?? null;

const netBurnToEmission: Measure = (place) => {
  const burned = sumOf(place, "burn");
  const hasRemint = place.view.lens.lines.some(({ role }) => role === "remint");
  const reminted = hasRemint ? sumOf(place, "remint") : NOTHING;
  const { tokens } = place.view.at(place.index);
  if (!burned || !reminted || !tokens || tokens.low <= 0) return null;
  return quotient(minus(burned, reminted), tokens, (a, b) => a / b);
};

/** D = 1 − price here ÷ price at the first rival that is like for like, quarter figures of both series. */
const incumbentDiscount: Measure = ({ record, view, index }) => {
  const priceOf = (observationId: string | null): Span | null => {
    const series = observationId === null ? undefined : view.known.byObservation.get(observationId)?.fact.seriesId;
    return series === undefined ? null : view.book.at(series, index).figure.span;
  };
  const pair = record.incumbents.find(
    ({ likeForLike, hereObservationId, rivalObservationId }) =>
      likeForLike !== "no" && hereObservationId !== null && rivalObservationId !== null,
  );
  const here = priceOf(pair?.hereObservationId ?? null);
  const rival = priceOf(pair?.rivalObservationId ?? null);
  return here === null || rival === null || rival.low <= 0
    ? null
    : minus(
        exactly(1),
        quotient(here, rival, (a, b) => a / b),
      );
};

const MEASURES: Readonly<Record<TriggerMetric, Measure>> = {
  coverage2q: ratio("coverage2q"),
  prudentCoverage: ratio("prudentCoverage"),
  revenueUsd: ({ view, index }) => view.at(index).demandUsd,
  revenueGrowth: ratio("revenueGrowth"),
  emissionsUsd: ({ view, index }) => view.at(index).emissionsUsd,
  utilisation: factor("utilisation"),
  glut: factor("glut"),
  operatorCover: factor("operatorCover"),
  topCustomerShare: factor("topCustomerShare"),
  netDilution: factor("netDilution"),
  captureYield: factor("captureYield"),
  netBurnToEmission,
  incumbentDiscount,
  relatedShare: ratio("relatedShare"),
  dataConfidence: ofResults(({ dataConfidence }) => dataConfidence),
};
