import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { readNetworkFacts } from "@/lib/facts";
import { isAssessable, type NetworkRecord } from "@/lib/scoring";
import { frozen } from "./frozen";

const SEED = resolve("prisma/seed");

/** Folders of the networks that are assessed. */
export const shippedSlugs = (): string[] =>
  readdirSync(SEED, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(SEED, entry.name, "network.json")))
    .map(({ name }) => name)
    .filter((slug) => isAssessable(readNetworkFacts(join(SEED, slug))));

const known = new Map<string, NetworkRecord>();

/**
 * The facts of a shipped network as they stand in its folder, read once for all tests of a process, which cannot change
 * them; throws where it is not one that is assessed.
 */
export function shippedRecord(slug: string): NetworkRecord {
  const before = known.get(slug);
  if (before) return before;
  const record = readNetworkFacts(join(SEED, slug));
  if (!isAssessable(record)) throw new Error(`${slug} is not assessed`);
  known.set(slug, frozen(record));
  return record;
}
