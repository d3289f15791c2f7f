import { type Db, loadNetworkRecord, newestRecordedOn } from "@/lib/data";
import { assessRecord, isAssessable } from "@/lib/scoring";

export interface Verdict {
  verdict: string;
  quarter: string | null;
}

export interface VerdictChange {
  networkSlug: string;
  before: Verdict;
  after: Verdict;
}

/** The house verdict on each of the networks at the default as-of day; those that are not assessed are left out. */
export async function readVerdicts(db: Db, slugs: readonly string[]): Promise<Map<string, Verdict>> {
  const asOf = await newestRecordedOn(db);
  const verdicts = new Map<string, Verdict>();
  if (asOf === null) return verdicts;
  for (const slug of slugs) {
    const record = await loadNetworkRecord(slug, db);
    const house =
      record && isAssessable(record) ? record.definitions.find((definition) => definition.house) : undefined;
    if (!record || !isAssessable(record) || !house) continue;
    const { verdict, quarter } = assessRecord(record, { asOf, definitionId: house.id });
    verdicts.set(slug, { verdict, quarter });
  }
  return verdicts;
}

/** Networks whose class or quarter is another than before. */
export const verdictChanges = (
  before: ReadonlyMap<string, Verdict>,
  after: ReadonlyMap<string, Verdict>,
): VerdictChange[] =>
  [...before].flatMap(([networkSlug, was]) => {
    const is = after.get(networkSlug);
    return is && (is.verdict !== was.verdict || is.quarter !== was.quarter)
      ? [{ networkSlug, before: was, after: is }]
      : [];
  });
