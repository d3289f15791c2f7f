import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { readNetworkFacts } from "@/lib/facts";
import { isAssessable, type NetworkRecord } from "@/lib/scoring";

const SEED = join(import.meta.dirname, "../../prisma/seed");

/** Folders of the networks that are assessed. */
export const shippedSlugs = (): string[] =>
  readdirSync(SEED, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(SEED, entry.name, "network.json")))
    .map(({ name }) => name)
    .filter((slug) => isAssessable(readNetworkFacts(join(SEED, slug))));

/** The facts of a shipped network as they stand in its folder; throws where it is not one that is assessed. */
export function shippedRecord(slug: string): NetworkRecord {
  const record = readNetworkFacts(join(SEED, slug));
  if (!isAssessable(record)) throw new Error(`${slug} is not assessed`);
  return record;
}
