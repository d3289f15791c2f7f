import type { VerdictView } from "../../verdict";
import type { GridCellView, GridView } from "../../what-if/grids";
import { buildTable, joined, type TableView, verdictText, words } from "../table";

/** What stands in a cell of a grid. */
export const gridCellText = ({ words: classWords, withheld, isPresent }: GridCellView): string =>
  joined(classWords, withheld && `withheld: ${withheld}`, isPresent && "present");

/** Head of the first column: what runs down, what runs across. */
export const gridCorner = ({ rowTitle, columnTitle }: GridView): string => `${rowTitle} ↓ ${columnTitle} →`;

export interface StressFile {
  grid: GridView;
  isCustom: boolean;
  /** Never replaced by what a reader assumes. */
  house: VerdictView;
  /** The assumptions as they stand in an address; "" = as recorded. */
  assumed: string;
}

/** Classes over two assumptions; the house verdict stands on every row. */
export const stressTable = ({ grid, isCustom, house, assumed }: StressFile): TableView =>
  buildTable<GridView["rows"][number]>({
    id: `stress-${grid.id}`,
    title: grid.title,
    anchor: "what-if",
    columns: [
      words(gridCorner(grid), ({ axis }) => axis.text),
      ...grid.columns.map((column) =>
        words<GridView["rows"][number]>(column.text, ({ cells }) => {
          const cell = cells.find(({ id }) => id === column.id);
          return cell ? gridCellText(cell) : "";
        }),
      ),
      words("House verdict", () => verdictText(house)),
      words("Assumed", () => (isCustom ? `Not the house verdict. ${assumed}` : "Nothing assumed: as recorded")),
    ],
    rows: grid.rows,
  });
