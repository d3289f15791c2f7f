import { FigureNumber } from "@/components/ui/figure-number";
import { TableFile } from "@/components/ui/table-file";
import type { OriginShares } from "@/lib/views";

/** Whose word each network's figures rest on. */
export function Origins({ rows, csv }: { rows: OriginShares[]; csv: string }) {
  const labels = rows[0]?.shares.map(({ label }) => label) ?? [];
  return (
    <TableFile href={csv} of="whose word the figures rest on">
      <div className="scroll-x">
        <table className="data-table min-w-[44rem]">
          <thead>
            <tr>
              <th scope="col">Network</th>
              <th scope="col" className="n">
                Figures
              </th>
              {labels.map((label) => (
                <th key={label} scope="col" className="n">
                  {label}
                </th>
              ))}
              <th scope="col" className="n">
                Research paid by the project
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.slug}>
                <th scope="row" className="!border-line !py-2 !text-sm !font-normal !text-ink">
                  {row.name}
                </th>
                <td className="n">
                  <FigureNumber view={row.figures} />
                </td>
                {row.shares.map(({ label, number, ratio }) => (
                  <td key={label} className={ratio === 0 ? "n text-ink-3" : "n"}>
                    <FigureNumber view={number} />
                  </td>
                ))}
                <td className="n">
                  {row.paidResearch ? (
                    <FigureNumber view={row.paidResearch} />
                  ) : (
                    <span className="text-ink-3 italic">no research</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </TableFile>
  );
}
