import type { CompareColumn, CompareView } from "../compare";
import { exactOf, type NumberView } from "../number-view";
import { type ProseView, proseText } from "../prose";
import type { Lead } from "../tracer";
import { intervalLabel, NO_INTERVAL } from "./board/scoreboard";
import { buildTable, type Column, joined, numberText, proseLeads, type TableView, verdictText, words } from "./table";

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

function measureRows({ columns, rows }: CompareView): MeasureRow[] {
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
    each("Quarter", ({ quarter }) => plainCell(quarter)),
    each("Definition", ({ definition }) => plainCell(definition)),
    each("Settlement", ({ settlement }) => plainCell(settlement)),
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
export const compareTable = (view: CompareView): TableView =>
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

interface Difference {
  part: string;
  line: ProseView;
}

/** The main difference of each pair, and what to mind. */
export const differencesTable = ({ pairs, notices }: CompareView): TableView =>
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
      ...pairs.map((line) => ({ part: "", line })),
      ...notices.map((line) => ({ part: "Mind when comparing", line })),
    ],
  });

export const COMPARE_TABLES = { compare: compareTable, differences: differencesTable } as const;
