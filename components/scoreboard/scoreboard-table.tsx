import Link from "next/link";
import { IntervalBar } from "@/components/charts";
import { TrendArrow } from "@/components/network/trend-arrow";
import { VerdictLabel } from "@/components/network/verdict-label";
import { FigureNumber } from "@/components/ui/figure-number";
import { CsvLink } from "@/components/ui/table-file";
import type { ScoreboardRow, ScoreboardView } from "@/lib/views";
import { boardTableHref, intervalLabel, NO_INTERVAL, scoreboardQuery } from "@/lib/views/tables";
import { SortHeader } from "./sort-header";

/** The board as a real table inside a form: tick two to five rows and compare them, with or without JavaScript. */
export function ScoreboardTable({ view, ticked }: { view: ScoreboardView; ticked: readonly string[] }) {
  const { query } = view;
  return (
    <form action="/compare" method="get" data-table-file="">
      {query.asOf ? <input type="hidden" name="asOf" value={query.asOf} /> : null}
      <div className="scroll-x">
        <table className="data-table min-w-[62rem]">
          <caption className="sr-only">Networks by verdict. Column heads sort; unknown values come last.</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="sr-only">Compare</span>
              </th>
              <SortHeader column="network" label="Network" query={query} className="min-w-28" />
              <SortHeader
                column="verdict"
                label="Verdict"
                query={query}
                className="min-w-44"
                title="Class, then prudent coverage"
              />
              <th scope="col" className="min-w-36">
                Coverage interval
              </th>
              <SortHeader
                column="coverage"
                label="C*"
                query={query}
                numeric
                title="Prudent coverage: dollars paid by customers for every dollar of tokens issued"
              />
              <th scope="col">Trend</th>
              <SortHeader column="demand" label="Paid demand, a year" query={query} numeric />
              <SortHeader column="subsidy" label="Subsidy, a year" query={query} numeric />
              <SortHeader column="utilisation" label="Utilisation" query={query} numeric />
              <SortHeader column="confidence" label="Data confidence" query={query} />
              <SortHeader column="quarter" label="Quarter" query={query} />
            </tr>
          </thead>
          <tbody>
            {view.rows.map((row) => (
              <Row
                key={row.slug}
                row={row}
                ticked={ticked.includes(row.slug)}
                suffix={query.asOf ? `?asOf=${query.asOf}` : ""}
              />
            ))}
          </tbody>
        </table>
      </div>
      <BoardPages view={view} />
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <button type="submit" className="button-strong">
          Compare the ticked networks
        </button>
        <span className="text-xs text-ink-3">Two to five. The address of the comparison can be sent to others.</span>
        <div className="ml-auto">
          <CsvLink href={boardTableHref("scoreboard", scoreboardQuery(query))} of="networks by verdict" />
        </div>
      </div>
    </form>
  );
}

/** Links to the other pages of a long board. */
function BoardPages({ view: { query, pages } }: { view: ScoreboardView }) {
  if (pages.count === 1) return null;
  return (
    <nav aria-label="Pages of the board" className="no-print mt-3 flex flex-wrap gap-1.5">
      {Array.from({ length: pages.count }, (_, index) => index + 1).map((page) => (
        <Link
          key={page}
          href={`/${scoreboardQuery({ ...query, page })}`}
          prefetch={false}
          className="chip"
          aria-current={page === pages.current ? "true" : undefined}
          aria-label={`Page ${page} of ${pages.count}`}
        >
          <span data-ordinal="">{page}</span>
        </Link>
      ))}
    </nav>
  );
}

function Row({ row, ticked, suffix }: { row: ScoreboardRow; ticked: boolean; suffix: string }) {
  return (
    <tr>
      <td className="w-8">
        <input
          type="checkbox"
          name="n"
          value={row.slug}
          defaultChecked={ticked}
          aria-label={`Compare ${row.name}`}
          className="size-4 accent-[var(--ink)]"
        />
      </td>
      <th scope="row" className="!border-line !py-2 !align-top !text-sm !font-normal !text-ink">
        <Link href={`/networks/${row.slug}${suffix}`} prefetch={false} className="font-semibold">
          {row.name}
        </Link>
        <div className="text-xs text-ink-3">
          {row.token} · {row.category}, {row.resource}
        </div>
      </th>
      <td>
        <VerdictLabel verdict={row.verdict} />
        {row.definitionSensitive ? <div className="mt-1 text-xs text-ink-2">definition-sensitive</div> : null}
        {row.verdict.step === null ? (
          <div data-rule="verdict" className="mt-1 max-w-56 text-xs text-ink-3">
            {row.verdict.explanation}
          </div>
        ) : null}
      </td>
      <td>
        {row.interval ? (
          <IntervalBar
            low={row.interval.low}
            high={row.interval.high}
            trace={row.interval.lead.trace}
            label={intervalLabel(row.interval)}
            compact
          />
        ) : (
          <span className="text-xs text-ink-3 italic">{NO_INTERVAL}</span>
        )}
      </td>
      <td className="n">
        <FigureNumber view={row.coverage} />
      </td>
      <td>
        <TrendArrow trend={row.trend} />
      </td>
      <td className="n">
        <FigureNumber view={row.demandUsdPerYear} />
      </td>
      <td className="n">
        <FigureNumber view={row.subsidyUsdPerYear} />
      </td>
      <td className="n">
        <FigureNumber view={row.utilisation} />
      </td>
      <td>{row.confidence}</td>
      <td className="whitespace-nowrap">{row.quarter}</td>
    </tr>
  );
}
