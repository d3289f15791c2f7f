import type { Finding } from "../findings";
import { editorialIds } from "./editorial";
import { atItem, atRow, forEachObservation, type Rule, repeated } from "./rule";

/** Series are named under their network: their ids are unique across the record. */
export const seriesBelongToTheNetwork: Rule = (facts) => {
  const findings: Finding[] = [];
  for (const [index, series] of facts.record.series.entries()) {
    if (!series.id.startsWith(`${facts.slug}.`)) {
      findings.push(atRow(facts, "series", index, "id", `expected an id that starts with ${facts.slug}.`));
    }
  }
  return findings;
};

/** Ids are unique within their file. */
export const idsAreUnique: Rule = (facts) => {
  const { record } = facts;
  const tables = (["sources", "series", "observations"] as const).flatMap((table) =>
    repeated<{ id: string }>(record[table], (row) => row.id).map(({ index, first }) =>
      atRow(facts, table, index, "id", `is taken by line ${facts.lines[table][first] ?? "?"}`),
    ),
  );
  const items = (
    ["definitions", "conflicts", "flows", "incumbents", "triggers", "disputes", "claims"] as const
  ).flatMap((file) =>
    repeated<{ id: string }>(record[file], (item) => item.id).map(({ index }) =>
      atItem(`${file}.json`, `[${index}] ${record[file][index]?.id}`, "id is used twice"),
    ),
  );
  const events = repeated(record.events, (event) => `${event.date} ${event.kind} ${event.label}`).map(({ index }) =>
    atItem("events.json", `[${index}]`, "the same date, kind and label occur twice"),
  );
  return [...tables, ...items, ...events];
};

/** Whatever names a source, a series or an observation names one that is in the folder. */
export const idsAreKnown: Rule = (facts) => {
  const { record, ids } = facts;
  const findings = forEachObservation(facts, (row, report) => {
    if (!ids.series.has(row.seriesId)) report("seriesId", `expected a series of series.csv, found ${row.seriesId}`);
    if (!ids.sources.has(row.sourceId)) report("sourceId", `expected a source of sources.csv, found ${row.sourceId}`);
  });
  const need = (file: string, where: string, kind: keyof typeof ids, id: string) => {
    if (!ids[kind].has(id)) findings.push(atItem(file, where, `expected an id of ${kind}.csv, found ${id}`));
  };

  for (const [field, value] of Object.entries(record.network ?? {})) {
    if (value === null || typeof value !== "object" || !("sourceIds" in value)) continue;
    for (const id of value.sourceIds) need("network.json", `${field}.sourceIds`, "sources", id);
  }
  for (const definition of record.definitions) {
    for (const line of definition.lines) need("definitions.json", `${definition.id}.lines`, "series", line.seriesId);
  }
  for (const conflict of record.conflicts) {
    need("conflicts.json", `${conflict.id}.seriesId`, "series", conflict.seriesId);
    for (const reading of conflict.readings) {
      need("conflicts.json", `${conflict.id}.readings`, "observations", reading.observationId);
      const { definitionId = null } = reading;
      if (definitionId !== null && !record.definitions.some(({ id }) => id === definitionId)) {
        const message = `expected an id of definitions.json, found ${definitionId}`;
        findings.push(atItem("conflicts.json", `${conflict.id}.readings`, message));
      }
    }
  }
  for (const answer of record.answers) {
    if (answer.evidence !== null)
      need("answers.json", `${answer.question}.evidence`, "sources", answer.evidence.sourceId);
  }
  for (const event of record.events) need("events.json", `${event.date} ${event.label}`, "sources", event.sourceId);
  for (const { file, where, kind, id } of editorialIds(record)) need(file, where, kind, id);
  return findings;
};

/** The same source saying the same thing about the same period twice counts it twice. */
export const claimsAreUnique: Rule = (facts) =>
  repeated(facts.record.observations, (row) =>
    JSON.stringify([
      row.seriesId,
      row.sourceId,
      row.periodStart,
      row.periodEnd,
      row.value,
      row.low,
      row.high,
      row.nullReason,
      row.nature,
    ]),
  ).map(({ index, first }) =>
    atRow(facts, "observations", index, "", `the same claim as line ${facts.lines.observations[first] ?? "?"}`),
  );
