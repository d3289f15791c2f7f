import { atBest, type Grade, qualityOf } from "./grades";
import { isKnownOn } from "./known-on";
import type { Span } from "./output";
import { dayNumber } from "./quarters";
import { recordOn } from "./record-on";
import { between, NOTHING } from "./spans";
import type {
  ConflictFact,
  NetworkFact,
  NetworkRecord,
  ObservationFact,
  SeriesFact,
  SourceFact,
  UnassessedFact,
} from "./types";

export type Standing = ConflictFact["readings"][number]["standing"];

/** One observation that exists on the as-of day, with its source, grade and ruling looked up once. */
export interface Claim {
  fact: ObservationFact;
  source: SourceFact;
  /** First and last day, numbered; both in it. */
  start: number;
  end: number;
  days: number;
  /** What it says about its own period; null when it says nothing, or only caps something (see `Cap`). */
  span: Span | null;
  grade: Grade;
  quality: number;
  /** null = no conflict names it. */
  standing: Standing | null;
  /** Its conflict is open, so that it still counts against agreement. */
  openConflict: boolean;
  /** A ruling keeps it out of every figure. */
  isOut: boolean;
  /** A ceiling, budget or run-rate: a bound of something, never its value (P11). */
  isCap: boolean;
}

export interface SeriesClaims {
  series: SeriesFact;
  /** Oldest first; same days in order of precedence. */
  claims: Claim[];
}

/** The record of any subject as known on one day, indexed. */
export interface KnownRecord<Subject extends NetworkFact | UnassessedFact = NetworkFact> {
  record: NetworkRecord<Subject>;
  asOf: string;
  bySeries: ReadonlyMap<string, SeriesClaims>;
  byObservation: ReadonlyMap<string, Claim>;
  /** Origins that are the issuer or an affiliate through any of their pages. */
  affiliatedOrigins: ReadonlySet<string>;
}

/** A schedule that is minted whatever happens is a value, but nobody saw it paid (P11). */
const PROGRAMMATIC_CREDIBILITY = 3;

export type AnyKnownRecord = KnownRecord<NetworkFact | UnassessedFact>;

const capsSomething = ({ nature }: ObservationFact): boolean => nature !== "measured" && nature !== "programmatic";

const spanOf = (fact: ObservationFact): Span | null => {
  if (capsSomething(fact)) return null;
  if (fact.nullReason !== null) return fact.nullReason === "observed_zero" ? NOTHING : null;
  if (fact.value !== null) return { value: fact.value, low: fact.low ?? fact.value, high: fact.high ?? fact.value };
  if (fact.low === null && fact.high === null) return null;
  return between(fact.low ?? 0, fact.high ?? Number.POSITIVE_INFINITY);
};

const gradeOf = (fact: ObservationFact, source: SourceFact): Grade => {
  const grade = { letter: source.letter, credibility: fact.credibility };
  return fact.nature === "programmatic" ? atBest(grade, PROGRAMMATIC_CREDIBILITY) : grade;
};

const STANDING_ORDER: readonly (Standing | null)[] = ["used", "open", null, "set_aside", "refuted"];

/** Which of two claims about the same days speaks for their origin: ruled, then better, then newer. */
export const byPrecedence = (a: Claim, b: Claim): number =>
  STANDING_ORDER.indexOf(a.standing) - STANDING_ORDER.indexOf(b.standing) ||
  b.quality - a.quality ||
  compareText(b.fact.knownOn, a.fact.knownOn) ||
  compareText(a.fact.id, b.fact.id);

/** Order by code units: the same in every locale. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Keeps what was known on or before `asOf` and looks everything up once. Order of rows does not matter.
 * Throws when an observation names a series or source that is not there: the data lint lets no such record through.
 */
