import { isKnownOn } from "../record/known-on";
import { recordOn } from "../record/record-on";
import type { NetworkRecord, SourceFact } from "../record/types";
import { FACT_TABLES, type FactTable, type VerdictFacts } from "./types";

/** Figures of a source that lets nothing travel: no file can hold them, and one without them could not be recomputed. */
export class WithheldError extends Error {
  override readonly name = "WithheldError";

  constructor(readonly publishers: string[]) {
    super(`Figures of ${publishers.join(", ")} may not be passed on, so no file can hold what the verdict rests on.`);
  }
}

/**
 * What a verdict of that day rests on: observations known by then, conflicts and answers as far as they were, the sources
 * they name and other pages of the same origins (whose affiliation the method asks about). Words of sources stay behind
 * unless they may be copied. Rows are sorted by name, so that the order in which they were read does not matter.
 */
export const factsOf = (record: NetworkRecord, asOf: string): VerdictFacts => {
  const sources = new Map(record.sources.map((source) => [source.id, source]));
  const known = recordOn(record, asOf).observations.filter(({ knownOn }) => isKnownOn(knownOn, asOf));
  const knownIds = new Set(known.map(({ id }) => id));
  const { slug, kind, name, token, category, settlement, compiledOn } = record.network;
  const answers = record.answers.map(({ text: _, ...answer }) =>
    answer.evidence && isKnownOn(answer.evidence.date, asOf) ? answer : { ...answer, evidence: null },
  );
  const cited = [
    ...known.map(({ sourceId }) => sourceId),
    ...answers.flatMap(({ evidence }) => evidence?.sourceId ?? []),
  ];
  const origins = new Set(cited.flatMap((id) => sources.get(id)?.originId ?? []));
  return {
    network: { slug, kind, name, token, category, settlement, compiledOn },
    sources: byName(
      record.sources.filter(({ originId }) => origins.has(originId)),
      "sources",
    ),
    series: byName(record.series, "series"),
    observations: byName(
      known.map((fact) => (mayQuote(sources.get(fact.sourceId)) ? fact : { ...fact, literal: null, note: null })),
      "observations",
    ),
    // Their order is that of the page.
    definitions: record.definitions,
    conflicts: byName(
      record.conflicts.flatMap((conflict) => {
        const readings = conflict.readings.filter(({ observationId }) => knownIds.has(observationId));
        if (readings.length === 0) return [];
        // With one reading known there was no conflict yet; its ruling holds, its story came later.
        return readings.length > 1 ? { ...conflict, readings } : { ...conflict, readings, title: "", reason: "" };
      }),
      "conflicts",
    ),
    answers: byName(answers, "answers"),
  };
};

/** @throws WithheldError when an observation comes from a source whose terms let nothing travel. */
export const requireTransferable = (facts: VerdictFacts): void => {
  const used = new Set(facts.observations.map(({ sourceId }) => sourceId));
  const withheld = facts.sources.filter(({ id, redistribute }) => redistribute === "none" && used.has(id));
  if (withheld.length > 0) throw new WithheldError([...new Set(withheld.map(({ publisher }) => publisher))].sort());
};

const mayQuote = (source: SourceFact | undefined): boolean => source?.redistribute === "full";

/** Name of a row in its table. */
export const rowName = (table: FactTable, row: VerdictFacts[FactTable][number]): string =>
  table === "answers" && "question" in row ? row.question : "id" in row ? row.id : "";

const byName = <Row extends VerdictFacts[FactTable][number]>(rows: readonly Row[], table: FactTable): Row[] =>
  [...rows].sort((a, b) => (rowName(table, a) < rowName(table, b) ? -1 : 1));

/** Rows of all tables by name. */
export const factRows = (facts: VerdictFacts): Record<FactTable, Map<string, object>> => {
  const rows = FACT_TABLES.map((table) => [table, new Map(facts[table].map((row) => [rowName(table, row), row]))]);
  return Object.fromEntries(rows);
};

const SILENT = { text: "", sourceIds: [] };

/** Facts as the method takes them; what it does not read is empty. */
export const recordOfFacts = (facts: VerdictFacts): NetworkRecord => ({
  network: {
    ...facts.network,
    previousTickers: [],
    resource: "digital",
    chain: "",
    sells: SILENT,
    payers: SILENT,
    booksRevenue: SILENT,
    verification: SILENT,
    tokenLoop: SILENT,
    keyMetric: SILENT,
    mainRisk: SILENT,
    upsideCatalyst: SILENT,
    scope: { included: [], excluded: [] },
    links: [],
  },
  sources: facts.sources,
  series: facts.series,
  observations: facts.observations,
  definitions: facts.definitions,
  conflicts: facts.conflicts,
  answers: facts.answers.map((answer) => ({ ...answer, text: "" })),
  events: [],
  flows: [],
  incumbents: [],
  supply: [],
  totals: [],
  triggers: [],
  disputes: [],
  claims: [],
});
