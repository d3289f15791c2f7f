import * as z from "zod";
import {
  type Assessed,
  type AssessmentInput,
  HYSTERESIS_NOTES,
  type HysteresisNote,
  parseInput,
  REFUSALS,
  type RefusalReason,
  VERDICT_CLASSES,
  type Verdict,
  type VerdictClass,
} from "@/lib/scoring";
import { type Db, getDb } from "./client";
import { withDataErrors } from "./errors";

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
  tags: Assessed["tags"];
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
  tags: z.array(z.enum(["bounded", "annual", "draft", "contested", "initial", "assumed_days"])),
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

const ROW = {
  ...{ fingerprint: true, methodVersion: true, definitionId: true, frozenAt: true, asOf: true, quarter: true },
  canonicalJson: true,
} as const;

interface FrozenRow extends Pick<FrozenVerdict, "fingerprint" | "methodVersion" | "definitionId" | "asOf" | "quarter"> {
  frozenAt: Date;
  canonicalJson: string;
}

function toVerdict({ canonicalJson, frozenAt, ...row }: FrozenRow): FrozenVerdict {
  const { definitions, result, input, ...said } = FROZEN.parse(JSON.parse(canonicalJson));
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
}

/** The newest frozen verdicts of a network under all definitions, oldest first. */
export const listFrozenVerdicts = (slug: string, db: Db = getDb()): Promise<FrozenVerdict[]> =>
  withDataErrors(async () => {
    const rows = await db.assessment.findMany({
      where: { networkSlug: slug },
      orderBy: { id: "desc" },
      take: MOST_FROZEN,
      select: ROW,
    });
    return rows.reverse().map(toVerdict);
  });

/**
 * Verdicts on a network that were frozen after an instant, with the last one before it, oldest first: each against the
 * one before it is a change that readers could see.
 */
export const loadFrozenSince = (
  db: Db,
  networkSlug: string,
  definitionId: string,
  since: Date,
): Promise<FrozenVerdict[]> =>
  withDataErrors(async () => {
    const where = { networkSlug, definitionId };
    const [before, after] = await Promise.all([
      db.assessment.findFirst({
        where: { ...where, frozenAt: { lte: since } },
        orderBy: [{ frozenAt: "desc" }, { id: "desc" }],
        select: ROW,
      }),
      db.assessment.findMany({
        where: { ...where, frozenAt: { gt: since } },
        orderBy: [{ frozenAt: "asc" }, { id: "asc" }],
        select: ROW,
      }),
    ]);
    return [...(before ? [before] : []), ...after].map(toVerdict);
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
