import { type Assessed, assessRecord, type NetworkRecord } from "@/lib/scoring";
import { frozen } from "../../support/frozen";
import { shippedRecord } from "../../support/shipped";

const known = new Map<string, { record: NetworkRecord; assessed: Assessed }>();

/** The shipped record of a network and its assessment: views are tested on what they print for real. */
export function shipped(slug: string, asOf = "2026-11-20"): { record: NetworkRecord; assessed: Assessed } {
  const key = `${slug} ${asOf}`;
  const before = known.get(key);
  if (before) return before;
  const record = shippedRecord(slug);
  const both = { record, assessed: frozen(assessRecord(record, { asOf })) };
  known.set(key, both);
  return both;
}
