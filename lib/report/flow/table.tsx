import type { ReactElement } from "react";
import type { ProseView } from "@/lib/views";
import { printable, textPieces } from "../printable";
import { Text, View } from "../setting/elements";
import { type Style, styles } from "../styles";
import { type Block, block } from "./block";

export interface Column {
  head: string;
  /** Share of the width. */
  flex: number;
  right?: boolean;
}

/** Lines of text in a cell, each in a look of its own. */
export type Line = { text: string | ProseView; look?: "body" | "small" | "faint" | "strong" };
/** What a cell holds: words, which may go on in the next row, or a drawing, which may not. */
export type Cell = string | Line[] | ReactElement;

export interface Row {
  key: string;
  cells: Cell[];
}

const LOOKS: Record<NonNullable<Line["look"]>, Style> = {
  body: {},
  small: styles.small,
  faint: { ...styles.small, ...styles.faint },
  strong: { fontWeight: 600 },
};

/** Lines that a row may be tall before its words go on in the next one; well below a page. */
const MAX_LINES = 34;
/** Mean width of a letter in points, at the size of the body text. */
const LETTER_WIDTH = 4.4;

/** The rows of a table, one block each, with the head that comes back on every page they reach. */
export function table(key: string, width: number, columns: Column[], rows: Row[]): Block[] {
  if (rows.length === 0) return [];
  const flexes = columns.reduce((sum, { flex }) => sum + flex, 0);
  const set = columns.map((column) => setColumn(column, (column.flex / flexes) * width));
  const maxChars = set.map((column) =>
    Math.floor(Math.max(1, (column.width - CELL_PADDING) / LETTER_WIDTH) * MAX_LINES),
  );
  const head = { key: `${key}-head`, element: <Head columns={set} /> };
  return [
    block(head.key, head.element, { gap: 3, keepWithNext: true }),
    ...rows.flatMap((row) => {
      const pieces = row.cells.map((cell, index) => cellPieces(cell, maxChars[index] ?? 1));
      const height = Math.max(1, ...pieces.map(({ length }) => length));
      return Array.from({ length: height }, (_, part) =>
        block(
          `${key}-${row.key}-${part}`,
          <RowView columns={set} cells={pieces.map((cell) => cell[part] ?? [])} isLast={part === height - 1} />,
          { head },
        ),
      );
    }),
  ];
}

/** Points behind the words of a cell. */
export const CELL_PADDING = 6;

/** A cell in pieces that each fit a row. */
function cellPieces(cell: Cell, maxChars: number): Cell[] {
  if (typeof cell === "string") return textPieces(printable(cell), maxChars);
  if (!Array.isArray(cell)) return [cell];
  const pieces: Line[][] = [[]];
  let used = 0;
  for (const { text, look = "body" } of cell) {
    for (const piece of textPieces(printable(text), maxChars)) {
      if (used > 0 && used + piece.length > maxChars) {
        pieces.push([]);
        used = 0;
      }
      pieces.at(-1)?.push({ text: piece, look });
      used += piece.length;
    }
  }
  return pieces;
}

/** A column with the styles of its cells, which hundreds of rows share. */
interface SetColumn extends Column {
  width: number;
  headCell: Style;
  cell: Style;
}

function setColumn(column: Column, width: number): SetColumn {
  const own: Style = { width, ...(column.right ? { alignItems: "flex-end", textAlign: "right" } : {}) };
  return { ...column, width, headCell: { ...styles.headCell, ...own }, cell: { ...styles.cell, ...own } };
}

function Head({ columns }: { columns: SetColumn[] }) {
  return (
    <View style={styles.tableHead}>
      {columns.map((column) => (
        <View key={column.head} style={column.headCell}>
          <Text>{printable(column.head)}</Text>
        </View>
      ))}
    </View>
  );
}

function RowView({ columns, cells, isLast }: { columns: SetColumn[]; cells: Cell[]; isLast: boolean }) {
  return (
    <View style={isLast ? styles.tableRow : styles.row}>
      {columns.map((column, index) => (
        <View key={column.head} style={column.cell}>
          <CellView cell={cells[index] ?? []} />
        </View>
      ))}
    </View>
  );
}

export function CellView({ cell }: { cell: Cell }) {
  if (typeof cell === "string") return <Text>{printable(cell)}</Text>;
  if (!Array.isArray(cell)) return cell;
  return cell.map(({ text, look = "body" }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines of one constant cell
    <Text key={index} style={LOOKS[look]}>
      {printable(text)}
    </Text>
  ));
}
