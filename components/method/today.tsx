import type { ReactNode } from "react";
import { SoftLink } from "@/components/markup/soft-link";
import { FigureNumber } from "@/components/ui/figure-number";
import { Prose } from "@/components/ui/prose";
import type { MethodTodayView } from "@/lib/views/method-today";
import { MethodTable, ROW_HEAD } from "./method-table";

/** Parts of the method page that stand in today’s numbers. */

const LiveTable = ({ of, ...table }: { id: string; of: string; heads: string[]; children: ReactNode }) => (
  <MethodTable of={of} label={of} {...table} />
);

export function WorkedExample({ view }: { view: NonNullable<MethodTodayView["example"]> }) {
  return (
    <>
      <p className="mb-3 max-w-[72ch] text-sm text-ink-2">
        <SoftLink href={view.href}>{view.name}</SoftLink> reads <em>{view.verdict.toLowerCase()}</em>. From what was
        paid and emitted to that, in the order of the steps above:
      </p>
      <LiveTable id="method-example" of="the worked example" heads={["Step", "What it says", "Number"]}>
        {view.rows.map(({ step, says, number }) => (
          <tr key={step}>
            <th scope="row" className={ROW_HEAD}>
              <span data-ordinal="">{step}</span>
            </th>
            <td className="text-ink-2">
              <Prose view={says} />
            </td>
            <td className="n">{number ? <FigureNumber view={number} /> : null}</td>
          </tr>
        ))}
      </LiveTable>
    </>
  );
}

export function TopClass({ view }: { view: MethodTodayView["topClass"] }) {
  return (
    <div data-top-class={view.isEmpty ? "empty" : "held"} className="mt-4">
      <p data-rule="top class" className="max-w-[72ch] text-sm">
        {view.sentence}
      </p>
      {view.held.length > 0 ? (
        <LiveTable
          id="method-top-class"
          of="what holds networks out of the top class"
          heads={["Network", "C*", "Held by"]}
        >
          {view.held.map(({ slug, name, href, coverage, why }) => (
            <tr key={slug}>
              <th scope="row" className={ROW_HEAD}>
                <SoftLink href={href}>{name}</SoftLink>
              </th>
              <td className="n">
                <FigureNumber view={coverage} />
              </td>
              <td className="text-ink-2">{why}</td>
            </tr>
          ))}
        </LiveTable>
      ) : null}
    </div>
  );
}

export function TrackRecord({ view }: { view: MethodTodayView["trackRecord"] }) {
  return (
    <>
      <p data-rule="track record" className="max-w-[72ch] text-sm">
        {view.sentence}
      </p>
      {view.rows.length > 0 ? (
        <LiveTable
          id="method-track-record"
          of="track record"
          heads={["Network", "Quarter", "First said on", "Then", "C* then", "Now", "C* now", "Outcome"]}
        >
          {view.rows.map((row) => (
            <tr key={`${row.slug} ${row.quarter}`} data-outcome={row.outcome}>
              <th scope="row" className={ROW_HEAD}>
                <SoftLink href={`/networks/${row.slug}`}>{row.name}</SoftLink>
              </th>
              <td>{row.quarter}</td>
              <td>
                <SoftLink href={`/networks/${row.slug}?asOf=${row.saidOn}`}>{row.saidOn}</SoftLink>
              </td>
              <td>{row.before}</td>
              <td className="n">
                <FigureNumber view={row.coverageThen} />
              </td>
              <td>{row.now}</td>
              <td className="n">
                <FigureNumber view={row.coverageNow} />
              </td>
              <td className="text-ink-2">{row.outcomeWords}</td>
            </tr>
          ))}
        </LiveTable>
      ) : null}
    </>
  );
}
