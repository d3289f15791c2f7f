import {
  type Assessed,
  assessRecord,
  explainChange,
  type HysteresisNote,
  isScored,
  type NetworkRecord,
  quarterAt,
  quarterIndex,
  type RefusalReason,
  type Verdict,
  type VerdictClass,
  type WhyChanged,
} from "@/lib/scoring";

/**
 * Verdicts against the one before. history = quarter by quarter, recomputed from what is known on the as-of day;
 * published = at every end of a quarter with what was known by then, as the page of that day shows it.
 */
export const CHANGE_BASES = ["history", "published"] as const;
export type ChangeBasis = (typeof CHANGE_BASES)[number];

/** Parts whose change is a change of what the verdict says; coverage and quarter alone move without it. */
const SAID: readonly ChangedPart[] = ["verdict", "reason", "range"];

export const CHANGED_PARTS = ["verdict", "reason", "range", "quarter", "coverage"] as const;
export type ChangedPart = (typeof CHANGED_PARTS)[number];

/** One side of a change. */
export interface ChangeSide {
  asOf: string;
  quarter: string | null;
  verdict: Verdict;
  reason: RefusalReason | null;
  range: [VerdictClass, VerdictClass] | null;
  /** null without a score; `Infinity` without emissions. */
  prudentCoverage: number | null;
  score: number | null;
}

/** A verdict with what it followed from. */
export interface ChangeStep {
  date: string;
  side: ChangeSide;
  input: Assessed["input"];
  note: HysteresisNote | null;
}

export interface ChangeFact {
  basis: ChangeBasis;
  /** When the later side became known; see `dateOf`. */
  date: string;
  changed: ChangedPart[];
  note: HysteresisNote | null;
  from: ChangeSide;
  to: ChangeSide;
  /** null where either side has no input to swap. */
  why: WhyChanged | null;
}

const lastDayOf = (quarter: string): string =>
  new Date(Date.UTC(Number(quarter.slice(0, 4)), Number(quarter.at(-1)) * 3, 0)).toISOString().slice(0, 10);

/** Day on which the last figure of a quarter became known; the end of the quarter where none is dated. */
function dateOf(assessed: Assessed, quarter: string): string {
  const lines = assessed.quarters.find((view) => view.quarter === quarter)?.lines ?? [];
  const counted = new Set(lines.filter(({ span }) => span !== null).map(({ seriesId }) => seriesId));
  return assessed.figures
    .filter((figure) => figure.quarter === quarter && counted.has(figure.seriesId))
    .reduce((latest, { knownOn }) => (knownOn !== null && knownOn > latest ? knownOn : latest), lastDayOf(quarter));
}

const sideOf = (assessed: Assessed): ChangeSide => {
  const { asOf, quarter, verdict, reason, range, result } = assessed;
  const scored = isScored(result) ? result : null;
  return {
    ...{ asOf, quarter, verdict, reason, range },
    prudentCoverage: scored?.ratios.prudentCoverage ?? null,
    score: scored?.score ?? null,
  };
};

/** Every step to compute, oldest first; each is an assessment, made when it is called. */
export function stepsOf(record: NetworkRecord, assessed: Assessed, basis: ChangeBasis): (() => ChangeStep)[] {
  const { asOf, definitionId } = assessed;
  if (basis === "history")
    return assessed.history.map((step) => () => {
      const { quarter, verdict, reason, note } = step;
      const at = quarter === assessed.quarter ? assessed : assessRecord(record, { asOf, definitionId, quarter });
      return {
        date: dateOf(assessed, quarter),
        side: { ...sideOf(at), quarter, verdict, reason },
        input: at.input,
        note,
      };
    });
  return quarterEnds(record, asOf).map((day) => () => {
    const at = day === asOf ? assessed : assessRecord(record, { asOf: day, definitionId });
    return { date: day, side: sideOf(at), input: at.input, note: at.note };
  });
}

/**
 * Ends of quarters while facts of the record became known, from the first of them to the first on which all were, and
 * the as-of day itself: what comes after only grows older.
 */
function quarterEnds(record: NetworkRecord, asOf: string): string[] {
  const days = record.observations.map(({ knownOn }) => knownOn).filter((day) => day <= asOf);
  const [first = asOf, last = asOf] = [days.toSorted()[0], days.toSorted().at(-1)];
  const ends: string[] = [];
  for (let index = quarterIndex(quarterLabelOf(first)); (ends.at(-1) ?? "") < last; index += 1) {
    const end = lastDayOf(quarterAt(index).label);
    if (end >= asOf) break;
    ends.push(end);
  }
  return [...ends, asOf];
}

const quarterLabelOf = (day: string): string => `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

/** Whether a reader would read something else: another class, another reason, another range. */
export const isSaidAnew = ({ changed }: Pick<ChangeFact, "changed">): boolean =>
  changed.some((part) => SAID.includes(part));

const saidOf = ({ side: { verdict, reason, range } }: ChangeStep): string => JSON.stringify([verdict, reason, range]);

/**
 * Finds the first day after `before` on which a verdict already read as `after` does, by halving the days between: a
 * generator, so that the caller may let others run between two assessments. null where both read the same, or where
 * that day is the day of `after` itself.
 */
export function* firstDayOf(
  record: NetworkRecord,
  before: ChangeStep,
  after: ChangeStep,
  definitionId: string,
): Generator<undefined, ChangeStep | null> {
  const said = saidOf(after);
  if (said === saidOf(before)) return null;
  let [low, high] = [before.date, after.date].map((day) => Date.parse(day) / DAY_MS) as [number, number];
  let found: ChangeStep | null = null;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    const day = new Date(middle * DAY_MS).toISOString().slice(0, 10);
    const at = assessRecord(record, { asOf: day, definitionId });
    const step = { date: day, side: sideOf(at), input: at.input, note: at.note };
    if (saidOf(step) === said) [high, found] = [middle, step];
    else low = middle;
    yield;
  }
  return found;
}

const DAY_MS = 86_400_000;

/** What differs between two steps, and why. */
export function changeBetween(before: ChangeStep, after: ChangeStep, basis: ChangeBasis): ChangeFact {
  const [from, to] = [before.side, after.side];
  const changed: Record<ChangedPart, boolean> = {
    verdict: from.verdict !== to.verdict,
    reason: from.reason !== to.reason,
    range: from.range?.join() !== to.range?.join(),
    quarter: from.quarter !== to.quarter,
    coverage: from.prudentCoverage !== to.prudentCoverage,
  };
  return {
    basis,
    date: after.date,
    changed: CHANGED_PARTS.filter((part) => changed[part]),
    note: after.note,
    from,
    to,
    why: before.input && after.input && explainChange({ input: before.input }, { input: after.input }),
  };
}
