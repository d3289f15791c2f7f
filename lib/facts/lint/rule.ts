import type { ObservationFact } from "../../scoring/record/types";
import type { Finding } from "../findings";
import type { ParsedFacts } from "../read-network";

/** One lint rule: what is wrong with a network's facts beyond the shape of its rows. */
export type Rule = (facts: ParsedFacts) => Finding[];

type Table = "sources" | "series" | "observations";

/** A finding at one row of a CSV file; `index` counts the rows of the record. */
export function atRow(facts: ParsedFacts, table: Table, index: number, column: string, message: string): Finding {
  const id = facts.record[table][index]?.id ?? "";
  return {
    file: `${table}.csv`,
    line: facts.lines[table][index] ?? null,
    where: `${id} ${column}`.trim(),
    message,
  };
}

/** A finding at one item of a JSON file, named by its id, question or date. */
export const atItem = (file: string, where: string, message: string): Finding => ({ file, line: null, where, message });

/** Runs `check` on every observation; `report` places a finding at its row. */
export function forEachObservation(
  facts: ParsedFacts,
  check: (row: ObservationFact, report: (column: string, message: string) => void, index: number) => void,
): Finding[] {
  const findings: Finding[] = [];
  for (const [index, row] of facts.record.observations.entries()) {
    check(row, (column, message) => findings.push(atRow(facts, "observations", index, column, message)), index);
  }
  return findings;
}

/** A number that may enter a figure as a value: ceilings, budgets and run-rates are bounds only (P11). */
export const isReading = (row: ObservationFact): row is ObservationFact & { value: number } =>
  row.value !== null && (row.nature === "measured" || row.nature === "programmatic");

/** Ids of observations that a conflict set aside or refuted. */
export function rejectedReadings(facts: ParsedFacts): Set<string> {
  const readings = facts.record.conflicts.flatMap((conflict) => conflict.readings);
  return new Set(
    readings
      .filter((reading) => reading.standing === "set_aside" || reading.standing === "refuted")
      .map((reading) => reading.observationId),
  );
}

/** Entries that repeat an earlier key, with the index of the first. */
export function repeated<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): { index: number; first: number }[] {
  const firsts = new Map<string, number>();
  const repeats: { index: number; first: number }[] = [];
  for (const [index, item] of items.entries()) {
    const key = keyOf(item);
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, index);
    else repeats.push({ index, first });
  }
  return repeats;
}
