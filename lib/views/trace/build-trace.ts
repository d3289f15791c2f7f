import type { AnyRecord, Assessed, Described } from "@/lib/scoring";
import type { Trace } from "../trace-key";
import { traceContext } from "./context";
import { traceConflict, traceDefinition, traceStatement, traceTrigger } from "./editorial";
import { traceFigure, traceObservation } from "./figure";
import { traceFormula } from "./formula";
import type { TraceView } from "./trace-view";

const BUILDERS = {
  figure: traceFigure,
  observation: traceObservation,
  formula: traceFormula,
  conflict: traceConflict,
  claim: traceStatement,
  definition: traceDefinition,
  trigger: traceTrigger,
} as const;

/**
 * What stands behind one number; pure. null where the key names nothing that the record knows on the day.
 * @param held the assessment of the record, or its description where nothing is assessed; its as-of day counts
 * @param request `query` of the pages it leads to; `today` for ages against the reader’s day
 */
export function buildTrace(
  record: AnyRecord,
  held: Assessed | Described,
  trace: Trace,
  request: { query: string; today?: string },
): TraceView | null {
  if (trace.slug !== record.network.slug) return null;
  return BUILDERS[trace.kind](traceContext(record, held, request), trace.id);
}
