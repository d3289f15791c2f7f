import { type AnyRecord, type StatementFact, textParts } from "@/lib/scoring";
import { webAddress } from "./claim-words";
import type { ProseView } from "./prose";
import type { Trace } from "./trace-key";
import { tracer } from "./tracer";

/** A text of the record as a past day may show it: with its sources, or hidden where it rests on what came later. */
export interface StatementView {
  /** null = hidden, see `knownOn`. */
  prose: ProseView | null;
  /** Day from which on all it rests on was known. */
  knownOn: string;
  sources: { publisher: string; url: string | null }[];
}

interface Statement extends StatementFact {
  /** Rests on these too, beside the ones its text refers to. */
  observationIds?: readonly (string | null)[];
  /** Day of what it tells, where that is later than its sources. */
  date?: string;
  about?: Omit<Trace, "slug">;
}

/**
 * Reads the texts of one record as known on `asOf`. A text is known when its sources were published and the
 * observations it names were known; a source without a day, and a text without sources, count from the day the facts
 * were compiled.
 */
export function textReader(record: AnyRecord, asOf: string, query: string) {
  const { slug, compiledOn } = record.network;
  const to = tracer(slug, query);
  const sources = new Map(record.sources.map((source) => [source.id, source]));
  const knownOnOf = new Map(record.observations.map(({ id, knownOn }) => [id, knownOn]));

  const knownOn = ({ text, sourceIds, observationIds = [], date }: Statement): string => {
    const named = textParts(text).flatMap(({ target }) =>
      target && "observationId" in target ? [target.observationId] : [],
    );
    const days = [
      ...sourceIds.map((id) => sources.get(id)?.publishedOn ?? compiledOn),
      ...[...named, ...observationIds].flatMap((id) => (id === null ? [] : (knownOnOf.get(id) ?? compiledOn))),
      ...(date === undefined ? [] : [date]),
    ];
    return days.length === 0 ? compiledOn : days.reduce((latest, day) => (day > latest ? day : latest));
  };

  const sourcesOf = (sourceIds: readonly string[]): StatementView["sources"] =>
    sourceIds.flatMap((id) => {
      const source = sources.get(id);
      return source ? [{ publisher: source.publisher, url: webAddress(source.url) }] : [];
    });

  return {
    asOf,
    to,
    prose: to.prose,
    read: (statement: Statement): StatementView => {
      const day = knownOn(statement);
      const isKnown = day <= asOf;
      return {
        prose: isKnown ? to.prose(statement.text, statement.about ?? null) : null,
        knownOn: day,
        sources: isKnown ? sourcesOf(statement.sourceIds) : [],
      };
    },
  };
}

export type TextReader = ReturnType<typeof textReader>;
