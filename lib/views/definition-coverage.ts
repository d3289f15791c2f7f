import { formatCoverage } from "@/lib/format";
import type { DefinitionOutcome } from "@/lib/scoring";
import { type NumberView, numberView } from "./number-view";

/** C* under one definition, at its own latest usable quarter. */
export const definitionCoverage = (outcome: DefinitionOutcome): NumberView =>
  numberView(outcome.prudentCoverage, formatCoverage, { period: outcome.quarter, note: "prudent coverage C*" });
