import { join } from "node:path";
import { readNetworkFacts } from "@/lib/facts";
import { isAssessable, type NetworkRecord } from "@/lib/scoring";

/** The facts of a shipped network as they stand in its folder; throws where it is not one that is assessed. */
export function shippedRecord(slug: string): NetworkRecord {
  const record = readNetworkFacts(join(import.meta.dirname, "../../prisma/seed", slug));
  if (!isAssessable(record)) throw new Error(`${slug} is not assessed`);
  return record;
}
