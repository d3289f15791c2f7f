import type { MapListRow, MapPageView } from "../../map-page";
import { buildTable, type Column, joined, number, numberText, prose, type TableView, words } from "../table";

export const NOT_JUDGED = "not judged";

const trail: Column<MapListRow> = {
  head: "Demand share in the quarters before",
  text: ({ trail: steps }) =>
    steps.length === 0 ? NOT_JUDGED : steps.map(({ quarter, share }) => `${quarter} ${numberText(share)}`).join(" "),
  extras: [],
  leads: ({ trail: steps }) => steps.flatMap(({ share: { trace, href } }) => (trace && href ? [{ trace, href }] : [])),
};

/** The networks of the map, largest share paid by customers first. */
export const mapTable = ({ rows }: MapPageView): TableView =>
  buildTable<MapListRow>({
    id: "map",
    title: "The networks of the map, largest share paid by customers first",
    anchor: "list",
    columns: [
      words("Network", ({ name }) => name),
      words("Verdict", ({ verdict }) => verdict.label),
      number("Demand share", ({ share }) => share),
      number("Coverage C*, interval", ({ interval }) => interval),
      number("Trend", ({ trend }) => trend, {
        text: ({ trend, trendWords }) => joined(numberText(trend), trendWords.text),
      }),
      number("Subsidy a year", ({ subsidyUsdPerYear }) => subsidyUsdPerYear),
      words("Quarter", ({ quarter: { quarter, age } }) => joined(quarter, age)),
      trail,
    ],
    rows,
    subjects: ({ slug }) => [slug],
  });

/** Networks of which one side of coverage is missing. */
export const absentTable = ({ absent }: MapPageView): TableView =>
  buildTable<MapPageView["absent"][number]>({
    id: "absent",
    title: "Not on the map",
    anchor: "absent",
    columns: [words("Network", ({ name }) => name), prose("Why", ({ why }) => why)],
    rows: absent,
    subjects: ({ slug }) => [slug],
  });
