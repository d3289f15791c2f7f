import { memo } from "react";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { TableFile } from "@/components/ui/table-file";
import type { GridCellView, GridView } from "@/lib/views/what-if";
import { Watermark } from "./watermark";

/** Classes in words over two assumptions; the present ones are marked by a frame and by a word. */
export function StressGrid({ grid, isCustom }: { grid: GridView & { csvHref: string }; isCustom: boolean }) {
  return (
    <div className="mt-6" data-custom={isCustom ? "" : undefined}>
      <h3 className="text-sm font-semibold">
        {grid.title} {isCustom ? <Watermark /> : null}
      </h3>
      <p className="mt-1 max-w-[68ch] text-xs text-ink-2">{grid.note}</p>
      <TableFile href={grid.csvHref} of={`${grid.title}, grid`}>
        <GridTable grid={grid} label={grid.title} />
      </TableFile>
    </div>
  );
}

/** @param label what the grid is of: read out where several stand side by side. */
export function GridTable({ grid, label, isSmall = false }: { grid: GridView; label: string; isSmall?: boolean }) {
  const { rowTitle, columnTitle, columns, rows } = grid;
  return (
    <ScrollRegion label={`${label}, grid`}>
      <table className={isSmall ? "what-if-grid what-if-grid-small" : "what-if-grid"}>
        <caption className="sr-only">
          {label}: {rowTitle} in rows, {columnTitle} in columns, as a share of what is recorded
        </caption>
        <thead>
          <tr>
            <td className="what-if-corner">
              <span>{rowTitle} ↓</span> <span>{columnTitle} →</span>
            </td>
            {columns.map(({ id, text, isPresent }) => (
              <th key={id} scope="col" data-scale data-present={isPresent || undefined}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.axis.id} {...row} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

type RowProps = GridView["rows"][number];

const isSameCell = (a: GridCellView, b: GridCellView | undefined): boolean =>
  b !== undefined &&
  a.words === b.words &&
  a.withheld === b.withheld &&
  a.step === b.step &&
  a.isPresent === b.isPresent;

/** A step of a slider changes few rows; the others are left alone. */
const Row = memo(
  function Row({ axis, cells }: RowProps) {
    return (
      <tr>
        <th scope="row" data-scale data-present={axis.isPresent || undefined}>
          {axis.text}
        </th>
        {cells.map(({ id, words, step, withheld, isPresent }) => (
          <td key={id} data-step={step ?? undefined} data-present={isPresent || undefined}>
            {words}
            {withheld ? <span className="what-if-withheld">withheld: {withheld}</span> : null}
            {isPresent ? <span className="what-if-present"> present</span> : null}
          </td>
        ))}
      </tr>
    );
  },
  (before, after) =>
    before.axis.text === after.axis.text &&
    before.axis.isPresent === after.axis.isPresent &&
    before.cells.every((cell, index) => isSameCell(cell, after.cells[index])),
);
