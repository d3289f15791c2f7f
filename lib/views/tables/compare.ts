import type { CompareColumn } from "../compare";
import type { ComparePage, OpenConflict } from "../compare-page";
import type { ConflictView } from "../conflicts";
import { exactOf, type NumberView } from "../number-view";
import { type ProseView, proseText } from "../prose";
import type { Lead } from "../tracer";
import { intervalLabel, NO_INTERVAL } from "./board/scoreboard";
import { UNREACHED } from "./network/record";
import {
  buildTable,
  type Column,
  joined,
  numberText,
  prose,
  proseLeads,
  type TableView,
  verdictText,
  words,
} from "./table";

/** What one measure says of one network. */
interface Cell {
  text: string;
  number: NumberView | null;
  leads: readonly Lead[];
}

export interface MeasureRow {
  head: string;
  /** By the place of the network. */
  cells: Cell[];
}

/** Second lines of row heads. */
export const INTERVAL_NOTE = "log scale, class edges at ⅛, ¼, ½ and 1";
export const TREND_NOTE = "half-year against the one before";

/** Name of the row that stands in the heads of the page. */
export const HEAD_ROW = "Token and verdict";

export const plainCell = (text: string, leads: readonly Lead[] = []): Cell => ({ text, number: null, leads });
const said = (view: ProseView): Cell => plainCell(proseText(view), proseLeads(view));
export const numberedCell = (view: NumberView, text: string): Cell => ({
  text,
  number: view,
  leads: view.trace && view.href ? [{ trace: view.trace, href: view.href }] : [],
});

function measureRows({ columns, rows, fingerprints }: ComparePage): MeasureRow[] {
  const each = (head: string, cell: (column: CompareColumn) => Cell): MeasureRow => ({
    head,
    cells: columns.map(cell),
  });
  return [
    each(HEAD_ROW, ({ token, verdict }) => plainCell(joined(token, verdictText(verdict)))),
    each("In one sentence", ({ sentence }) => said(sentence)),
    each(joined("Coverage interval", INTERVAL_NOTE), ({ interval }) =>
      interval ? plainCell(intervalLabel(interval), [interval.lead]) : plainCell(NO_INTERVAL),
    ),
    each(joined("Trend", TREND_NOTE), ({ trend }) => plainCell(trend.text)),
    ...rows.map(({ label, note, cells }) => ({
      head: joined(label, note),
      cells: cells.map(({ number, mark }) => numberedCell(number, joined(numberText(number), mark))),
    })),
    each("Quarter", ({ quarter }) => plainCell(joined(quarter.quarter, quarter.age))),
    each("Definition", ({ definition }) => plainCell(definition)),
    each("Settlement", ({ settlement }) => plainCell(settlement)),
    { head: "Fingerprint", cells: fingerprints.map((fingerprint) => plainCell(fingerprint)) },
  ];
}

/** One network's column: its words, and the numbers among them unformatted. */
export function networkColumn(name: string, index: number): Column<MeasureRow> {
  const spanOf = ({ cells }: MeasureRow) => {
    const number = cells[index]?.number;
    return number ? exactOf(number) : null;
  };
  return {
    head: name,
    text: ({ cells }) => cells[index]?.text ?? "",
    extras: [
      { head: `${name}: value`, value: (row) => spanOf(row)?.value ?? null },
      { head: `${name}: low`, value: (row) => spanOf(row)?.low ?? null },
      { head: `${name}: high`, value: (row) => spanOf(row)?.high ?? null },
      { head: `${name}: grade`, value: ({ cells }) => cells[index]?.number?.grade ?? null },
    ],
    leads: ({ cells }) => [...(cells[index]?.leads ?? [])],
  };
}

/** Networks side by side: a row for each measure, a column for each network. */
export const compareTable = (view: ComparePage): TableView =>
  buildTable<MeasureRow>({
    id: "compare",
    title: "Networks side by side",
    anchor: null,
    columns: [
      words("Measure", ({ head }) => head),
      ...view.columns.map(({ name }, index) => networkColumn(name, index)),
    ],
    rows: measureRows(view),
  });

type Reading = ConflictView["readings"][number];

interface Difference {
  part: string;
  line: ProseView;
}

/** Which of them customers carry, the main difference of each pair, and what to mind. */
export const differencesTable = ({ carried, pairs, notices }: ComparePage): TableView =>
  buildTable<Difference>({
    id: "differences",
    title: "Main differences",
    anchor: null,
    columns: [
      words("Part", ({ part }) => part),
      {
        head: "In words",
        text: ({ line }) => proseText(line),
        extras: [],
        leads: ({ line }) => proseLeads(line),
      },
    ],
    rows: [
      { part: "", line: carried },
      ...pairs.map((line) => ({ part: "", line })),
      ...notices.map((line) => ({ part: "Mind when comparing", line })),
    ],
  });

/** Letters by which a row of the table names the readings of its conflict. */
export const readingLetter = (index: number): string => String.fromCharCode(65 + index);

/** Nothing that is read differently stands in the quarters that decide. */
export const isUnreached = ({ readings }: ConflictView): boolean => readings.every(({ verdict }) => verdict === null);

const readingText = ({ claimed, source, standing }: Reading, index: number): string =>
  `${joined(readingLetter(index), proseText(claimed), source)} · ${standing}`;

const verdictUnder = ({ verdict }: Reading, index: number): string =>
  joined(readingLetter(index), verdict ? proseText(verdict) : UNREACHED);

/** What is open between the sources of the networks: a row for each conflict, its readings by letters. */
export const openConflictsTable = ({ conflicts }: ComparePage): TableView =>
  buildTable<OpenConflict>({
    id: "open-conflicts",
    title: "Open conflicts between sources",
    anchor: "conflicts",
    columns: [
      words("Network", ({ name }) => name),
      {
        head: "Disagreement",
        text: ({ conflict: { title, seriesLabel, kind, period } }) =>
          `${joined(proseText(title), seriesLabel)} · ${kind} · ${period}`,
        extras: [{ head: "Disagreement: address", value: ({ href }) => href }],
        leads: ({ conflict }) => [conflict.lead, ...proseLeads(conflict.title)],
      },
      prose("Apart by", ({ conflict }) => conflict.ratio),
      {
        head: "Readings",
        text: ({ conflict }) => joined(...conflict.readings.map(readingText)),
        extras: [],
        leads: ({ conflict }) => conflict.readings.flatMap(({ claimed }) => proseLeads(claimed)),
      },
      {
        head: "Verdict under each",
        text: ({ conflict, effect }) =>
          isUnreached(conflict) ? effect : joined(...conflict.readings.map(verdictUnder), effect),
        extras: [],
        leads: ({ conflict }) => conflict.readings.flatMap(({ verdict }) => proseLeads(verdict)),
      },
    ],
    rows: conflicts,
    sources: ({ conflict }) => conflict.readings.map(({ source, url }) => ({ publisher: source, url })),
    namesAllSources: true,
    subjects: ({ slug }) => [slug],
  });

export const COMPARE_TABLES = {
  compare: compareTable,
  differences: differencesTable,
  "open-conflicts": openConflictsTable,
} as const;
