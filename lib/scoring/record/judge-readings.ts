import type { Claim, SeriesClaims } from "./claims";
import { withRulings } from "./claims";
import { judgeWith, takenAtItsWord } from "./contests";
import { buildFigures, figureKey, type Reconciled } from "./figures";
import { type Judgement, type JudgeOptions, judge } from "./judge";
import { quarterAt } from "./quarters";
import type { Reading } from "./readings";
import type { ConflictFact, Role } from "./types";
import { buildView } from "./view";
import { figuresInItsPlace } from "./word-for-word";

/** Quarters of 4Q: a reading that touches none of them does not reach t. */
const WINDOW = 4;

/** Shares are read from claims, not from quarters, so another ruling is the way to see what they do. */
const READ_FROM_CLAIMS: ReadonlySet<Role> = new Set<Role>(["largest_customer_share", "operator_revenue_share"]);

/** The verdict with one reading in the place of the published figure; null when it does not reach the windows of t. */
export const judgeUnder = (
  base: Judgement,
  entry: SeriesClaims,
  claim: Claim,
  conflict: ConflictFact,
): Judgement | null => {
  const { t, annual, view } = base.assembly;
  const { series } = entry;
  const line = view.lens.lines.find((candidate) => candidate.series.id === series.id);
  if (t === null || !line) return null;
  if (annual || READ_FROM_CLAIMS.has(line.role)) return judgeRuledFor(base, conflict, claim.fact.id, t);
  const replaced = figuresInItsPlace(series, claim, view.book);
  if (!reachesWindow([...replaced.values()], t)) return null;
  const isPublished = [...replaced.values()].every(({ figure }) => {
    const published = view.book.at(series.id, indexOfLabel(view.quarters, figure.quarter));
    return published.choice?.used.length === 1 && published.used.includes(claim);
  });
  return isPublished ? base : judgeWith(base, replaced, atItsWord(base));
};

/** Taking a reading at its word is about its number: the evidence stays that of the published reading. */
const atItsWord = ({ input }: Judgement): JudgeOptions => ({ evidence: input.evidence });

const indexOfLabel = (quarters: readonly number[], label: string): number =>
  quarters.find((index) => quarterAt(index).label === label) ?? Number.NaN;

const reachesWindow = (figures: readonly Reconciled[], t: number): boolean => {
  const window = new Set(Array.from({ length: WINDOW }, (_, age) => quarterAt(t - age).label));
  return figures.some(({ figure }) => window.has(figure.quarter));
};

/** The whole record judged again with another ruling on one conflict. */
const judgeRuledFor = (base: Judgement, conflict: ConflictFact, observationId: string, t: number): Judgement => {
  const { view } = base.assembly;
  const conflicts = view.known.record.conflicts.map((other) => ({
    ...other,
    readings:
      other.id === conflict.id
        ? other.readings.map((reading) => ({
            ...reading,
            standing: reading.observationId === observationId ? ("used" as const) : ("set_aside" as const),
          }))
        : other.readings.filter((reading) => reading.observationId !== observationId),
  }));
  const known = withRulings(view.known, conflicts);
  return judge(buildView(known, view.lens.definition, buildFigures(known)), { ...atItsWord(base), t });
};

/** The same for one of several readings of a quarter that nobody ruled on. */
export const foundUnder = (
  base: Judgement,
  seriesId: string,
  index: number,
  reading: Reading,
  isPublished: boolean,
): Judgement | null => {
  const { t, annual, view } = base.assembly;
  const isCounted = view.lens.lines.some(({ series }) => series.id === seriesId);
  if (t === null || annual || !isCounted || index > t || index <= t - WINDOW) return null;
  if (isPublished) return base;
  return judgeWith(
    base,
    new Map([[figureKey(seriesId, index), takenAtItsWord(seriesId, index, reading)]]),
    atItsWord(base),
  );
};
