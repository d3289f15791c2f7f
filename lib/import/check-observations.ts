import type { ImportedObservation } from "@/lib/data";
import { byteUnitsAgree } from "@/lib/facts/lint/byte-units";
import { derivationsHold, knownOnFollowsItsBasis, periodsArePossible } from "@/lib/facts/lint/dates";
import { assumedDaysAreWeak, derivedRowsAreWeaker } from "@/lib/facts/lint/grades";
import { rowsMayBeShipped } from "@/lib/facts/lint/licences";
import type { Rule } from "@/lib/facts/lint/rule";
import { valuesAreInRange, valuesAreWhole } from "@/lib/facts/lint/values";
import type { ObservationFact } from "@/lib/scoring";
import { HELD, unknownSeries, unknownSource } from "./check-heads";
import { factsFor, faultOf } from "./lint";
import { claimOf, type NetworkContext } from "./network-context";
import type { Fault } from "./read-row";

/** An observation of a file on its way in. */
export interface IncomingRow {
  line: number;
  fact: ImportedObservation;
  /** Unit that the row states; null = none. */
  unit: string | null;
}

/** The rules for shipped facts that judge a row by itself, its series and its source. */
const RULES: readonly Rule[] = [
  valuesAreWhole,
  valuesAreInRange,
  periodsArePossible,
  knownOnFollowsItsBasis,
  derivationsHold,
  derivedRowsAreWeaker,
  assumedDaysAreWeak,
  byteUnitsAgree,
  rowsMayBeShipped,
];

const fault = (field: Fault["field"], value: string | number | null, reason: string): Fault => ({
  field,
  value: value === null ? null : String(value),
  reason,
});

/** Rows of one network that stand together in a chunk: for each, why it cannot come in, HELD where the record has it, or null. */
export function checkObservations(
  rows: readonly IncomingRow[],
  context: NetworkContext,
  today: string,
): (Fault | typeof HELD | null)[] {
  const verdicts = rows.map((row) => checkAlone(row, context, today));
  checkRepeats(rows, verdicts);
  const open = rows.flatMap((row, index) => (verdicts[index] === null ? [{ row, index }] : []));
  for (const [index, found] of lint(open, context, today)) verdicts[index] = found;
  return verdicts;
}

function checkAlone({ fact, unit }: IncomingRow, context: NetworkContext, today: string): Fault | typeof HELD | null {
  if (context.record === null && context.describedOnLine === null)
    return fault("network", context.slug, "is not in the record: describe it in a row of kind network above");
  const series = context.series.get(fact.seriesId);
  if (!series) return fault("seriesId", fact.seriesId, unknownSeries);
  if (!context.sources.has(fact.sourceId)) return fault("sourceId", fact.sourceId, unknownSource);
  const claim = claimOf(fact);
  if (context.claims.has(claim)) return HELD;
  if (context.held.has(fact.id))
    return fault(
      "id",
      fact.id,
      "is in the record with other content: a correction has an id of its own and names this one in supersedesId",
    );
  if (unit !== null && unit !== series.unit) return fault("unit", unit, `the series counts in ${series.unit}`);
  if (fact.supersedesId !== null && !context.held.has(fact.supersedesId))
    return fault("supersedesId", fact.supersedesId, "expected the id of an observation of the record");
  if (fact.supersedesId !== null && isRuledOn(context, fact.supersedesId))
    return fault(
      "supersedesId",
      fact.supersedesId,
      "a conflict, a claim or a dispute rests on this row: it is corrected where that is decided",
    );
  return checkDays(fact, today);
}

/** True where a decision of the record names the row. */
const isRuledOn = ({ record }: NetworkContext, id: string): boolean =>
  record !== null &&
  (record.conflicts.some(({ readings }) => readings.some(({ observationId }) => observationId === id)) ||
    record.claims.some(({ observationIds }) => observationIds.includes(id)) ||
    record.disputes.some(({ observationIds }) => observationIds.includes(id)));

function checkDays(fact: ObservationFact, today: string): Fault | null {
  const late = (["knownOn", "publishedOn"] as const).find((field) => (fact[field] ?? "") > today);
  if (late !== undefined) return fault(late, fact[late], `is after today, ${today}`);
  if (fact.nature === "measured" && fact.nullReason === null && fact.periodEnd > today)
    return fault("periodEnd", fact.periodEnd, `a measured figure of a period that is not over on ${today}`);
  if (fact.knownOnBasis === "recorded" && fact.knownOn !== today)
    return fault("knownOn", fact.knownOn, `recorded is the day of this import, ${today}: leave the cell empty`);
  return null;
}

/** Ids and claims that repeat within the chunk; repeats across chunks are found when they are written. */
function checkRepeats(rows: readonly IncomingRow[], verdicts: (Fault | typeof HELD | null)[]): void {
  const lineOfId = new Map<string, number>();
  const lineOfClaim = new Map<string, number>();
  for (const [index, { fact, line }] of rows.entries()) {
    if (verdicts[index] !== null) continue;
    const claim = claimOf(fact);
    const first = lineOfId.get(fact.id);
    const firstClaim = lineOfClaim.get(claim);
    if (first !== undefined) verdicts[index] = fault("id", fact.id, `is taken by line ${first}`);
    else if (firstClaim !== undefined) verdicts[index] = fault(null, null, `the same claim as line ${firstClaim}`);
    else {
      lineOfId.set(fact.id, line);
      lineOfClaim.set(claim, line);
    }
  }
}

function lint(
  open: readonly { row: IncomingRow; index: number }[],
  context: NetworkContext,
  today: string,
): Map<number, Fault> {
  const observations = open.map(
    ({
      row: {
        fact: { supersedesId, ...fact },
      },
    }) => fact,
  );
  const inputs = inputsOf(observations, context);
  const facts = factsFor(context, {
    sources: [...context.sources.values()],
    series: [...context.series.values()],
    observations: [...observations, ...inputs],
    lines: open.map((_, place) => place),
    today,
  });
  const found = new Map<number, Fault>();
  for (const rule of RULES) {
    for (const finding of rule(facts)) {
      // Inputs out of the record have no line: they were judged when they came in.
      const place = finding.line === null ? undefined : open[finding.line];
      if (place === undefined || found.has(place.index)) continue;
      found.set(place.index, faultOf(finding, place.row.fact.id, place.row.fact));
    }
  }
  return found;
}

/** Observations of the record that derivations of these rows name. */
function inputsOf(rows: readonly ObservationFact[], { record }: NetworkContext): ObservationFact[] {
  const words = new Set(
    rows
      .flatMap(({ derivation }) => derivation?.split(/[^a-z0-9._-]+/) ?? [])
      .map((word) => word.replace(/[.-]+$/, "")),
  );
  return words.size === 0 ? [] : (record?.observations ?? []).filter(({ id }) => words.has(id));
}
