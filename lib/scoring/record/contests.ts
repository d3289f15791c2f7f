import { gatedClassOf } from "../assess";
import { rankOf } from "../kernel";
import { isBelow } from "../numbers";
import { assessReadings } from "../readings";
import { READINGS, REFUSALS } from "../rules";
import type { QuarterAmounts } from "./amounts";
import type { LineAmount } from "./definitions";
import { figureKey, type Reconciled, reconciledFrom, withFigures } from "./figures";
import { type Judgement, type JudgeOptions, judge } from "./judge";
import { quarterAt } from "./quarters";
import type { Reading } from "./readings";
import { viewThrough } from "./view";

/** A reading in the place of whatever was chosen: its own figure, contested by nothing. */
export const takenAtItsWord = (seriesId: string, index: number, reading: Reading): Reconciled =>
  reconciledFrom(
    seriesId,
    quarterAt(index),
    {
      span: reading.span,
      lead: reading,
      used: [reading],
      contesting: [reading],
      gap: null,
      reason: "Taken at its word.",
    },
    reading.claims,
  );

/** The same network, t and definition with some figures replaced. */
export const judgeWith = (
  base: Judgement,
  replaced: ReadonlyMap<string, Reconciled>,
  options: JudgeOptions = {},
): Judgement => {
  const { view, t } = base.assembly;
  const book = withFigures(view.book, replaced);
  return judge(viewThrough(view.lens, view.known, book), t === null ? options : { ...options, t });
};

/** The judgement, refused where a contest leaves it open. */
export const settle = (judgement: Judgement): Judgement =>
  isContested(judgement)
    ? { ...judgement, verdict: "insufficient_evidence", reason: "contested", wouldBe: null }
    : judgement;

/**
 * Open readings that lie more than half apart (§3.10 rule 4): true when they lead two classes apart and no source is good
 * enough to decide. Revenue goes through the method's own readings; emissions follow the same rule.
 */
const isContested = (base: Judgement): boolean => {
  const { t, annual, view } = base.assembly;
  if (t === null || annual) return false;
  const quarters = base.assembly.view.quarters
    .filter((index) => index <= t && index > t - 8)
    .map((index) => view.at(index));
  const byRevenue = alternatives(base, quarters, ({ revenueLines }) => revenueLines);
  if (byRevenue.length > 0) {
    const result = assessReadings([base, ...byRevenue].map(({ input }) => input));
    if (result.contested && result.reason === "contested") return true;
  }
  const byEmission = alternatives(base, quarters, ({ emissionLines }) => emissionLines);
  return byEmission.length > 0 && isUnsettled([base, ...byEmission]);
};

/** One judgement per origin that contests a line: its readings in all quarters that have them. */
const alternatives = (
  base: Judgement,
  quarters: readonly QuarterAmounts[],
  linesIn: (quarter: QuarterAmounts) => readonly LineAmount[],
): Judgement[] => {
  const byOrigin = new Map<string, Map<string, Reconciled>>();
  for (const quarter of quarters) {
    for (const { line, reconciled } of linesIn(quarter)) {
      const contesting = reconciled.choice?.contesting ?? [];
      if (contesting.length < 2) continue;
      for (const reading of contesting) {
        if (reading === reconciled.choice?.lead) continue;
        const origin = reading.originIds.join();
        const replaced = byOrigin.get(origin) ?? new Map<string, Reconciled>();
        replaced.set(figureKey(line.series.id, quarter.index), takenAtItsWord(line.series.id, quarter.index, reading));
        byOrigin.set(origin, replaced);
      }
    }
  }
  return [...byOrigin].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, replaced]) => judgeWith(base, replaced));
};

const isUnsettled = (judgements: readonly Judgement[]): boolean => {
  const classes = judgements.map(({ result }) => gatedClassOf(result)).filter((id) => id !== null);
  const ranks = classes.map(rankOf);
  const best = Math.max(...judgements.map(({ input }) => input.evidence.emissionsQuality));
  return (
    Math.max(...ranks) - Math.min(...ranks) >= REFUSALS.contested.threshold && isBelow(best, READINGS.decidingQuality)
  );
};
