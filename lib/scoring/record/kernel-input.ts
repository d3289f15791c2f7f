import type { AssessmentInput, QuarterInput, RevenueLines } from "../types";
import type { QuarterAmounts, RevenueSpans } from "./amounts";
import type { AnnualRecord } from "./annual";
import type { MeasuredFactors } from "./factors";
import type { Measured } from "./measured";
import type { Span } from "./output";
import { quarterAt } from "./quarters";
import { atEnd, isClosed } from "./spans";

/** Which end of the bounds an input takes: `low` is the corner least kind to the network. */
export type Corner = "low" | "high";

export const opposite = (corner: Corner): Corner => (corner === "low" ? "high" : "low");

/** At the low corner demand takes its low end, everything that counts against it its high end. */
const revenueLines = (revenue: RevenueSpans, corner: Corner): RevenueLines => ({
  organic: atEnd(revenue.organic, corner),
  unclassified: atEnd(revenue.unclassified, corner),
  related: atEnd(revenue.related, opposite(corner)),
  excluded: atEnd(revenue.excluded, opposite(corner)),
  incentives: atEnd(revenue.incentive, opposite(corner)),
});

/** A quarter as the kernel takes it; open-ended and unknown amounts are missing. */
export const quarterInput = (
  { index, revenue, tokens, price, cashUsd }: QuarterAmounts,
  corner: Corner,
): QuarterInput => {
  const end = (span: Span | null | undefined): number | null =>
    span && isClosed(span) ? atEnd(span, opposite(corner)) : null;
  return {
    quarter: quarterAt(index).label,
    revenueUsd: revenue && Object.values(revenue).every(isClosed) ? revenueLines(revenue, corner) : null,
    emittedTokens: end(tokens),
    tokenPriceUsd: end(price?.span),
    cashSubsidyUsd: end(cashUsd),
  };
};

/** The common year as the kernel takes it. */
export const annualInput = (
  { from, to, amounts }: AnnualRecord,
  corner: Corner,
): NonNullable<AssessmentInput["annual"]> => {
  const { revenue, emissionsUsd } = amounts;
  if (!revenue || !emissionsUsd) throw new Error("An annual record has revenue and emissions");
  return { from, to, revenueUsd: revenueLines(revenue, corner), emissionsUsd: atEnd(emissionsUsd, opposite(corner)) };
};

/** Factors as the kernel takes them; the low corner takes the end that counts against the network. */
export const factorInputs = (factors: MeasuredFactors, corner: Corner): AssessmentInput["factors"] => {
  const end = ({ span }: Measured, side: Corner): number | null => (span && isClosed(span) ? atEnd(span, side) : null);
  const share = factors.topCustomerShare.span;
  return {
    revenueGrowth: null,
    topCustomerShare: share ? (share.value ?? share.high) : null,
    utilisation: end(factors.utilisation, corner),
    utilisationTarget: null,
    supplyGlut: end(factors.glut, opposite(corner)),
    usageGrowth: end(factors.usageGrowth, corner),
    operatorCover: end(factors.operatorCover, corner),
    netDilution: end(factors.netDilution, opposite(corner)),
    captureYield: end(factors.captureYield, corner),
    checklistScore: factors.checklist.span?.value ?? null,
    supplyScopeCoverage: coverageEnd(factors.supplyScopeCoverage.span, corner),
  };
};

/** Without emissions to supply, coverage has no end; that is a value of its own. */
const coverageEnd = (span: Span | null, corner: Corner): number | null => span && atEnd(span, corner);
