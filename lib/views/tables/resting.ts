import type { AnyRecord, Assessed, Described } from "@/lib/scoring";
import { buildTrace } from "../trace";
import { parseTraceKey } from "../trace-key";
import type { RowSource } from "./table";

/** A record as it stands on the day of a page: assessed, or described where nothing is assessed. */
export interface HeldRecord {
  record: AnyRecord;
  held: Assessed | Described;
}

/**
 * Finds who stands behind a number, as its drawer names them: the sources of the claims that are used, else of all
 * claims. What is counted over all networks has no sources of its own.
 */
export function sourceFinder(records: readonly HeldRecord[]): (trace: string) => RowSource[] {
  const bySlug = new Map(records.map((one) => [one.record.network.slug, one]));
  const found = new Map<string, RowSource[]>();
  return (trace) => {
    const before = found.get(trace);
    if (before) return before;
    const key = parseTraceKey(trace);
    const one = key && bySlug.get(key.slug);
    const view = one && buildTrace(one.record, one.held, key, { query: "" });
    const claims = view?.claims ?? [];
    const used = claims.filter(({ standing }) => standing === "used");
    const sources = [...(used.length > 0 ? used : claims).map(({ source }) => source), ...(view?.sources ?? [])];
    found.set(trace, sources);
    return sources;
  };
}
