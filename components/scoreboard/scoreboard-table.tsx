import type { ReactNode } from "react";
import { IntervalBar } from "@/components/charts";
import { SoftLink } from "@/components/markup/soft-link";
import { Still } from "@/components/markup/still";
import { TrendArrow } from "@/components/network/trend-arrow";
import { VerdictLabel } from "@/components/network/verdict-label";
import { FigureNumber } from "@/components/ui/figure-number";
import { QuarterCell } from "@/components/ui/quarter-cell";
import { CsvLink } from "@/components/ui/table-file";
import {
  BOARD_COLUMNS,
  type BoardColumn,
  boardHref,
  DEFAULT_COLUMNS,
  type ScoreboardRow,
  type ScoreboardView,
  scoreboardQuery,
} from "@/lib/views";
import { boardTableHref, intervalLabel, NO_INTERVAL } from "@/lib/views/tables";
import { SelectionBar } from "./selection-bar";
import { SortHeader } from "./sort-header";

/** The board as a real table inside a form: tick two to five rows and compare them, with or without JavaScript. */
export function ScoreboardTable({ view, ticked }: { view: ScoreboardView; ticked: readonly string[] }) {
  const { query } = view;
  const columns = shownColumns(view);
  // No wider than the default columns: on a wide screen the page scrolls, and the heads stay in sight over all of it.
  const fits = columns.length <= DEFAULT_COLUMNS.length;
  return (
    <form action="/compare" method="get" data-table-file="">
      {query.asOf ? <input type="hidden" name="asOf" value={query.asOf} /> : null}
      <div className={`scroll-x tall ${fits ? "fits-board" : ""}`}>
        <table className={`data-table sticky-heads sticky-names ${WIDTHS[columns.length] ?? "min-w-[62rem]"}`}>
          <caption className="sr-only">Networks by verdict. Column heads sort; unknown values come last.</caption>
          <Still as="thead" of={view} part="heads">
            <tr>
              <th scope="col" className="tick-cell">
                <span className="sr-only">Compare</span>
              </th>
              <SortHeader column="network" label="Network" query={query} className="name-cell min-w-28" />
              <SortHeader
                column="verdict"
                label="Verdict"
                query={query}
                className="min-w-44"
                title="Class, then prudent coverage"
              />
              {columns.map(({ id, head, numeric, title }) => (
                <SortHeader
                  key={id}
                  column={id}
                  label={head}
                  query={query}
                  numeric={numeric}
                  title={title}
                  className={id === "interval" ? "min-w-36" : ""}
                />
              ))}
            </tr>
          </Still>
          <Still as="tbody" of={view} part={`rows ${ticked}`}>
            <BoardRows view={view} ticked={ticked} />
          </Still>
        </table>
      </div>
      <BoardPages view={view} />
      <SelectionBar shown={view.href} />
      <CsvLink href={boardTableHref("scoreboard", scoreboardQuery(query))} of="networks by verdict" />
    </form>
  );
}

/** One row a network. Columns stand in the order of the board. */
export function BoardRows({ view, ticked }: { view: ScoreboardView; ticked: readonly string[] }) {
  const { query } = view;
  const columns = shownColumns(view);
  return view.rows.map((row) => (
    <tr key={row.slug} data-network={row.slug}>
      <td className="tick-cell">
        <label className="tick">
          <input
            type="checkbox"
            name="n"
            value={row.slug}
            data-name={row.name}
            defaultChecked={ticked.includes(row.slug)}
            aria-label={`Compare ${row.name}`}
            className="size-4 accent-[var(--ink)]"
          />
        </label>
      </td>
      <Name row={row} suffix={query.asOf ? `?asOf=${query.asOf}` : ""} />
      <Verdict row={row} />
      {columns.map(({ id, numeric }) => (
        <td key={id} className={numeric ? "n" : undefined}>
          {CELLS[id](row)}
        </td>
      ))}
    </tr>
  ));
}

function shownColumns(view: ScoreboardView) {
  const shown = new Set(view.columns.filter((column) => column.shown).map(({ id }) => id));
  return BOARD_COLUMNS.filter(({ id }) => shown.has(id));
}

/** Links to the other pages of a long board. */
function BoardPages({ view: { query, pages } }: { view: ScoreboardView }) {
  if (pages.count === 1) return null;
  return (
    <nav aria-label="Pages of the board" className="no-print mt-3 flex flex-wrap gap-1.5">
      {Array.from({ length: pages.count }, (_, index) => index + 1).map((page) => (
        <SoftLink
          key={page}
          href={boardHref({ ...query, page })}
          className="chip"
          aria-current={page === pages.current ? "true" : undefined}
          aria-label={`Page ${page} of ${pages.count}`}
        >
          <span data-ordinal="">{page}</span>
        </SoftLink>
      ))}
    </nav>
  );
}

/** By the number of chosen columns; many more than the default ones need room. */
const WIDTHS: Readonly<Record<number, string>> = {
  9: "min-w-[70rem]",
  10: "min-w-[76rem]",
  11: "min-w-[82rem]",
  12: "min-w-[90rem]",
};

const CELLS: Record<BoardColumn, (row: ScoreboardRow) => ReactNode> = {
  interval: (row) => <Interval row={row} />,
  coverage: (row) => <FigureNumber view={row.coverage} />,
  trend: (row) => <TrendArrow trend={row.trend} />,
  demand: (row) => <FigureNumber view={row.demandUsdPerYear} />,
  subsidy: (row) => <FigureNumber view={row.subsidyUsdPerYear} />,
  share: (row) => <FigureNumber view={row.demandShare} />,
  utilisation: (row) => <FigureNumber view={row.utilisation} />,
  capture: ({ capture }) => <span className={capture.state ? "" : "text-ink-3 italic"}>{capture.text}</span>,
  gap: (row) => <FigureNumber view={row.gap} />,
  confidence: ({ confidence }) => confidence,
  changed: ({ changed }) => <span className={changed.quarter ? "" : "text-ink-3"}>{changed.text}</span>,
  quarter: ({ quarter }) => <QuarterCell of={quarter} />,
};

function Interval({ row: { interval } }: { row: ScoreboardRow }) {
  return interval ? (
    <IntervalBar
      low={interval.low}
      high={interval.high}
      trace={interval.lead.trace}
      label={intervalLabel(interval)}
      compact
    />
  ) : (
    <span className="text-xs text-ink-3 italic">{NO_INTERVAL}</span>
  );
}

function Name({ row, suffix }: { row: ScoreboardRow; suffix: string }) {
  return (
    <th scope="row" className="name-cell !border-line !py-2 !align-top !text-sm !font-normal !text-ink">
      <SoftLink href={`/networks/${row.slug}${suffix}`} className="font-semibold">
        {row.name}
      </SoftLink>
      <div className="text-xs text-ink-3">
        {row.token} · {row.category}, {row.resource}
      </div>
    </th>
  );
}

function Verdict({ row: { verdict, definitionSensitive } }: { row: ScoreboardRow }) {
  return (
    <td>
      <VerdictLabel verdict={verdict} />
      {definitionSensitive ? <div className="mt-1 pl-6 text-xs text-ink-2">definition-sensitive</div> : null}
      {verdict.step === null ? (
        <div data-rule="verdict" className="mt-1 max-w-62 pl-6 text-xs text-ink-3">
          {verdict.explanation}
        </div>
      ) : null}
    </td>
  );
}
