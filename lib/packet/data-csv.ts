import { type CsvValue, csvText } from "@/lib/format";
import { gradeLabel, type ObservationFact, type SourceFact, type VerdictFacts } from "@/lib/scoring";

const HEAD = [
  "network",
  "series",
  "series_label",
  "metric",
  "unit",
  "payer",
  "emission_bucket",
  "role",
  "observation",
  "period_start",
  "period_end",
  "value",
  "low",
  "high",
  "null_reason",
  "nature",
  "basis",
  "derivation",
  "grade",
  "ruling",
  "known_on",
  "known_on_basis",
  "published_on",
  "source",
  "source_origin",
  "source_kind",
  "publisher",
  "title",
  "url",
  "licence",
  "literal",
  "note",
  "as_of",
  "definition",
  "method",
  "fingerprint",
] as const;

export interface CsvSubject {
  asOf: string;
  definitionId: string;
  methodVersion: string;
  /** Of the verdict under that definition: the one that its report and its verdict file carry. */
  fingerprint: string;
}

/** Said in place of a figure whose source lets nothing travel. */
const WITHHELD = "withheld_by_licence";

/** Every observation known on the day, one row each, unformatted, with its source; empty = unknown or not stated. */
export const dataCsv = (facts: VerdictFacts, subject: CsvSubject): string => {
  const series = new Map(facts.series.map((row) => [row.id, row]));
  const sources = new Map(facts.sources.map((row) => [row.id, row]));
  const definition = facts.definitions.find(({ id }) => id === subject.definitionId);
  const roles = new Map(definition?.lines.map(({ seriesId, role }) => [seriesId, role]));
  const rulings = new Map(
    facts.conflicts.flatMap(({ readings }) => readings.map(({ observationId, standing }) => [observationId, standing])),
  );
  const rows = facts.observations.map((row): CsvValue[] => {
    const line = series.get(row.seriesId);
    const source = sources.get(row.sourceId);
    return [
      facts.network.slug,
      row.seriesId,
      line?.label ?? null,
      line?.metric ?? null,
      line?.unit ?? null,
      line?.payer ?? null,
      line?.bucket ?? null,
      roles.get(row.seriesId) ?? null,
      row.id,
      row.periodStart,
      row.periodEnd,
      ...claimed(row, source),
      source ? gradeLabel({ letter: source.letter, credibility: row.credibility }) : null,
      rulings.get(row.id) ?? null,
      row.knownOn,
      row.knownOnBasis,
      row.publishedOn,
      row.sourceId,
      source?.originId ?? null,
      source?.kind ?? null,
      source?.publisher ?? null,
      source?.title ?? null,
      source?.url ?? null,
      source?.licence ?? null,
      row.literal,
      row.note,
      subject.asOf,
      subject.definitionId,
      subject.methodVersion,
      subject.fingerprint,
    ];
  });
  return csvText([HEAD, ...rows]);
};

/** Value, low, high, null reason, nature, basis, derivation. */
const claimed = (row: ObservationFact, source: SourceFact | undefined): CsvValue[] =>
  source?.redistribute === "none"
    ? [null, null, null, WITHHELD, row.nature, row.basis, null]
    : [row.value, row.low, row.high, row.nullReason, row.nature, row.basis, row.derivation];
