import * as z from "zod";
import {
  type Assessed,
  type AssessmentInput,
  HYSTERESIS_NOTES,
  parseInput,
  REFUSALS,
  type RefusalReason,
  VERDICT_CLASSES,
} from "@/lib/scoring";
import type { Db } from "./client";
import { withDataErrors } from "./errors";

/** A verdict as it was frozen when it was published: what a message about it needs of the assessment. */
export interface FrozenVerdict
  extends Pick<Assessed, "asOf" | "quarter" | "verdict" | "reason" | "range" | "tags" | "note" | "input"> {
  frozenAt: Date;
  /** null without a score; `Infinity` without emissions. */
  prudentCoverage: number | null;
  score: number | null;
}

const verdictClass = z.enum(VERDICT_CLASSES);
const infinite = z.literal("Infinity").transform(() => Number.POSITIVE_INFINITY);

/** The fields of the canonical text that are read back; what else stands there stays unread. */
const frozenSchema = z.object({
  asOf: z.string(),
  quarter: z.string().nullable(),
  verdict: z.enum([...VERDICT_CLASSES, "insufficient_evidence"]),
  reason: z.enum(Object.keys(REFUSALS) as [RefusalReason, ...RefusalReason[]]).nullable(),
  range: z.tuple([verdictClass, verdictClass]).nullable(),
  tags: z.array(z.enum(["bounded", "annual", "draft", "contested", "initial", "assumed_days"])),
  note: z.enum(HYSTERESIS_NOTES).nullable(),
  result: z.object({
    score: z.number().optional(),
    ratios: z.object({ prudentCoverage: z.union([z.number(), infinite]) }).optional(),
  }),
  input: z.custom<object>().nullable(),
});

function toVerdict({ frozenAt, canonicalJson }: { frozenAt: Date; canonicalJson: string }): FrozenVerdict {
  const { result, input, ...head } = frozenSchema.parse(JSON.parse(canonicalJson));
  const parsed: AssessmentInput | null = input === null ? null : parseInput(input);
  return {
    ...head,
    frozenAt,
    prudentCoverage: result.ratios?.prudentCoverage ?? null,
    score: result.score ?? null,
    input: parsed,
  };
}

const COLUMNS = { frozenAt: true, canonicalJson: true } as const;

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
        select: COLUMNS,
      }),
      db.assessment.findMany({
        where: { ...where, frozenAt: { gt: since } },
        orderBy: [{ frozenAt: "asc" }, { id: "asc" }],
        select: COLUMNS,
      }),
    ]);
    return [...(before ? [before] : []), ...after].map(toVerdict);
  });
