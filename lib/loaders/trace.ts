import "server-only";
import { isAssessable } from "@/lib/scoring";
import {
  ALL_NETWORKS,
  buildBoardTrace,
  buildTrace,
  countRecord,
  networkQuery,
  type Trace,
  type TraceView,
} from "@/lib/views";
import { loadEverything } from "./everything";
import { loadAssessed, loadDescribed } from "./records";
import { today } from "./today";

/** What stands behind one number on a day and under a definition; null where the key names nothing. */
export async function loadTrace(
  trace: Trace,
  asOf: string | null,
  definition: string | null,
): Promise<TraceView | null> {
  const query = networkQuery(asOf, definition);
  if (trace.slug === ALL_NETWORKS) return loadBoardTrace(trace, asOf, query);
  const loaded = await loadAssessed(trace.slug, asOf, definition);
  const described = loaded ? null : await loadDescribed(trace.slug, asOf);
  const record = loaded?.record ?? described?.record;
  const held = loaded?.assessed ?? described?.described;
  if (!record || !held) return null;
  // Not memoised: it takes a millisecond, and thousands of keys would push assessments out of the memo.
  return buildTrace(record, held, trace, { query, today: today() });
}

async function loadBoardTrace(trace: Trace, asked: string | null, query: string): Promise<TraceView | null> {
  const { entries, asOf } = await loadEverything(asked);
  const assessed = entries.flatMap(({ record, assessed: one }) =>
    one && isAssessable(record) ? [{ network: record.network, assessed: one }] : [],
  );
  return buildBoardTrace(assessed, trace, { asOf, today: today(), query, counts: countRecord(entries, asOf) });
}
