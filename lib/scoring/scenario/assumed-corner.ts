import { Evaluation, evaluate } from "../evaluate";
import { classOf, type Method, rankOf } from "../kernel";
import { copyMeasures, Measures, measure, scaleMeasures } from "../measures";
import { toNullable, UNKNOWN } from "../numbers";
import { refuseEarly, refuseLate } from "../refusals";
import type { AssessmentInput, RefusalReason, Verdict, VerdictClass } from "../types";
import { type Issuance, issueInput } from "./taper";

/** One corner judged, without the argument that a page prints: a grid asks for a hundred of them. */
export interface JudgedCorner {
  verdict: Verdict;
  reason: RefusalReason | undefined;
  /** After gates, whatever is refused; null without a score. */
  verdictClass: VerdictClass | null;
  prudentCoverage: number | null;
  revenue2qUsd: number;
  prudentEmissionsUsd: number;
  /** C of the latest quarter alone. */
  coverageQuarter: number | null;
}

const TOP = rankOf("demand_led");

/** One corner under one issuance; asked for any level of demand. */
export class IssuedCorner {
  private readonly evidence: AssessmentInput["evidence"];
  private readonly base: Measures;
  private readonly scaled: Measures;
  private readonly evaluation = new Evaluation();

  private constructor(
    input: AssessmentInput,
    private readonly isTopShareBounded: boolean,
    method: Method,
  ) {
    this.evidence = input.evidence;
    this.base = measure(input, new Measures(), method);
    this.scaled = copyMeasures(this.base);
  }

  /** null where the issuance has no meaning for the record: see `issueInput`. */
  static of(
    input: AssessmentInput,
    issuance: Issuance,
    { isTopShareBounded, method }: { isTopShareBounded: boolean; method: Method },
  ): IssuedCorner | null {
    const issued = issueInput(input, issuance, method);
    return issued && new IssuedCorner(issued, isTopShareBounded, method);
  }

  /** @param demand multiple of today's. */
  judge(demand: number): JudgedCorner {
    const m = scaleMeasures(this.base, demand, 1, this.scaled);
    m.topCustomerShare = this.base.topCustomerShare;
    const sums = {
      revenue2qUsd: m.revenue2q,
      prudentEmissionsUsd: m.prudentEmissions,
      coverageQuarter: m.hasUsableQuarter ? toNullable(m.coverageQuarter) : null,
    };
    const early = refuseEarly(m);
    if (early !== null)
      return { verdict: "insufficient_evidence", reason: early, verdictClass: null, prudentCoverage: null, ...sums };
    evaluate(m, this.evidence, this.evaluation);
    let reason = this.refusal(m);
    // As in the record: a bound on the largest customer is not the value that the top class needs.
    if (reason === null && this.evaluation.gatedRank === TOP && this.isTopShareBounded) {
      m.topCustomerShare = UNKNOWN;
      evaluate(m, this.evidence, this.evaluation);
      reason = this.refusal(m);
    }
    const verdictClass = classOf(this.evaluation.gatedRank);
    return {
      verdict: reason === null ? verdictClass : "insufficient_evidence",
      reason: reason ?? undefined,
      verdictClass,
      prudentCoverage: m.prudentCoverage,
      ...sums,
    };
  }

  private refusal(m: Measures): RefusalReason | null {
    return refuseLate(m, this.evidence, this.evaluation.confidence.dataConfidence, this.evaluation.gatedRank);
  }
}
