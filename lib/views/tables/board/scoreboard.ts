import type { AttentionGroup } from "../../attention";
import type { IntervalView } from "../../interval";
import type { ScoreboardView } from "../../scoreboard";
import { BOARD_COLUMNS, type BoardColumn } from "../../scoreboard-query";
import type { ScoreboardRow } from "../../scoreboard-rows";
import { buildTable, type Column, joined, number, prose, type TableView, verdict, words } from "../table";

/** What the bar of an interval says. */
export const intervalLabel = ({ text, classes }: IntervalView): string => `C* ${text}: ${classes}`;

export const NO_INTERVAL = "no interval";

/** The bar of an interval in words, and its two ends unformatted. */
export const intervalColumn = <Row>(head: string, view: (row: Row) => IntervalView | null): Column<Row> => {
  const endOf = (pick: (found: IntervalView) => number) => (row: Row) => {
    const found = view(row);
    return found && pick(found);
  };
  return {
    head,
    text: (row) => {
      const found = view(row);
      return found ? intervalLabel(found) : NO_INTERVAL;
    },
    extras: [
      { head: `${head}: low`, value: endOf(({ low }) => low) },
      { head: `${head}: high`, value: endOf(({ high }) => high) },
    ],
    leads: (row) => {
      const found = view(row);
      return found ? [found.lead] : [];
    },
  };
};

/** How each column of the board reads in a file. */
const COLUMNS: Record<BoardColumn, (head: string) => Column<ScoreboardRow>> = {
  interval: (head) => intervalColumn(head, ({ interval }) => interval),
  coverage: (head) => number(head, ({ coverage }) => coverage),
  trend: (head) => words(head, ({ trend }) => trend.text),
  demand: (head) => number(head, ({ demandUsdPerYear }) => demandUsdPerYear),
  subsidy: (head) => number(head, ({ subsidyUsdPerYear }) => subsidyUsdPerYear),
  share: (head) => number(head, ({ demandShare }) => demandShare),
  utilisation: (head) => number(head, ({ utilisation }) => utilisation),
  capture: (head) => words(head, ({ capture }) => capture.text),
  gap: (head) => number(head, ({ gap }) => gap),
  confidence: (head) => words(head, ({ confidence }) => confidence),
  changed: (head) => words(head, ({ changed }) => changed.text),
  quarter: (head) => words(head, ({ quarter: { quarter, age } }) => joined(quarter, age)),
};

/** The board, filtered and sorted, with the columns that its page shows. */
export const scoreboardTable = ({ rows, columns }: ScoreboardView): TableView => {
  const shown = new Set(columns.filter((column) => column.shown).map(({ id }) => id));
  return buildTable<ScoreboardRow>({
    id: "scoreboard",
    title: "Networks by verdict",
    anchor: null,
    columns: [
      words("Network", ({ name, token, category, resource }) => `${name} ${token} · ${category}, ${resource}`),
      verdict(
        "Verdict",
        (row) => row.verdict,
        ({ definitionSensitive, verdict: { step, explanation } }) =>
          joined(definitionSensitive && "definition-sensitive", step === null && explanation),
      ),
      ...BOARD_COLUMNS.filter(({ id }) => shown.has(id)).map(({ id, head }) => COLUMNS[id](head)),
    ],
    rows,
    subjects: ({ slug }) => [slug],
  });
};

type Note = AttentionGroup["items"][number] & { title: string };

/** What needs a reader first. */
export const attentionTable = ({ attention }: ScoreboardView): TableView =>
  buildTable<Note>({
    id: "attention",
    title: "Needs attention",
    anchor: "attention",
    columns: [
      words("Why", ({ title }) => title),
      words("Network", ({ name }) => name),
      prose("What", ({ text }) => text),
    ],
    rows: attention.flatMap(({ title, items }) => items.map((item) => ({ ...item, title }))),
    subjects: ({ slug }) => [slug],
  });
