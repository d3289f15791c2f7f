import { assessParsed, gatedClassOf } from "./assess";
import { DVS_1_0, type Method } from "./kernel";
import { recordOf } from "./record-of";
import { alignQuarters, latestOf, QUARTER_GROUPS, type QuarterGroup, restateGroup, swapGroup } from "./swaps";
import { type AssessmentInput, isScored, type QuarterInput, type Verdict, type VerdictClass } from "./types";

/** In the order in which they are swapped. */
export const CHANGE_CAUSES = ["method", "definition", "restatement", "data"] as const;
export type ChangeCause = (typeof CHANGE_CAUSES)[number];

/** `window`: a record of quarters became one of a year, or the reverse, so that nothing can be swapped alone. */
export type ChangeGroup = "rules" | "definition" | QuarterGroup | "window" | "factors" | "evidence";

/** An assessment to compare: what the method took in, and which version judged it. */
export interface Assessable {
  /** As `parseInput` gives it. */
  input: AssessmentInput;
  /** Default: `dvs-1.0`. */
  method?: Method;
}

export interface ChangePart {
  cause: ChangeCause;
  group: ChangeGroup;
  /** Change of ln C*; null where a coverage on the way is 0, infinite or unknown. */
  deltaLnCoverage: number | null;
  deltaScore: number | null;
  /** Class after gates before and after this swap; null without a score. */
  from: VerdictClass | null;
  to: VerdictClass | null;
}

export interface WhyChanged {
  before: Verdict;
  after: Verdict;
  /** ln C* after − before; null where either has no size. */
  deltaLnCoverage: number | null;
  /** Every swap in order. Where all have a size they add up to the whole. */
  parts: ChangePart[];
  /** Sum of the parts by cause; null where one has no size. */
  byCause: Record<ChangeCause, number | null>;
  /** The parts that are token price alone. */
  priceDeltaLnCoverage: number | null;
  /** Price ÷ whole: over 1 or below 0 where price worked against the rest. null where nothing changed or has a size. */
  priceShare: number | null;
  /** Classes after gates on the way, repeats left out, first to last. */
  classPath: (VerdictClass | null)[];
}

/**
 * Why a verdict changed: the method is run again with one group of inputs swapped at a time, in a fixed order: rules,
 * definition, restated figures (revenue, emission, price), new figures (revenue, emission, price, factors, evidence).
 *
 * @param redefined the earlier figures under the later definition; left out when the definition is the same.
 */
export const explainChange = (before: Assessable, after: Assessable, redefined?: AssessmentInput): WhyChanged => {
  const method = after.method ?? DVS_1_0;
  const stages = stagesOf(before, after, redefined).map((stage) => ({ ...stage, ...read(stage.input, stage.method) }));
  const parts = stages.slice(1).map((stage, i): ChangePart => {
    const previous = stages[i] ?? stage;
    return {
      cause: stage.cause,
      group: stage.group,
      deltaLnCoverage: minus(stage.lnCoverage, previous.lnCoverage),
      deltaScore: minus(stage.score, previous.score),
      from: previous.verdictClass,
      to: stage.verdictClass,
    };
  });
  const [start, end] = [read(before.input, before.method ?? DVS_1_0), read(after.input, method)];
  const whole = minus(end.lnCoverage, start.lnCoverage);
  const price = sumOf(parts.filter(({ group }) => group === "price"));
  const path = stages.map(({ verdictClass }) => verdictClass);
  return {
    before: start.verdict,
    after: end.verdict,
    deltaLnCoverage: whole,
    parts,
    byCause: recordOf(CHANGE_CAUSES, (cause) => sumOf(parts.filter((part) => part.cause === cause))),
    priceDeltaLnCoverage: price,
    priceShare: price === null || whole === null || Math.abs(whole) < NOTHING ? null : price / whole,
    classPath: path.filter((id, i) => i === 0 || id !== path[i - 1]),
  };
};

/** Changes of ln C* below this are rounding. */
const NOTHING = 1e-12;

