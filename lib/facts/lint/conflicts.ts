import type { ConflictFact, ObservationFact } from "../../scoring/record/types";
import type { Finding } from "../findings";
import { atItem, atRow, isReading, type Rule } from "./rule";

/** Larger gaps (1 − min/max) between readings are conflicts. Within it two origins count as agreeing (§3.15 Evidence). */
const AGREEMENT_GAP = 0.1;

/** Readings of a conflict are claims on its series, at least two, and their standings fit its status. */
export const conflictsHoldTogether: Rule = ({ record: { conflicts, observations } }) => {
  const seriesOf = new Map(observations.map((row) => [row.id, row.seriesId]));
  const findings: Finding[] = [];
  for (const conflict of conflicts) {
    const report = (message: string) => findings.push(atItem("conflicts.json", conflict.id, message));
    for (const { observationId } of conflict.readings) {
      const seriesId = seriesOf.get(observationId);
      if (seriesId !== undefined && seriesId !== conflict.seriesId) {
        report(`expected readings of ${conflict.seriesId}, ${observationId} is one of ${seriesId}`);
      }
    }
    const distinct = new Set(conflict.readings.map((reading) => reading.observationId));
    if (distinct.size < 2 || distinct.size < conflict.readings.length)
      report("expected two or more different readings");
    for (const message of standingProblems(conflict)) report(message);
  }
  return findings;
};

function standingProblems({ status, readings }: ConflictFact): string[] {
  const standings = readings.map((reading) => reading.standing);
  if (status === "open" && !standings.includes("open")) return ["an open conflict has an open reading"];
  if (status !== "settled") return [];
  return [
    ...(standings.includes("used") ? [] : ["a settled conflict has a reading that is used"]),
    ...(standings.includes("open") ? ["a settled conflict has no open reading"] : []),
  ];
}

/** A reading used in one conflict cannot be thrown out by another. */
export const standingsAgree: Rule = ({ record: { conflicts } }) => {
  const findings: Finding[] = [];
  const standingOf = new Map<string, { thrownOut: boolean; conflictId: string }>();
  for (const { id, readings } of conflicts) {
    for (const { observationId, standing } of readings) {
      const thrownOut = standing === "set_aside" || standing === "refuted";
      const earlier = standingOf.get(observationId);
      if (earlier !== undefined && earlier.thrownOut !== thrownOut) {
        findings.push(
          atItem("conflicts.json", id, `${observationId} is ${standing}, and not in ${earlier.conflictId}`),
        );
      }
      standingOf.set(observationId, { thrownOut, conflictId: id });
    }
  }
  return findings;
};

/** Readings of one series and period from different origins that differ by more than 10 % stand in a conflict together. */
export const disagreementsAreListed: Rule = (facts) => {
  const { conflicts, observations, sources } = facts.record;
  const originOf = new Map(sources.map((source) => [source.id, source.originId]));
  const conflictsOf = new Map<string, Set<string>>();
  for (const conflict of conflicts) {
    for (const { observationId } of conflict.readings) {
      conflictsOf.set(observationId, new Set([...(conflictsOf.get(observationId) ?? []), conflict.id]));
    }
  }
  const listedTogether = (a: string, b: string) =>
    [...(conflictsOf.get(a) ?? [])].some((conflictId) => conflictsOf.get(b)?.has(conflictId));

  const findings: Finding[] = [];
  const earlierReadings = new Map<string, (ObservationFact & { value: number })[]>();
  for (const [index, row] of observations.entries()) {
    if (!isReading(row)) continue;
    const key = `${row.seriesId} ${row.periodStart} ${row.periodEnd}`;
    const earlier = earlierReadings.get(key) ?? [];
    for (const other of earlier) {
      if (originOf.get(other.sourceId) === originOf.get(row.sourceId)) continue;
      const largest = Math.max(row.value, other.value);
      const gap = largest > 0 ? 1 - Math.min(row.value, other.value) / largest : 0;
      if (gap <= AGREEMENT_GAP || listedTogether(row.id, other.id)) continue;
      const message = `${row.value} against ${other.value} of ${other.id} (${Math.round(gap * 100)} % apart): list both in conflicts.json`;
      findings.push(atRow(facts, "observations", index, "value", message));
    }
    earlierReadings.set(key, [...earlier, row]);
  }
  return findings;
};