export const knownRecord = <Subject extends NetworkFact | UnassessedFact>(
  record: NetworkRecord<Subject>,
  asOf: string,
): KnownRecord<Subject> => {
  const sources = new Map(record.sources.map((source) => [source.id, source]));
  const rulings = rulingsOf(record.conflicts);
  const bySeries = new Map<string, SeriesClaims>(record.series.map((series) => [series.id, { series, claims: [] }]));
  const byObservation = new Map<string, Claim>();
  for (const fact of recordOn(record, asOf).observations) {
    if (!isKnownOn(fact.knownOn, asOf)) continue;
    const source = sources.get(fact.sourceId);
    const entry = bySeries.get(fact.seriesId);
    if (!source) throw new Error(`Observation ${fact.id}: no source ${fact.sourceId}`);
    if (!entry) throw new Error(`Observation ${fact.id}: no series ${fact.seriesId}`);
    const claim = claimOf(fact, source, rulings.get(fact.id));
    entry.claims.push(claim);
    byObservation.set(fact.id, claim);
  }
  for (const { claims } of bySeries.values()) claims.sort(byDays);
  return { record, asOf, bySeries, byObservation, affiliatedOrigins: affiliated(record.sources) };
};

/** The same record under other rulings: only the series whose claims they touch are looked at again. */
export const withRulings = <Subject extends NetworkFact | UnassessedFact>(
  known: KnownRecord<Subject>,
  conflicts: ConflictFact[],
): KnownRecord<Subject> => {
  const rulings = rulingsOf(conflicts);
  const byObservation = new Map(known.byObservation);
  const touched = new Set<string>();
  for (const { readings } of [...known.record.conflicts, ...conflicts])
    for (const { observationId } of readings) {
      const claim = known.byObservation.get(observationId);
      if (!claim) continue;
      byObservation.set(observationId, claimOf(claim.fact, claim.source, rulings.get(observationId)));
      touched.add(claim.fact.seriesId);
    }
  const bySeries = new Map(known.bySeries);
  for (const id of touched) {
    const entry = known.bySeries.get(id);
    if (!entry) continue;
    const claims = entry.claims.map((claim) => byObservation.get(claim.fact.id) ?? claim).sort(byDays);
    bySeries.set(id, { series: entry.series, claims });
  }
  return { ...known, record: { ...known.record, conflicts }, bySeries, byObservation };
};

/** Oldest first; same days in order of precedence. */
const byDays = (a: Claim, b: Claim): number => a.start - b.start || a.end - b.end || byPrecedence(a, b);

interface Ruling {
  standing: Standing;
  open: boolean;
}

/** An observation named by several conflicts: out if any says so, else used if any says so. */
const rulingsOf = (conflicts: readonly ConflictFact[]): Map<string, Ruling> => {
  const strictest: readonly Standing[] = ["refuted", "set_aside", "used", "open"];
  const rulings = new Map<string, Ruling>();
  for (const conflict of conflicts) {
    for (const { observationId, standing } of conflict.readings) {
      const before = rulings.get(observationId);
      if (before && strictest.indexOf(before.standing) <= strictest.indexOf(standing)) continue;
      rulings.set(observationId, { standing, open: conflict.status === "open" });
    }
  }
  return rulings;
};

const claimOf = (fact: ObservationFact, source: SourceFact, ruling: Ruling | undefined): Claim => {
  const start = dayNumber(fact.periodStart);
  const end = dayNumber(fact.periodEnd);
  const grade = gradeOf(fact, source);
  return {
    fact,
    source,
    start,
    end,
    days: end - start + 1,
    span: spanOf(fact),
    grade,
    quality: qualityOf(grade),
    standing: ruling?.standing ?? null,
    openConflict: ruling?.open ?? false,
    isOut: ruling?.standing === "set_aside" || ruling?.standing === "refuted",
    isCap: capsSomething(fact),
  };
};

const affiliated = (sources: readonly SourceFact[]): Set<string> =>
  new Set(sources.filter((source) => source.affiliation !== "independent").map((source) => source.originId));
