import type { IntervalView } from "../../interval";
import type { AttentionGroup, ScoreboardQuery, ScoreboardRow, ScoreboardView } from "../../scoreboard";
import { queryText } from "../address";
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

/** The board, filtered and sorted as its page is. */
export const scoreboardTable = ({ rows }: ScoreboardView): TableView =>
  buildTable<ScoreboardRow>({
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
      intervalColumn("Coverage interval", ({ interval }) => interval),
      number("C*", ({ coverage }) => coverage),
      words("Trend", ({ trend }) => trend.text),
      number("Paid demand, a year", ({ demandUsdPerYear }) => demandUsdPerYear),
      number("Subsidy, a year", ({ subsidyUsdPerYear }) => subsidyUsdPerYear),
      number("Utilisation", ({ utilisation }) => utilisation),
      words("Data confidence", ({ confidence }) => confidence),
      words("Quarter", ({ quarter }) => quarter),
    ],
    rows,
    subjects: ({ slug }) => [slug],
  });

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

/** What differs from the board as it opens, by the names in its address. */
export const scoreboardQuery = ({ sort, direction, category, verdict, asOf, page = 1 }: ScoreboardQuery): string =>
  queryText({
    sort: sort === "verdict" ? null : sort,
    dir: direction === "desc" ? null : direction,
    category,
    verdict,
    asOf,
    page: page === 1 ? null : String(page),
  });
