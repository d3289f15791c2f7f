import { assessRecord } from "../record/assess-record";
import type { Assessed } from "../record/output";
import { findUnequal } from "./differences";
import { exactJson, plainJson } from "./exact-json";
import { factRows, recordOfFacts } from "./facts";
import {
  type Difference,
  FACT_TABLES,
  type FactTable,
  type VerdictBrief,
  type VerdictFacts,
  type VerdictOptions,
} from "./types";

/** Each costs an assessment; what differs beyond them is listed without its effect. */
export const MOST_EFFECTS = 24;

/** Words and addresses of a row enter no figure, so nothing need be computed to say what they change. */
const MUTE_FIELDS = new Set(["note", "literal", "title", "url", "readVia", "measure", "answeredBy"]);

export const briefOfAssessed = ({ verdict, reason, wouldBe, range, quarter }: Assessed): VerdictBrief => ({
  verdict,
  reason,
  wouldBe,
  range,
  quarter,
});

/** The verdict on facts, without assumptions; null where they cannot be assessed. */
export const assessFacts = (facts: VerdictFacts, { asOf, definitionId, quarter }: VerdictOptions): Assessed | null => {
  try {
    const forced = quarter === null ? {} : { quarter };
    return assessRecord(recordOfFacts(facts), { asOf, definitionId, ...forced });
  } catch {
    return null;
  }
};

/**
 * Rows of a file against those of a record of the same day, and what each one alone does to the verdict. One difference
 * per field of a row that both have, one per row that only one has.
 */
export const compareWithRecord = (
  facts: VerdictFacts,
  held: VerdictFacts,
  options: VerdictOptions,
  verdictOfFile: VerdictBrief | null,
): Difference[] => {
  const [own, theirs] = [factRows(facts), factRows(held)];
  let left = MOST_EFFECTS;
  const differences: Difference[] = findUnequal(plainJson(facts.network), plainJson(held.network), "network").map(
    (unequal) => ({ group: "record", ...unequal, effect: null }),
  );
  for (const table of FACT_TABLES) {
    const names = [...own[table].keys(), ...[...theirs[table].keys()].filter((key) => !own[table].has(key))];
    for (const row of names) {
      const [stated, expected] = [own[table].get(row), theirs[table].get(row)];
      if (stated && expected && exactJson(stated) === exactJson(expected)) continue;
      const unequal = fieldsOf(stated, expected, `${table}.${row}`);
      const isMute = stated && expected && unequal.every(({ place }) => MUTE_FIELDS.has(place.split(".").at(-1) ?? ""));
      let effect: VerdictBrief | null = isMute ? verdictOfFile : null;
      if (!isMute && left > 0) {
        left -= 1;
        const assessed = assessFacts(swapped(facts, held, table, row), options);
        effect = assessed && briefOfAssessed(assessed);
      }
      differences.push(...unequal.map((field): Difference => ({ group: "record", ...field, effect })));
    }
  }
  return differences;
};

/** A row that only one side has is one difference; numbers of rows are inputs, and compared to the last digit. */
const fieldsOf = (stated: object | undefined, expected: object | undefined, place: string) => {
  if (!stated || !expected)
    return [{ place, stated: stated && plainJson(stated), expected: expected && plainJson(expected) }];
  const fields = findUnequal(plainJson(stated), plainJson(expected), place);
  return fields.length > 0 ? fields : [{ place, stated: plainJson(stated), expected: plainJson(expected) }];
};

/** The facts with one row as the record holds it, or without it where the record has none; a row brings its series and source along. */
const swapped = (facts: VerdictFacts, held: VerdictFacts, table: FactTable, row: string): VerdictFacts => {
  const tables = factRows(facts);
  const theirs = factRows(held);
  const replacement = theirs[table].get(row);
  if (replacement) tables[table].set(row, replacement);
  else tables[table].delete(row);
  if (table === "observations" && replacement) {
    const { seriesId, sourceId } = replacement as VerdictFacts["observations"][number];
    const [series, source] = [theirs.series.get(seriesId), theirs.sources.get(sourceId)];
    if (series && !tables.series.has(seriesId)) tables.series.set(seriesId, series);
    if (source && !tables.sources.has(sourceId)) tables.sources.set(sourceId, source);
  }
  // Rows keep the type of their table: they come from it.
  const lists = Object.fromEntries(FACT_TABLES.map((name) => [name, [...tables[name].values()]]));
  return { ...facts, ...lists } as VerdictFacts;
};
