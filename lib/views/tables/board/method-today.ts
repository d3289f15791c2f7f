import type { ExampleRow, MethodTodayView, TopClassView } from "../../method-today";
import type { TrackRow } from "../../track-record";
import { buildTable, number, prose, type TableView, words } from "../table";

/** Tables of the method page that stand in today’s numbers. */
export const METHOD_TODAY_TABLES = {
  "method-example": ({ example }: MethodTodayView): TableView =>
    buildTable<ExampleRow>({
      id: "method-example",
      title: "The worked example",
      anchor: "example",
      columns: [
        words("Step", ({ step }) => step),
        prose("What it says", ({ says }) => says),
        number("Number", (row) => row.number),
      ],
      rows: example?.rows ?? [],
      subjects: () => (example ? [example.slug] : []),
    }),
  "method-top-class": ({ topClass }: MethodTodayView): TableView =>
    buildTable<TopClassView["held"][number]>({
      id: "method-top-class",
      title: "What holds networks out of the top class",
      anchor: "classes",
      columns: [
        words("Network", ({ name }) => name),
        number("C*", ({ coverage }) => coverage),
        words("Held by", ({ why }) => why),
      ],
      rows: topClass.held,
      subjects: ({ slug }) => [slug],
    }),
  "method-track-record": ({ trackRecord }: MethodTodayView): TableView =>
    buildTable<TrackRow>({
      id: "method-track-record",
      title: "Track record",
      anchor: "track-record",
      columns: [
        words("Network", ({ name }) => name),
        words("Quarter", ({ quarter }) => quarter),
        words("First said on", ({ saidOn }) => saidOn),
        words("Then", ({ before }) => before),
        number("C* then", ({ coverageThen }) => coverageThen),
        words("Now", ({ now }) => now),
        number("C* now", ({ coverageNow }) => coverageNow),
        words("Outcome", ({ outcomeWords }) => outcomeWords),
      ],
      rows: trackRecord.rows,
      subjects: ({ slug }) => [slug],
    }),
} as const;
export type MethodTodayTableId = keyof typeof METHOD_TODAY_TABLES;
