import { assessRecord, canonicalJson, fingerprintOf, isAssessable } from "@/lib/scoring";
import type { Db } from "./client";
import { listAssessedSlugs, loadNetworkRecord, newestRecordedOn } from "./networks";

/**
 * Freezes the verdict on every network under every definition at the default as-of day, from what readers see. What is
 * frozen already (same inputs, same method) stays as it is: history is written once.
 *
 * @returns how many assessments are new.
 */
export async function freezeAssessments(db: Db, frozenAt: Date): Promise<number> {
  const [slugs, asOf] = await Promise.all([listAssessedSlugs(db), newestRecordedOn(db)]);
  if (asOf === null) return 0;
  let count = 0;
  for (const slug of slugs) {
    const record = await loadNetworkRecord(slug, db);
    if (!record || !isAssessable(record)) continue;
    for (const definition of record.definitions) {
      const assessed = assessRecord(record, { asOf, definitionId: definition.id });
      const key = {
        networkSlug: slug,
        asOf,
        definitionId: definition.id,
        methodVersion: assessed.methodVersion,
        fingerprint: fingerprintOf(assessed),
      };
      if (await db.assessment.findFirst({ where: key, select: { id: true } })) continue;
      await db.assessment.create({
        data: { ...key, quarter: assessed.quarter, canonicalJson: canonicalJson(assessed), frozenAt },
      });
      count += 1;
    }
  }
  return count;
}

/** Whether a network that readers see has no assessment at the default as-of day: a load was cut short before its end. */
export async function lacksAssessments(db: Db): Promise<boolean> {
  const [slugs, asOf] = await Promise.all([listAssessedSlugs(db), newestRecordedOn(db)]);
  if (asOf === null) return false;
  const frozen = await db.assessment.findMany({
    where: { asOf },
    select: { networkSlug: true },
    distinct: ["networkSlug"],
  });
  return slugs.some((slug) => !frozen.some((row) => row.networkSlug === slug));
}

/** The frozen assessment of a fingerprint as it was written; null when there is none. */
export async function loadFrozenAssessment(
  db: Db,
  slug: string,
  fingerprint: string,
): Promise<{ canonicalJson: string; asOf: string; definitionId: string } | null> {
  return db.assessment.findFirst({
    where: { networkSlug: slug, fingerprint },
    select: { canonicalJson: true, asOf: true, definitionId: true },
  });
}
