import { SoftLink } from "@/components/markup/soft-link";
import { QuarterCell } from "@/components/ui/quarter-cell";
import type { MapPageView } from "@/lib/views";
import { NOT_JUDGED } from "@/lib/views/tables";
import { FigureNumber } from "../ui/figure-number";
import { ScrollRegion } from "../ui/scroll-region";
import { TableFile } from "../ui/table-file";
import { VerdictMark } from "../ui/verdict-mark";

/** The networks of the map as a table: the same numbers, each leading to its source. */
export function MapList({ view, csv }: { view: MapPageView; csv: string }) {
  return (
    <TableFile href={csv} of="networks of the map">
      <ScrollRegion label="Networks of the map">
        <table className="chart-table map-table" data-map-list="">
          <caption>The networks of the map, largest share paid by customers first</caption>
          <thead>
            <tr>
              <th scope="col">Network</th>
              <th scope="col">Verdict</th>
              <th scope="col">Demand share</th>
              <th scope="col">Coverage C*, interval</th>
              <th scope="col">Trend</th>
              <th scope="col">Subsidy a year</th>
              <th scope="col">Quarter</th>
              <th scope="col">Demand share in the quarters before</th>
            </tr>
          </thead>
          <tbody>
            {view.rows.map((row) => (
              <tr key={row.slug} data-map-row={row.slug}>
                <th scope="row">
                  <SoftLink href={row.href}>{row.name}</SoftLink>
                </th>
                <td>
                  <span className="inline-flex items-center gap-1.5">
                    <VerdictMark step={row.verdict.step} size={14} /> {row.verdict.label}
                  </span>
                </td>
                <td>
                  <FigureNumber view={row.share} />
                </td>
                <td>
                  <FigureNumber view={row.interval} />
                </td>
                <td>
                  <FigureNumber view={row.trend} /> <span className="text-ink-3">{row.trendWords.text}</span>
                </td>
                <td>
                  <FigureNumber view={row.subsidyUsdPerYear} />
                </td>
                <td>
                  <QuarterCell of={row.quarter} />
                </td>
                <td>
                  {row.trail.length === 0
                    ? NOT_JUDGED
                    : row.trail.map(({ quarter, share }) => (
                        <span key={quarter} className="mr-3">
                          <span className="text-ink-3">{quarter}</span> <FigureNumber view={share} />
                        </span>
                      ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </TableFile>
  );
}
