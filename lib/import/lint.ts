import type { Finding } from "@/lib/facts/findings";
import type { ParsedFacts } from "@/lib/facts/read-network";
import type { ObservationFact, SeriesFact, SourceFact } from "@/lib/scoring";
import { type Field, isField } from "./columns";
import type { NetworkContext } from "./network-context";
import type { Fault } from "./read-row";

interface Rows {
  sources?: SourceFact[];
  series?: SeriesFact[];
  observations?: ObservationFact[];
  /** Line of the file of each observation. */
  lines?: number[];
  today?: string;
}

/** Rows of a file in the shape that the rules for shipped facts judge. */
export function factsFor(
  context: NetworkContext,
  { sources, series, observations = [], lines = [], today }: Rows,
): ParsedFacts {
  const network = context.record?.network ?? null;
  return {
    slug: context.slug,
    record: {
      // Of the network the rules for rows only ask up to which day something may have been said.
      network: network && today ? { ...network, compiledOn: today } : network,
      sources: sources ?? [],
      series: series ?? [],
      observations,
      definitions: [],
      conflicts: [],
      answers: [],
      events: [],
      flows: [],
      incumbents: [],
      supply: [],
      totals: [],
      triggers: [],
      disputes: [],
      claims: [],
    },
    lines: { sources: [], series: [], observations: lines },
    ids: { sources: new Set(), series: new Set(), observations: new Set() },
    findings: [],
  };
}

/** A finding of the rules as a reason to reject a row. */
export function faultOf({ where, message }: Finding, id: string, fact: object): Fault {
  const column = where.startsWith(id) ? where.slice(id.length).trim() : where;
  const field: Field | null = isField(column) ? column : null;
  const value: unknown = field === null ? null : Reflect.get(fact, field);
  return { field, value: value === null || value === undefined ? null : String(value), reason: message };
}

export const firstFault = (findings: readonly Finding[], id: string, fact: object): Fault | null => {
  const [first] = findings;
  return first === undefined ? null : faultOf(first, id, fact);
};
