import { SoftLink } from "@/components/markup/soft-link";
import { Count } from "@/components/ui/count";
import { FigureNumber } from "@/components/ui/figure-number";
import { TableFile } from "@/components/ui/table-file";
import type { FailedIdentity, NumberView } from "@/lib/views";

/** Years that do not equal the sum of their quarters. */
export function FailedIdentities({ rows, checked, csv }: { rows: FailedIdentity[]; checked: NumberView; csv: string }) {
  return (
    <>
      <p className="text-sm text-ink-2">
        <FigureNumber view={checked} /> years could be held against their quarters;{" "}
        <Count value={rows.length} of="[data-identity]" /> do not fit.
      </p>
      {rows.length > 0 ? (
        <TableFile href={csv} of="identity checks that fail" className="mt-3">
          <div className="scroll-x">
            <table className="data-table min-w-[44rem]">
              <thead>
                <tr>
                  <th scope="col">Network</th>
                  <th scope="col">Series</th>
                  <th scope="col">Year</th>
                  <th scope="col" className="n">
                    Stated
                  </th>
                  <th scope="col" className="n">
                    Sum of quarters
                  </th>
                  <th scope="col" className="n">
                    Apart
                  </th>
                  <th scope="col">Source</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.key} data-identity>
                    <td>
                      <SoftLink href={`/networks/${row.slug}`}>{row.name}</SoftLink>
                    </td>
                    <td>{row.label}</td>
                    <td className="whitespace-nowrap">{row.quarters}</td>
                    <td className="n">
                      <FigureNumber view={row.stated} />
                    </td>
                    <td className="n">
                      <FigureNumber view={row.summed} />
                    </td>
                    <td className="n">
                      <FigureNumber view={row.gap} />
                    </td>
                    <td className="text-ink-2">{row.source}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </TableFile>
      ) : null}
    </>
  );
}
