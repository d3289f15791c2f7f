import type { AnyRecord, Assessed, Figure, ObservationFact, SeriesFact, SourceFact } from "@/lib/scoring";
import { claimedAmount, claimedPeriod, knownWords, missingWords, webAddress } from "./claim-words";
import { type DailyClaims, daysAmount, daysKnown, daysNote, daysPeriod, tellTogether } from "./daily-claims";
import { figureNumber } from "./figure-number";
import { figureAnchor, type NumberView, restated } from "./number-view";
import type { ProseView } from "./prose";
import { type Lead, type Tracer, tracer } from "./tracer";
import { windowLabels } from "./windows";

/** One series with its figures by quarter and, under each, what every source claimed. */
export interface SeriesEvidence {
  id: string;
  label: string;
  /** Where the series as a whole leads. */
  lead: Lead;
  measure: ProseView;
  unit: string;
  role: string | null;
  figures: FigureEvidence[];
}

export interface FigureEvidence {
  anchor: string;
  quarter: string;
  number: NumberView;
  method: string;
  reason: ProseView;
  claims: ClaimView[];
  /** Claims that were looked at and not used, where they are not listed. */
  unlisted: number;
}

/** One claim, or the days of one source told together. */
export interface ClaimView {
  id: string;
  /** Of every claim it tells; more than one where days are told together. */
  ids: string[];
  used: boolean;
  claimed: string;
  /** Where the claim leads. */
  lead: Lead;
  period: string;
  basis: ProseView;
  grade: string;
  knownOn: string;
  source: { publisher: string; title: string; url: string | null; readVia: string | null };
  note: ProseView | null;
}

function claimView(
  observation: ObservationFact,
  series: SeriesFact,
  sources: Map<string, SourceFact>,
  used: boolean,
  to: Tracer,
): ClaimView {
  const source = sources.get(observation.sourceId);
  const say = (text: string) => to.prose(text, { kind: "observation", id: observation.id });
  return {
    id: observation.id,
    ids: [observation.id],
    used,
    claimed: claimedAmount(observation, series.unit),
    lead: to.to("observation", observation.id),
    period: claimedPeriod(observation),
    basis: say(observation.derivation ? `derived: ${observation.derivation}` : "as reported"),
    grade: `${source?.letter ?? "F"}${observation.credibility}`,
    knownOn: knownWords(observation),
    source: {
      publisher: source?.publisher ?? "unknown",
      title: source?.title ?? "",
      url: source ? webAddress(source.url) : null,
      readVia: source?.readVia ?? null,
    },
    note: observation.note === null ? null : say(observation.note),
  };
}

function daysView(
  together: DailyClaims,
  series: SeriesFact,
  sources: Map<string, SourceFact>,
  used: boolean,
  { figure, to }: { figure: Figure; to: Tracer },
): ClaimView {
  const [from, until] = daysKnown(together);
  const note = daysNote(together);
  const view = claimView(together.last, series, sources, used, to);
  return {
    ...view,
    ids: together.days.map(({ id }) => id),
    claimed: daysAmount(together, series.unit),
    lead: to.figure(figure.seriesId, figure.quarter),
    period: daysPeriod(together),
    knownOn: from === until ? view.knownOn : `from ${from} to ${until}`,
    note: note === null ? null : to.prose(note, { kind: "figure", id: `${figure.seriesId}@${figure.quarter}` }),
  };
}

function figureEvidence(
  figure: Figure,
  series: SeriesFact,
  observations: Map<string, ObservationFact>,
  sources: Map<string, SourceFact>,
  extent: EvidenceExtent,
  to: Tracer,
  isRuledOn: (id: string) => boolean,
): FigureEvidence {
  const claims = (ids: string[], used: boolean) =>
    tellTogether(
      ids.flatMap((id) => observations.get(id) ?? []),
      isRuledOn,
    ).map((told) =>
      "one" in told
        ? claimView(told.one, series, sources, used, to)
        : daysView(told, series, sources, used, { figure, to }),
    );
  return {
    anchor: figureAnchor(figure.seriesId, figure.quarter),
    quarter: figure.quarter,
    number: restated(figureNumber(figure, series, to), {
      note: figure.missing ? missingWords(figure.missing) : null,
    }),
    method: figure.missing ? missingWords(figure.missing) : figure.method,
    reason: to.prose(figure.reason, { kind: "figure", id: `${figure.seriesId}@${figure.quarter}` }),
    claims:
      extent === "all"
        ? [...claims(figure.usedIds, true), ...claims(figure.otherIds, false)]
        : claims(figure.usedIds, true),
    unlisted: extent === "all" ? 0 : figure.otherIds.length,
  };
}

/** `deciding`: counted series over the two years to t, with the claims used. `all`: the whole record, every claim. */
export type EvidenceExtent = "deciding" | "all";

/** Quarters back from t that can enter a verdict: growth and the highest price look at two years. */
export const DECIDING_QUARTERS = 8;

/** The two years to t; without a t, the latest eight quarters in which a counted series says anything. */
function decidingQuarters(assessed: EvidenceOf, isCounted: (seriesId: string) => boolean): string[] {
  if (assessed.quarter !== null) return windowLabels(assessed, DECIDING_QUARTERS);
  const spoken = assessed.figures.filter(({ seriesId, usedIds }) => isCounted(seriesId) && usedIds.length > 0);
  return [...new Set(spoken.map(({ quarter }) => quarter))].sort().slice(-DECIDING_QUARTERS);
}

/** What evidence is drawn from: an assessment, or a description without definition and t. */
export type EvidenceOf = Pick<Assessed, "figures" | "quarter"> & { definitionId: string | null };

/**
 * Series with their figures, those the definition counts first, quarters newest first.
 */
export function buildEvidence(
  assessed: EvidenceOf,
  record: AnyRecord,
  extent: EvidenceExtent,
  to: Tracer = tracer(record.network.slug),
): SeriesEvidence[] {
  const definition = record.definitions.find((candidate) => candidate.id === assessed.definitionId);
  const roles = new Map(definition?.lines.map((line) => [line.seriesId, line.role]));
  const observations = new Map(record.observations.map((observation) => [observation.id, observation]));
  const sources = new Map(record.sources.map((source) => [source.id, source]));
  const ruledOn = new Set(record.conflicts.flatMap(({ readings }) => readings.map((one) => one.observationId)));
  const quarters = new Set(decidingQuarters(assessed, (seriesId) => roles.has(seriesId)));
  const isShown = (figure: Figure): boolean =>
    figure.usedIds.length + figure.otherIds.length > 0 && (extent === "all" || quarters.has(figure.quarter));
  const bySeries = new Map<string, Figure[]>(record.series.map(({ id }) => [id, []]));
  for (const figure of assessed.figures) bySeries.get(figure.seriesId)?.push(figure);
  const evidence = record.series.flatMap((series) => {
    const role = roles.get(series.id) ?? null;
    const figures = (bySeries.get(series.id) ?? []).filter(isShown);
    if (figures.length === 0 || (extent === "deciding" && role === null)) return [];
    return [
      {
        id: series.id,
        label: series.label,
        lead: to.formula(`series.${series.id}`),
        measure: to.words(series.measure, `series.${series.id}`),
        unit: series.unit,
        role,
        figures: [...figures]
          .sort((a, b) => (a.quarter < b.quarter ? 1 : -1))
          .map((figure) => figureEvidence(figure, series, observations, sources, extent, to, (id) => ruledOn.has(id))),
      },
    ];
  });
  return [...evidence.filter((series) => series.role), ...evidence.filter((series) => !series.role)];
}
