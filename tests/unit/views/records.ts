import { join } from "node:path";
import { readNetworkFacts } from "@/lib/facts";
import { type Assessed, assessRecord, type NetworkRecord } from "@/lib/scoring";

/** The shipped record of a network and its assessment: views are tested on what they print for real. */
export function shipped(slug: string, asOf = "2026-11-20"): { record: NetworkRecord; assessed: Assessed } {
  const record = readNetworkFacts(join(import.meta.dirname, "../../../prisma/seed", slug));
  return { record, assessed: assessRecord(record, { asOf }) };
}
