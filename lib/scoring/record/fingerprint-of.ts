import { fingerprint } from "../fingerprint";
import type { Assumptions } from "../scenario/assumptions";
import type { Assessed } from "./output";

/**
 * Hash of what a verdict follows from: inputs at both corners, options, method version. Same inputs, same 16 digits.
 *
 * @param assumptions of a reader; null = none, which leaves the fingerprint of the published verdict.
 */
export const fingerprintOf = (assessed: Assessed, assumptions: Assumptions | null = null): string =>
  fingerprint({
    slug: assessed.slug,
    methodVersion: assessed.methodVersion,
    definition: assessed.definitionId,
    asOf: assessed.asOf,
    quarter: assessed.quarter,
    input: assessed.input,
    corners: assessed.corners?.inputs ?? null,
    ...(assumptions === null ? {} : { assumptions }),
  });
