import { type Assessed, assessRecord, type NetworkRecord } from "@/lib/scoring";
import { shippedRecord } from "../../support/shipped";

/** The shipped record of a network and its assessment: views are tested on what they print for real. */
export function shipped(slug: string, asOf = "2026-11-20"): { record: NetworkRecord; assessed: Assessed } {
  const record = shippedRecord(slug);
  return { record, assessed: assessRecord(record, { asOf }) };
}
