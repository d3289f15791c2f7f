import type { ReactNode } from "react";
import { IntervalBar } from "@/components/charts";
import { SoftLink } from "@/components/markup/soft-link";
import { TrendArrow } from "@/components/network/trend-arrow";
import { VerdictLabel } from "@/components/network/verdict-label";
import { FigureNumber } from "@/components/ui/figure-number";
import { Prose } from "@/components/ui/prose";
import { QuarterCell } from "@/components/ui/quarter-cell";
import { TableFile } from "@/components/ui/table-file";
import type { CompareCell, ComparePage } from "@/lib/views";
import { HEAD_ROW, INTERVAL_NOTE, intervalLabel, NO_INTERVAL, TREND_NOTE } from "@/lib/views/tables";

/** Networks side by side; heads stay in sight, unknown stays a word, marks are words. */
export function CompareTable({ view, csv }: { view: ComparePage; csv: string }) {
  return (
    <TableFile href={csv} of="networks side by side" className="table-frame mt-8">
      <div className="scroll-x tall fits-44">
        <table className="data-table sticky-heads sticky-names min-w-[44rem] table-fixed">
          <caption className="sr-only">Networks side by side</caption>
          <thead>
            <tr data-row-name={HEAD_ROW}>
              <th scope="col" className="name-cell w-32 sm:w-52">
                <span className="sr-only">Measure</span>
              </th>
              {view.columns.map((column) => (
                <th
                  key={column.slug}
                  scope="col"
                  data-column={column.name}
                  className="!align-top !text-sm !font-normal !text-ink"
                >
                  <SoftLink href={`/networks/${column.slug}`} className="font-semibold">
                    {column.name}
                  </SoftLink>{" "}
                  <span className="text-xs text-ink-3">{column.token}</span>
                  <div className="mt-1">
                    <VerdictLabel verdict={column.verdict} />
                  </div>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <TextRow
              label="In one sentence"
              cells={view.columns.map((column) => <Prose key={column.slug} view={column.sentence} />)}
            />
            <tr>
              <RowHead label="Coverage interval" note={INTERVAL_NOTE} />
              {view.columns.map((column) => (
                <td key={column.slug}>
                  {column.interval ? (
                    <IntervalBar
                      low={column.interval.low}
                      high={column.interval.high}
                      trace={column.interval.lead.trace}
                      label={intervalLabel(column.interval)}
                      compact
                    />
                  ) : (
                    <span className="text-ink-3 italic">{NO_INTERVAL}</span>
                  )}
                </td>
              ))}
            </tr>
            <tr>
              <RowHead label="Trend" note={TREND_NOTE} />
              {view.columns.map((column) => (
                <td key={column.slug}>
                  <TrendArrow trend={column.trend} isAlone={false} />{" "}
                  <span className="text-xs text-ink-2">{column.trend.text}</span>
                </td>
              ))}
            </tr>
            {view.rows.map((row) => (
              <tr key={row.id}>
                <RowHead label={row.label} note={row.note} />
                {row.cells.map((cell, index) => (
                  <Cell key={view.columns[index]?.slug ?? index} cell={cell} />
                ))}
              </tr>
            ))}
            <TextRow
              label="Quarter"
              cells={view.columns.map(({ slug, quarter }) => <QuarterCell key={slug} of={quarter} />)}
            />
            <TextRow label="Definition" cells={view.columns.map((column) => column.definition)} />
            <TextRow label="Settlement" cells={view.columns.map((column) => column.settlement)} />
            <TextRow
              label="Fingerprint"
              cells={view.fingerprints.map((fingerprint) => (
                <code key={fingerprint} className="font-mono text-xs">
                  {fingerprint}
                </code>
              ))}
            />
          </tbody>
        </table>
      </div>
    </TableFile>
  );
}

function RowHead({ label, note }: { label: string; note?: string }) {
  return (
    <th scope="row" className="name-cell !border-line !py-2 !align-top !text-sm !font-normal !text-ink">
      {label}
      {note ? (
        <div data-rule={label} className="text-xs font-normal text-ink-3">
          {note}
        </div>
      ) : null}
    </th>
  );
}

function Cell({ cell }: { cell: CompareCell }) {
  return (
    <td>
      <FigureNumber view={cell.number} />
      {cell.mark ? <span className="ml-2 text-xs text-ink-3">{cell.mark}</span> : null}
    </td>
  );
}

function TextRow({ label, cells }: { label: string; cells: ReactNode[] }) {
  return (
    <tr>
      <RowHead label={label} />
      {cells.map((cell, index) => (
        // Columns never move while the page stands; the text may repeat.
        // biome-ignore lint/suspicious/noArrayIndexKey: fixed columns
        <td key={index} className="text-ink-2">
          {cell}
        </td>
      ))}
    </tr>
  );
}
