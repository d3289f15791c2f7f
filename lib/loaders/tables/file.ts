import "server-only";
import { getEnv } from "@/lib/env";
import { fingerprintOf } from "@/lib/scoring";
import { METHOD_VERSION } from "@/lib/views";
import type { TableFile, TableSubject, TableView } from "@/lib/views/tables";
import { type HeldRecord, sourceFinder } from "@/lib/views/tables/resting";

/** What is said of the records that rows may be about. */
export type TableContext = Pick<TableFile, "subjects" | "sourcesOf">;

export const tableContext = (entries: readonly HeldRecord[]): TableContext => ({
  subjects: new Map(entries.map((entry) => [entry.record.network.slug, subjectOf(entry)])),
  sourcesOf: sourceFinder(entries),
});

interface FileParts {
  table: TableView;
  asOf: string | null;
  /** Path and query of the page it stands on, without a place on it. */
  page: string;
  context: TableContext;
  /** Slugs that a row is about which does not say so itself. */
  about: readonly string[];
}

/** A table with all that its file says on every row. */
export function tableFile({ table, asOf, page, context, about }: FileParts): TableFile {
  const site = getEnv().publicUrl ?? "";
  return {
    table,
    asOf,
    methodVersion: METHOD_VERSION,
    ...context,
    about,
    page: `${site}${page}${table.anchor === null ? "" : `#${table.anchor}`}`,
    site,
  };
}

function subjectOf({ record, held }: HeldRecord): TableSubject {
  const { name } = record.network;
  if (!("definitionId" in held)) return { name, quarter: null, definition: null, fingerprint: null };
  const definition = record.definitions.find(({ id }) => id === held.definitionId);
  return {
    name,
    quarter: held.quarter,
    definition: definition?.label ?? held.definitionId,
    fingerprint: fingerprintOf(held),
  };
}
