import {
  type Assessed,
  LETTER_QUALITY,
  type NetworkRecord,
  type ObservationFact,
  type SourceFact,
} from "@/lib/scoring";
import { heading, input, label, note, SheetDraft, text, title } from "./sheet";

/** What was known on the as-of day. */
const knownObservations = (record: NetworkRecord, asOf: string): ObservationFact[] =>
  record.observations.filter(({ knownOn }) => knownOn <= asOf);

const NULL_WORDS = {
  not_disclosed: "unknown: searched for, not disclosed",
  not_researched: "unknown: not researched yet",
  observed_zero: "measured, nothing came",
} as const;

/** What an observation says where it is no plain value. */
const wordsOf = ({ value, nature, nullReason, low, high }: ObservationFact): string => {
  if (nullReason) return NULL_WORDS[nullReason];
  if (nature !== "measured" && nature !== "programmatic") return `${nature}: a bound, never the value`;
  return value === null && (low !== null || high !== null) ? "a bound, never the value" : "";
};

/** Every observation known on the as-of day, with its source and where it is used. */
export function observationsSheet(record: NetworkRecord, assessed: Assessed): SheetDraft {
  const sheet = new SheetDraft(
    "Observations",
    [34, 40, 18, 12, 12, 16, 16, 16, 12, 30, 26, 10, 12, 14, 12, 44, 26, 44, 50],
  );
  sheet.add(title(`Observations known on ${assessed.asOf}`));
  sheet.add(
    note(
      "One row per dated claim by one source. Corrections are rows of their own; nothing is overwritten. An empty number is unknown.",
    ),
  );
  sheet.add(
    ...[
      "Observation",
      "Series",
      "Counts as",
      "From",
      "To",
      "Value",
      "Low",
      "High",
      "Unit",
      "What it is",
      "Source",
      "Grade",
      "Known on",
      "Day is",
      "Published on",
      "Address",
      "Used in quarters",
      "Derivation",
      "Note",
    ].map(heading),
  );
  sheet.freeze();
  const series = new Map(record.series.map((one) => [one.id, one]));
  const sources = new Map(record.sources.map((source) => [source.id, source]));
  const definition = record.definitions.find(({ id }) => id === assessed.definitionId);
  const roles = new Map(definition?.lines.map(({ seriesId, role }) => [seriesId, role]));
  const used = new Map<string, string[]>();
  for (const { usedIds, quarter } of assessed.figures)
    for (const id of usedIds) used.set(id, [...(used.get(id) ?? []), quarter]);
  for (const fact of knownObservations(record, assessed.asOf)) {
    const known = series.get(fact.seriesId);
    const source = sources.get(fact.sourceId);
    sheet.add(
      label(fact.id),
      text(known?.label ?? fact.seriesId),
      text((roles.get(fact.seriesId) ?? "not counted").replaceAll("_", " ")),
      text(fact.periodStart),
      text(fact.periodEnd),
      input(fact.value),
      input(fact.low),
      input(fact.high),
      text(known?.unit ?? ""),
      text(wordsOf(fact)),
      text(source?.publisher ?? ""),
      text(`${source?.letter ?? "F"}${fact.credibility}`),
      text(fact.knownOn),
      text(fact.knownOnBasis),
      text(fact.publishedOn),
      text(source?.url ?? ""),
      text([...new Set(used.get(fact.id))].sort().join("; ")),
      text(fact.derivation),
      text(fact.note),
    );
  }
  return sheet;
}

/** Sources of the observations known on the as-of day. */
export function sourcesSheet(record: NetworkRecord, assessed: Assessed): SheetDraft {
  const sheet = new SheetDraft("Sources", [28, 26, 50, 54, 12, 14, 14, 12, 14, 12, 40]);
  sheet.add(title("Sources"));
  sheet.add(note("Letters grade who first said it, A to F; they say nothing about the network."));
  sheet.add(
    ...[
      "Source",
      "Publisher",
      "Title",
      "Address",
      "Kind",
      "Letter",
      "Quality of the letter",
      "Published on",
      "Licence",
      "Observations",
      "Read at",
    ].map(heading),
  );
  sheet.freeze();
  const counts = new Map<string, number>();
  for (const { sourceId } of knownObservations(record, assessed.asOf))
    counts.set(sourceId, (counts.get(sourceId) ?? 0) + 1);
  const row = (source: SourceFact): void => {
    sheet.add(
      label(source.id),
      text(source.publisher),
      text(source.title),
      text(source.url),
      text(source.kind),
      text(source.letter),
      input(LETTER_QUALITY[source.letter], "ratio"),
      text(source.publishedOn),
      text(source.licence),
      input(counts.get(source.id) ?? 0, "whole"),
      text(source.readVia),
    );
  };
  record.sources.filter(({ id }) => counts.has(id)).forEach(row);
  return sheet;
}
