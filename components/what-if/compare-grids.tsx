import { memo } from "react";
import { TableFile } from "@/components/ui/table-file";
import type { CompareWhatIfGrids } from "@/lib/views/what-if";
import { GridTable } from "./stress-grid";
import { Watermark } from "./watermark";

/** Small multiples: one grid per network over the same multiples, one row per kind. Left alone while only the verdicts move. */
export const CompareGrids = memo(function CompareGrids({ isCustom, rows }: CompareWhatIfGrids) {
  return (
    <div className="what-if-wide">
      {rows.map((row) => (
        <div key={row.id} className="mt-6" data-custom={isCustom ? "" : undefined}>
          <h3 className="text-sm font-semibold">
            {row.title}, side by side {isCustom ? <Watermark /> : null}
          </h3>
          <p className="mt-1 max-w-[68ch] text-xs text-ink-2">{row.note}</p>
          <div className="what-if-multiples">
            {row.networks.map(({ slug, name, grid, missing, csvHref }) => (
              <div key={slug} className="min-w-0">
                <h4 className="mt-2 text-xs font-semibold">{name}</h4>
                {grid ? (
                  <TableFile href={csvHref} of={`${name}: ${row.title}`}>
                    <GridTable grid={grid} label={`${name}: ${row.title}`} isSmall />
                  </TableFile>
                ) : (
                  <p className="mt-1 text-xs text-ink-3 italic">{missing}</p>
                )}
              </div>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
});
