import { FigureNumber } from "@/components/ui/figure-number";
import { Prose } from "@/components/ui/prose";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { TableFile } from "@/components/ui/table-file";
import { type IncumbentView, type NumberView, periodWords } from "@/lib/views";
import { StatementSources } from "./statement-sources";

/** Prices here against the rival a customer would really choose, with plan and day. */
export function Incumbents({ rows, csv }: { rows: IncumbentView[]; csv: string }) {
  return (
    <TableFile href={csv} of="price against the rival">
      <ScrollRegion label="Price against the rival">
        <table className="data-table min-w-[52rem]">
          <thead>
            <tr>
              <th scope="col" className="w-[17%]">
                Service
              </th>
              <th scope="col" className="n w-[15%]">
                Here
              </th>
              <th scope="col" className="w-[15%]">
                Rival, plan
              </th>
              <th scope="col" className="n w-[15%]">
                There
              </th>
              <th scope="col" className="n">
                Cheaper here by
              </th>
              <th scope="col" className="w-[28%] min-w-60">
                How alike
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row" className="!border-line !py-2 !align-top !text-sm !font-normal !text-ink">
                  <Prose view={row.service} />
                </th>
                <td className="n">
                  <FigureNumber view={row.here} />
                  <PriceDay price={row.here} />
                </td>
                <td>
                  <Prose view={row.rival} />
                  <div className="text-xs text-ink-3">
                    <Prose view={row.plan} />
                  </div>
                </td>
                <td className="n">
                  <FigureNumber view={row.there} />
                  <PriceDay price={row.there} />
                </td>
                <td className="n">
                  {row.discount ? (
                    <FigureNumber view={row.discount} />
                  ) : (
                    <span className="text-ink-3 italic">no comparison</span>
                  )}
                </td>
                <td className="text-xs text-ink-2">
                  <span className="font-medium">{row.likeForLike}</span>
                  {row.text.prose ? (
                    <>
                      : <Prose view={row.text.prose} /> <StatementSources sources={row.text.sources} />
                    </>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </TableFile>
  );
}

/** The days that a price is of, and how old it is. */
function PriceDay({ price }: { price: NumberView }) {
  return (
    <div data-trace={price.trace ?? undefined} className="text-xs text-ink-3 whitespace-normal">
      {periodWords(price)}
    </div>
  );
}