interface Stage {
  cause: ChangeCause;
  group: ChangeGroup;
  input: AssessmentInput;
  method: Method;
}

/** The first stage is `before`, the last is `after`; its own cause and group say nothing. */
const stagesOf = (before: Assessable, after: Assessable, redefined: AssessmentInput | undefined): Stage[] => {
  const method = after.method ?? DVS_1_0;
  const first = { cause: "method", group: "rules", input: before.input, method: before.method ?? DVS_1_0 } as const;
  const stages: Stage[] = [first, { ...first, method }];
  const push = (cause: ChangeCause, group: ChangeGroup, input: AssessmentInput): AssessmentInput => {
    stages.push({ cause, group, input, method });
    return input;
  };
  const base = push("definition", "definition", redefined ?? before.input);
  const restated = restateAll(base, after.input, push);
  const renewed = renewAll(restated, after.input, push);
  const { factors, answers, category } = after.input;
  push("data", "factors", { ...renewed, factors, answers, category });
  push("data", "evidence", after.input);
  return stages;
};

type Push = (cause: ChangeCause, group: ChangeGroup, input: AssessmentInput) => AssessmentInput;

const restateAll = (base: AssessmentInput, after: AssessmentInput, push: Push): AssessmentInput => {
  if (base.annual && after.annual && base.annual.from === after.annual.from && base.annual.to === after.annual.to) {
    return swapAnnual(base, after, "restatement", push);
  }
  let input = base;
  if (!base.quarters || !after.quarters) return input;
  for (const group of QUARTER_GROUPS) {
    input = push("restatement", group, withQuarters(input, restateGroup(input.quarters ?? [], after.quarters, group)));
  }
  return input;
};

const renewAll = (restated: AssessmentInput, after: AssessmentInput, push: Push): AssessmentInput => {
  if (restated.annual && after.annual) return swapAnnual(restated, after, "data", push);
  const [from, to] = [latestOf(restated), latestOf(after)];
  if (from === null || to === null) {
    const { annual: _, quarters: __, ...rest } = restated;
    return push("data", "window", {
      ...rest,
      ...(after.annual && { annual: after.annual }),
      ...(after.quarters && { quarters: after.quarters }),
    });
  }
  const target = alignQuarters(after.quarters ?? [], to, to);
  let input = withQuarters(restated, alignQuarters(restated.quarters ?? [], from, to));
  for (const group of QUARTER_GROUPS) {
    input = push("data", group, withQuarters(input, swapGroup(input.quarters ?? [], target, group)));
  }
  return input;
};

const swapAnnual = (from: AssessmentInput, to: AssessmentInput, cause: ChangeCause, push: Push): AssessmentInput => {
  if (!from.annual || !to.annual) return from;
  const { revenueUsd } = to.annual;
  push(cause, "revenue", { ...from, annual: { ...from.annual, revenueUsd } });
  return push(cause, "emission", { ...from, annual: to.annual });
};

const withQuarters = (input: AssessmentInput, quarters: QuarterInput[]): AssessmentInput => ({ ...input, quarters });

interface Reading {
  verdict: Verdict;
  verdictClass: VerdictClass | null;
  lnCoverage: number | null;
  score: number | null;
}

const read = (input: AssessmentInput, method: Method): Reading => {
  const result = assessParsed(input, { flipMultiples: false, method });
  const lnCoverage = isScored(result) ? Math.log(result.ratios.prudentCoverage) : Number.NaN;
  return {
    verdict: result.verdict,
    verdictClass: gatedClassOf(result),
    lnCoverage: Number.isFinite(lnCoverage) ? lnCoverage : null,
    score: isScored(result) ? result.score : null,
  };
};

const minus = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a - b);

const sumOf = (parts: readonly ChangePart[]): number | null =>
  parts.reduce<number | null>(
    (sum, { deltaLnCoverage }) => (sum === null || deltaLnCoverage === null ? null : sum + deltaLnCoverage),
    0,
  );
