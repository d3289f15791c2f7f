import type * as z from "zod";
import {
  type Assessed,
  fingerprintOf,
  type InputId,
  type RefusalReason,
  type Verdict,
  type VerdictClass,
} from "@/lib/scoring";
import { yearlyRateOf } from "@/lib/views/half-year";
import { trendView } from "@/lib/views/trend";
import { confidenceWords, cornerSpan, verdictView } from "@/lib/views/verdict";
import type { STANDING } from "../schemas/verdicts";
import { notApplicable, type Quantity, quantity } from "./quantity";

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

const shareOf = (coverage: number): number => (coverage === Number.POSITIVE_INFINITY ? 1 : coverage / (1 + coverage));

export function keyQuantities(
  assessed: Assessed,
): Record<
  "prudentCoverage" | "demandUsdPerYear" | "subsidyUsdPerYear" | "demandShare" | "utilisation" | "dataConfidence",
  Quantity
> {
  const unknown = unknownIn(assessed);
  const { demandUsd, subsidyUsd } = yearlyRateOf(assessed);
  const coverage = (pick: (coverage: number) => number) =>
    quantity(
      cornerSpan(assessed, ({ ratios }) => pick(ratios.prudentCoverage)),
      { unit: "ratio", unknown },
    );
  const utilisation = assessed.inputs.find(({ id }) => id === "utilisation");
  return {
    prudentCoverage: coverage((value) => value),
    demandUsdPerYear: quantity(demandUsd, {
      ...{
        unit: "USD",
        grade: gradeOf(assessed, "revenue"),
        unknown: "Revenue of a deciding quarter is not on record.",
      },
    }),
    subsidyUsdPerYear: quantity(subsidyUsd, {
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
