import { isKnownOn } from "./known-on";
import type { NetworkFact, NetworkRecord, UnassessedFact } from "./types";

/**
 * The record as it stood on a day: a claim whose correction came later is there again. Corrections and whatever else
 * became known later stay in it, as in any record; `knownOn` keeps them out of figures. The result may be read on that
 * day and on any before it.
 */
export const recordOn = <Subject extends NetworkFact | UnassessedFact>(
  record: NetworkRecord<Subject>,
  asOf: string,
): NetworkRecord<Subject> => {
  const corrected = (record.corrected ?? []).filter(
    ({ claim, correctedOn }) => isKnownOn(claim.knownOn, asOf) && !isKnownOn(correctedOn, asOf),
  );
  if (corrected.length === 0) return record;
  const present = new Set(record.observations.map(({ id }) => id));
  const back = corrected.flatMap(({ claim }) => (present.has(claim.id) ? [] : [claim]));
  return back.length === 0 ? record : { ...record, observations: [...record.observations, ...back] };
};
