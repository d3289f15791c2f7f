import * as z from "zod";
import {
  type AssessmentInput,
  assessRecord,
  canonicalJson,
  fingerprintOf,
  HYSTERESIS_NOTES,
  type HysteresisNote,
  isAssessable,
  parseInput,
  REFUSALS,
  type RefusalReason,
  VERDICT_CLASSES,
  type Verdict,
  type VerdictClass,
} from "@/lib/scoring";
import { type Db, getDb } from "./client";
import { withDataErrors } from "./errors";
import { listAssessedSlugs, loadNetworkRecord, newestRecordedOn } from "./networks";
import { VISIBLE } from "./runs";

/** What of a verdict makes it worth keeping beside the one before: what it says, and the numbers it says it from. */
const SAYING = z.object({
  ...{ quarter: z.unknown(), verdict: z.unknown(), reason: z.unknown(), wouldBe: z.unknown() },
  ...{ range: z.unknown(), note: z.unknown() },
  definitions: z.array(z.object({ id: z.string(), house: z.boolean() })),
  input: z.unknown().transform(withoutAge),
});

/** Everything grows older by the day; that alone is nothing new until it moves the verdict. */
function withoutAge(input: unknown): unknown {
  if (typeof input !== "object" || input === null || !("evidence" in input)) return input;
  return { ...input, evidence: { ...Object(input.evidence), ageDays: null } };
}

const sayingOf = (canonical: string): string => JSON.stringify(SAYING.parse(JSON.parse(canonical)));

/** Whether the last one frozen says the same as `text`. */
async function isSaidAlready(
  db: Db,
  under: { networkSlug: string; definitionId: string },
  methodVersion: string,
  text: string,
): Promise<boolean> {
  const last = await db.assessment.findFirst({
    where: under,
    orderBy: { id: "desc" },
    select: { methodVersion: true, canonicalJson: true },
  });
  return last?.methodVersion === methodVersion && sayingOf(last.canonicalJson) === sayingOf(text);
}

/**
 * Freezes the verdict on every network under every definition at the default as-of day, from what readers see. What is
 * frozen already stays as it is: history is written once.
 *
 * @param which `news` leaves out what says the same from the same numbers as the last that was frozen, only a day or more
 *   later: after an ingest that is nearly all. `all` keeps each: after a load, so that one cut short is told by what is
 *   missing (`lacksAssessments`).
 * @returns how many assessments are new.
 */
export async function freezeAssessments(db: Db, frozenAt: Date, which: "all" | "news" = "news"): Promise<number> {
  const [slugs, asOf] = await Promise.all([listAssessedSlugs(db), newestRecordedOn(db)]);
  if (asOf === null) return 0;
  let count = 0;
  for (const slug of slugs) {
    const record = await loadNetworkRecord(slug, db);
    if (!record || !isAssessable(record)) continue;
    for (const definition of record.definitions) {
      const assessed = assessRecord(record, { asOf, definitionId: definition.id });
      const { methodVersion, quarter } = assessed;
      const under = { networkSlug: slug, definitionId: definition.id };
      const key = { ...under, asOf, methodVersion, fingerprint: fingerprintOf(assessed) };
      if (await db.assessment.findFirst({ where: key, select: { id: true } })) continue;
      const text = canonicalJson(assessed);
      if (which === "news" && (await isSaidAlready(db, under, methodVersion, text))) continue;
      await db.assessment.create({ data: { ...key, quarter, canonicalJson: text, frozenAt } });
      count += 1;
    }
  }
  return count;
}

/** Whether a network has no assessment since its facts were shipped: a load was cut short before its end. */
export async function lacksAssessments(db: Db): Promise<boolean> {
  const [slugs, shipped, frozen] = await Promise.all([
    listAssessedSlugs(db),
    db.ingestRun.findMany({ where: { ...VISIBLE, kind: "shipped" }, select: { networkSlug: true, recordedOn: true } }),
    db.assessment.groupBy({ by: ["networkSlug"], _max: { asOf: true } }),
  ]);
  const newest = new Map(frozen.map(({ networkSlug, _max }) => [networkSlug, _max.asOf ?? ""]));
  const since = new Map(shipped.map(({ networkSlug, recordedOn }) => [networkSlug, recordedOn ?? ""]));
  return slugs.some((slug) => (newest.get(slug) ?? "") < (since.get(slug) ?? "") || !newest.has(slug));
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

/** A frozen verdict without the figures behind it. */
export interface FrozenVerdict {
  fingerprint: string;
  methodVersion: string;
  definitionId: string;
  /** Under the definition that was the house's when it was frozen. */
  isHouse: boolean;
  /** When it was frozen, as an ISO instant. */
  frozenAt: string;
  asOf: string;
  quarter: string | null;
  verdict: Verdict;
  reason: RefusalReason | null;
  range: [VerdictClass, VerdictClass] | null;
  note: HysteresisNote | null;
  /** null without a score; `Infinity` without emissions. */
  prudentCoverage: number | null;
  score: number | null;
  /** null where no quarter was usable. */
  input: AssessmentInput | null;
}

const VERDICT_CLASS = z.enum(VERDICT_CLASSES);

/** What is read back of a frozen assessment; the rest stays what it is. */
const FROZEN = z.object({
  verdict: z.enum([...VERDICT_CLASSES, "insufficient_evidence"]),
  reason: z.enum(Object.keys(REFUSALS) as [RefusalReason, ...RefusalReason[]]).nullable(),
  range: z.tuple([VERDICT_CLASS, VERDICT_CLASS]).nullable(),
  note: z.enum(HYSTERESIS_NOTES).nullable(),
  definitions: z.array(z.object({ id: z.string(), house: z.boolean() })),
  result: z.object({
    score: z.number().nullish(),
    ratios: z.object({ prudentCoverage: z.union([z.number(), z.literal("Infinity")]).nullish() }).nullish(),
  }),
  input: z.unknown(),
});

/** As many freezes as are read back of one network; the newest ones. */
const MOST_FROZEN = 60;

/** The newest frozen verdicts of a network under all definitions, oldest first. */
export const listFrozenVerdicts = (slug: string, db: Db = getDb()): Promise<FrozenVerdict[]> =>
  withDataErrors(async () => {
    const rows = await db.assessment.findMany({
      where: { networkSlug: slug },
      orderBy: { id: "desc" },
      take: MOST_FROZEN,
      omit: { id: true, networkSlug: true },
    });
    return rows.reverse().map(({ canonicalJson: text, frozenAt, ...row }) => {
      const { definitions, result, input, ...said } = FROZEN.parse(JSON.parse(text));
      const coverage = result.ratios?.prudentCoverage ?? null;
      return {
        ...row,
        ...said,
        isHouse: definitions.some(({ id, house }) => house && id === row.definitionId),
        frozenAt: frozenAt.toISOString(),
        prudentCoverage: coverage === "Infinity" ? Number.POSITIVE_INFINITY : coverage,
        score: result.score ?? null,
        input: input === null || input === undefined ? null : parseInput(input),
      };
    });
  });

/** The last instant at which a run of this network was published or taken back, ISO; null when none was. */
export const lastRunEventAt = (slug: string, db: Db = getDb()): Promise<string | null> =>
  withDataErrors(async () => {
    const { _max } = await db.ingestRun.aggregate({
      where: { networkSlug: slug },
      _max: { publishedAt: true, undoneAt: true },
    });
    const instants = [_max.publishedAt, _max.undoneAt].flatMap((instant) => (instant ? [instant.toISOString()] : []));
    return instants.sort().at(-1) ?? null;
  });
