import {
  formatCompact,
  formatCoverage,
  formatPercent,
  formatPriceUsd,
  formatRange,
  formatUsd,
  NOT_REPORTED,
} from "@/lib/format";
import type { Assessed, Figure, NetworkRecord, ObservationFact, SeriesFact, SourceFact } from "@/lib/scoring";
import { missingWords } from "./bridge";
import { exact, figureAnchor, type NumberView, numberView } from "./number-view";
import { windowLabels } from "./windows";

/** One series with its figures by quarter and, under each, what every source claimed. */
export interface SeriesEvidence {
  id: string;
  label: string;
  measure: string;
  unit: string;
  role: string | null;
  figures: FigureEvidence[];
}

export interface FigureEvidence {
  anchor: string;
  quarter: string;
  number: NumberView;
  method: string;
  reason: string;
  claims: ClaimView[];
  /** Claims that were looked at and not used, where they are not listed. */
  unlisted: number;
}

export interface ClaimView {
  id: string;
  used: boolean;
  claimed: string;
  period: string;
  basis: string;
  grade: string;
  knownOn: string;
  source: { publisher: string; title: string; url: string | null; readVia: string | null };
  note: string | null;
}

/** Text in the unit of a series. */
function formatInUnit(value: number | null, unit: string): string {
  if (unit === "USD") return formatUsd(value);
  if (unit.startsWith("USD/")) return value === null ? NOT_REPORTED : `${formatPriceUsd(value)}/${unit.slice(4)}`;
  if (unit === "share" || unit === "ratio") return formatPercent(value);
  if (unit === "x") return formatCoverage(value);
  return value === null ? NOT_REPORTED : `${formatCompact(value)}\u00a0${unit}`;
}

/** Web addresses become links; our own `article:` names and on-chain identifiers stay text. */
export const webAddress = (url: string): string | null => (/^https?:\/\//.test(url) ? url : null);

function claimView(
  observation: ObservationFact,
  series: SeriesFact,
  sources: Map<string, SourceFact>,
  used: boolean,
): ClaimView {
  const source = sources.get(observation.sourceId);
  const inUnit = (value: number) => formatInUnit(value, series.unit);
  const bound =
    observation.nature === "measured" || observation.nature === "programmatic" ? "" : `${observation.nature}: `;
  const claimed =
    observation.value !== null
      ? `${bound}${inUnit(observation.value)}`
      : observation.low !== null && observation.high !== null
        ? formatRange(observation.low, observation.high, inUnit)
        : observation.low !== null
          ? `at least ${inUnit(observation.low)}`
          : observation.high !== null
            ? `at most ${inUnit(observation.high)}`
            : observation.nullReason === "observed_zero"
              ? `${inUnit(0)}, observed`
              : missingWords(observation.nullReason ?? "no_claim");
  const period =
    observation.periodStart === observation.periodEnd
      ? observation.periodEnd
      : `${observation.periodStart} to ${observation.periodEnd}`;
  const basisDay = {
    published: "published",
    reconstructible: "reconstructible",
    assumed: "day assumed",
    recorded: "recorded",
  }[observation.knownOnBasis];
  return {
    id: observation.id,
    used,
    claimed,
    period,
    basis: observation.derivation ? `derived: ${observation.derivation}` : "as reported",
    grade: `${source?.letter ?? "F"}${observation.credibility}`,
    knownOn: `${observation.knownOn}, ${basisDay}`,
    source: {
      publisher: source?.publisher ?? "unknown",
      title: source?.title ?? "",
      url: source ? webAddress(source.url) : null,
      readVia: source?.readVia ?? null,
    },
    note: observation.note,
  };
}

function figureEvidence(
  figure: Figure,
  series: SeriesFact,
  observations: Map<string, ObservationFact>,
  sources: Map<string, SourceFact>,
  extent: EvidenceExtent,
): FigureEvidence {
  const claims = (ids: string[], used: boolean) =>
    ids.flatMap((id) => {
      const observation = observations.get(id);
      return observation ? [claimView(observation, series, sources, used)] : [];
    });
  return {
    anchor: figureAnchor(figure.seriesId, figure.quarter),
    quarter: figure.quarter,
    number: numberView(figure.span ?? exact(null), (value) => formatInUnit(value, series.unit), {
      grade: figure.grade,
      period: figure.quarter,
      note: figure.missing ? missingWords(figure.missing) : null,
    }),
    method: figure.missing ? missingWords(figure.missing) : figure.method,
    reason: figure.reason,
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

/**
 * Series with their figures, those the definition counts first, quarters newest first.
 */
export function buildEvidence(assessed: Assessed, record: NetworkRecord, extent: EvidenceExtent): SeriesEvidence[] {
  const definition = record.definitions.find((candidate) => candidate.id === assessed.definitionId);
  const roles = new Map(definition?.lines.map((line) => [line.seriesId, line.role]));
  const observations = new Map(record.observations.map((observation) => [observation.id, observation]));
  const sources = new Map(record.sources.map((source) => [source.id, source]));
  const quarters = new Set(windowLabels(assessed, DECIDING_QUARTERS));
  const isShown = (figure: Figure): boolean =>
    figure.usedIds.length + figure.otherIds.length > 0 && (extent === "all" || quarters.has(figure.quarter));
  const evidence = record.series.flatMap((series) => {
    const role = roles.get(series.id) ?? null;
    const figures = assessed.figures.filter((figure) => figure.seriesId === series.id && isShown(figure));
    if (figures.length === 0 || (extent === "deciding" && role === null)) return [];
    return [
      {
        id: series.id,
        label: series.label,
        measure: series.measure,
        unit: series.unit,
        role,
        figures: [...figures]
          .sort((a, b) => (a.quarter < b.quarter ? 1 : -1))
          .map((figure) => figureEvidence(figure, series, observations, sources, extent)),
      },
    ];
  });
  return [...evidence.filter((series) => series.role), ...evidence.filter((series) => !series.role)];
}
