import { formatCoverage } from "@/lib/format";
import type { DefinitionOutcome } from "@/lib/scoring";
import { type NumberView, numberView } from "./number-view";
import type { Lead } from "./tracer";

/** C* under one definition, at its own latest usable quarter. */
export const definitionCoverage = (outcome: DefinitionOutcome, lead?: Lead): NumberView =>
  numberView(outcome.prudentCoverage, formatCoverage, {
    period: outcome.quarter,
    note: "prudent coverage C*",
    ...lead,
  });
