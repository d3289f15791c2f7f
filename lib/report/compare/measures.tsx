import type { ComparePage } from "@/lib/views";
import { quarterAgeText } from "@/lib/views";
import { type Block, section } from "../flow/block";
import { CELL_PADDING, type Column, type Row, table } from "../flow/table";
import { IntervalDrawing } from "../interval-drawing";
import { NumberText, sharedSize, VerdictLine } from "../parts";
import { Text, View } from "../setting/elements";
import { styles } from "../styles";

/** One column per network, behind the column of measures. */
export const networkColumns = (view: ComparePage): Column[] => [
  { head: "Measure", flex: 3 },
  ...view.columns.map((column) => ({ head: `${column.name} (${column.token})`, flex: 3 })),
];

/** Verdict, interval and what they were read in: the rows that decide. */
export function verdictRows({ columns }: ComparePage, width: number): Row[] {
  const barWidth = Math.min(110, width / (columns.length + 1) - 14);
  return [
    {
      key: "verdict",
      cells: [
        "Verdict",
        ...columns.map(({ slug, verdict }) => <VerdictLine key={slug} verdict={verdict} size={9.5} />),
      ],
    },
    {
      key: "interval",
      cells: [
        "Coverage interval",
        ...columns.map(({ slug, interval }) =>
          interval ? <IntervalDrawing key={slug} interval={interval} width={barWidth} compact /> : "no interval",
        ),
      ],
    },
    { key: "trend", cells: ["Trend", ...columns.map(({ trend }) => trend.text)] },
    { key: "data-confidence", cells: ["Data confidence", ...columns.map(({ confidence }) => confidence)] },
    { key: "quarter", cells: ["Quarter", ...columns.map(({ quarter }) => quarterAgeText(quarter))] },
    { key: "definition", cells: ["Definition (house)", ...columns.map(({ definition }) => definition)] },
    { key: "settlement", cells: ["Settlement", ...columns.map(({ settlement }) => settlement)] },
  ];
}

/** Room for `best` or `worst` beside a number, in points. */
const MARK_WIDTH = 24;

/** Rows of measures, the numbers of each in one size; `ids` takes only these. */
export function measureRows(view: ComparePage, width: number, ids?: readonly string[]): Row[] {
  const columnWidth = width / (view.columns.length + 1) - CELL_PADDING;
  return view.rows
    .filter(({ id }) => !ids || ids.includes(id))
    .map((row) => {
      const room = columnWidth - (row.cells.some(({ mark }) => mark) ? MARK_WIDTH : 0);
      const size = sharedSize(
        row.cells.map(({ number }) => number),
        room,
      );
      return {
        key: row.id,
        cells: [
          [{ text: row.label }, { text: row.note, look: "faint" as const }],
          ...row.cells.map((cell, index) => (
            <View key={view.columns[index]?.slug ?? index} style={{ flexDirection: "row" }}>
              <NumberText view={cell.number} size={size} />
              {cell.mark ? <Text style={[styles.small, styles.faint, { marginLeft: 4 }]}>{cell.mark}</Text> : null}
            </View>
          )),
        ],
      };
    });
}

export const measureBlocks = (view: ComparePage, width: number): Block[] => [
  ...section("measures", "Every measure, side by side"),
  ...table("measures", width, networkColumns(view), [...verdictRows(view, width), ...measureRows(view, width)]),
];
