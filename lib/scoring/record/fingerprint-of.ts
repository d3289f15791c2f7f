import { fingerprint } from "../fingerprint";
import type { Assessed } from "./output";

/** Hash of what a verdict follows from: inputs at both corners, options, method version. Same inputs, same 16 digits. */
export const fingerprintOf = (assessed: Assessed): string =>
  fingerprint({
    slug: assessed.slug,
    methodVersion: assessed.methodVersion,
    definition: assessed.definitionId,
    asOf: assessed.asOf,
    quarter: assessed.quarter,
    input: assessed.input,
    corners: assessed.corners?.inputs ?? null,
  });
