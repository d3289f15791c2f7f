import { createHash } from "node:crypto";
import type { ObservationFact } from "../scoring/record/types";

/** SHA-256 of what an observation claims, beside the series, period, source and known-on that it is filed under. */
export function hashClaim(row: ObservationFact): string {
  const claim = [row.value, row.low, row.high, row.nullReason, row.nature, row.basis, row.derivation, row.literal];
  return createHash("sha256").update(JSON.stringify(claim)).digest("hex");
}
