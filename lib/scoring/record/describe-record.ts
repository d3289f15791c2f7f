import { ruledConflict } from "./conflict-outcomes";
import { checkIdentities } from "./identities";
import { knownFigures } from "./known-figures";
import type { ConflictOutcome, Figure, IdentityCheck } from "./output";
import type { AnyRecord } from "./types";

/** What a record holds where nothing is assessed: figures and conflicts, and no verdict under any of them. */
export interface Described {
  slug: string;
  /** Only what was known on or before this day was used. */
  asOf: string;
  figures: Figure[];
  conflicts: ConflictOutcome[];
  identities: IdentityCheck[];
}

/** The figures of a record of any kind as known on `asOf`. Pure; throws as `assessRecord` does. */
export const describeRecord = (record: AnyRecord, asOf: string): Described => {
  const { known, book } = knownFigures(record, asOf);
  return {
    slug: record.network.slug,
    asOf,
    figures: record.series.flatMap(({ id }) => book.quartersOf(id).map((index) => book.at(id, index).figure)),
    conflicts: record.conflicts.flatMap((conflict) => ruledConflict(known, conflict, () => null) ?? []),
    identities: checkIdentities(known, book),
  };
};
