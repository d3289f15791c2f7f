import { type KnownRecord, knownRecord } from "./claims";
import { buildFigures, type FigureBook } from "./figures";
import type { NetworkFact, NetworkRecord, UnassessedFact } from "./types";

export interface KnownFigures<Subject extends NetworkFact | UnassessedFact> {
  asOf: string;
  known: KnownRecord<Subject>;
  book: FigureBook;
}

/** What each record was last read as. Nobody changes a record, or what was read from it. */
const lastOf = new WeakMap<object, KnownFigures<NetworkFact | UnassessedFact>>();

const isOf = <Subject extends NetworkFact | UnassessedFact>(
  record: NetworkRecord<Subject>,
  read: KnownFigures<NetworkFact | UnassessedFact>,
): read is KnownFigures<Subject> => read.known.record === record;

/**
 * The record as known on a day, with its figures. Adding days up to quarters is most of an assessment's work and the same
 * under every definition, so what was read last of a record is kept as long as the record is.
 */
export const knownFigures = <Subject extends NetworkFact | UnassessedFact>(
  record: NetworkRecord<Subject>,
  asOf: string,
): KnownFigures<Subject> => {
  const last = lastOf.get(record);
  if (last?.asOf === asOf && isOf(record, last)) return last;
  const known = knownRecord(record, asOf);
  const read = { asOf, known, book: buildFigures(known) };
  lastOf.set(record, read);
  return read;
};
