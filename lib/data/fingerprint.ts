import { type Assessed, fingerprint } from "@/lib/scoring";

/** Hash of what a verdict follows from: inputs at both corners, options, method version. Same inputs, same 16 digits. */
export function fingerprintOf(assessed: Assessed): string {
  const subject = {
    slug: assessed.slug,
    methodVersion: assessed.methodVersion,
    definition: assessed.definitionId,
    asOf: assessed.asOf,
    quarter: assessed.quarter,
    input: assessed.input,
    corners: assessed.corners?.inputs ?? null,
  };
  return fingerprint(subject);
}
