import type * as z from "zod";
import {
  type Assessed,
  fingerprintOf,
  type InputId,
  type RefusalReason,
  type Span,
  type Verdict,
  type VerdictClass,
} from "@/lib/scoring";
import { trendView } from "@/lib/views/trend";
import { confidenceWords, cornerSpan, verdictView } from "@/lib/views/verdict";
import { scaleSpan, sumSpans, windowQuarters } from "@/lib/views/windows";
import type { STANDING } from "../schemas/verdicts";
import { notApplicable, type Quantity, quantity } from "./quantity";

/** Half-years in a year. */
const HALF_YEARS = 2;

interface VerdictFacts {
  verdict: Verdict;
  reason: RefusalReason | null;
  wouldBe: VerdictClass | null;
  range: [VerdictClass, VerdictClass] | null;
}

/** A verdict as codes and in the words that pages print. */
export function verdictFields({ verdict, reason, wouldBe, range }: VerdictFacts) {
  const { label, explanation } = verdictView({ verdict, reason, wouldBe, range, tags: [] });
  return { verdict, verdictLabel: label, reason, explanation, wouldBe, range };
}

const gradeOf = ({ inputs }: Assessed, id: InputId): string | null =>
  inputs.find((input) => input.id === id)?.grade ?? null;

/** Why the result has no number: in the words of the verdict. */
export const unknownIn = (assessed: Assessed): string => verdictView(assessed).explanation;

/** Paid demand and subsidy of the half-year (of the year, in an annual record), as the page’s key numbers. */
export function halfYear(assessed: Assessed): { demandUsd: Span | null; subsidyUsd: Span | null; tokens: Span | null } {
  const quarters = windowQuarters(assessed, 2);
  const usable = quarters.filter(({ usable: isUsable }) => isUsable);
  return {
    demandUsd: cornerSpan(assessed, ({ ratios }) => ratios.revenue2qUsd) ?? sumSpans(quarters.map((q) => q.demandUsd)),
    subsidyUsd:
      cornerSpan(assessed, ({ ratios }) => ratios.emissions2qUsd) ?? sumSpans(quarters.map((q) => q.emissionsUsd)),
    tokens: sumSpans(usable.map((q) => q.emittedTokens)),
  };
}

const shareOf = (coverage: number): number => (coverage === Number.POSITIVE_INFINITY ? 1 : coverage / (1 + coverage));

export function keyQuantities(
  assessed: Assessed,
): Record<
  "prudentCoverage" | "demandUsdPerYear" | "subsidyUsdPerYear" | "demandShare" | "utilisation" | "dataConfidence",
  Quantity
> {
  const unknown = unknownIn(assessed);
  const { demandUsd, subsidyUsd } = halfYear(assessed);
  const coverage = (pick: (coverage: number) => number) =>
    quantity(
      cornerSpan(assessed, ({ ratios }) => pick(ratios.prudentCoverage)),
      { unit: "ratio", unknown },
    );
  const utilisation = assessed.inputs.find(({ id }) => id === "utilisation");
  return {
    prudentCoverage: coverage((value) => value),
    demandUsdPerYear: quantity(scaleSpan(demandUsd, HALF_YEARS), {
      ...{
        unit: "USD",
        grade: gradeOf(assessed, "revenue"),
        unknown: "Revenue of a deciding quarter is not on record.",
      },
    }),
    subsidyUsdPerYear: quantity(scaleSpan(subsidyUsd, HALF_YEARS), {
      ...{
        unit: "USD",
        grade: gradeOf(assessed, "emissions"),
        unknown: "Emissions of a deciding quarter are not on record.",
      },
    }),
    demandShare: coverage(shareOf),
    utilisation:
      utilisation?.state === "not_applicable"
        ? notApplicable("share", utilisation.formula)
        : quantity(utilisation?.span ?? null, {
            ...{ unit: "share", grade: utilisation?.grade ?? null, unknown: utilisation?.formula ?? unknown },
          }),
    dataConfidence: quantity(
      cornerSpan(assessed, (result) => result.dataConfidence),
      { unit: "points", unknown },
    ),
  };
}

export function trendOf(assessed: Assessed): z.infer<typeof STANDING>["trend"] {
  const { direction, hollow } = trendView(assessed);
  return { direction, isMostlyPrice: hollow };
}

/** The house verdict in short: a row of the board. */
export const standingOf = (assessed: Assessed): z.infer<typeof STANDING> => ({
  ...verdictFields(assessed),
  definition: assessed.definitionId,
  definitionRobust: assessed.definitionRobust,
  quarter: assessed.quarter,
  ageDays: assessed.ageDays,
  tags: assessed.tags,
  dataConfidenceWord: confidenceWords(assessed),
  trend: trendOf(assessed),
  ...keyQuantities(assessed),
  fingerprint: fingerprintOf(assessed),
});
