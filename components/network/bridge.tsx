import { FigureNumber } from "@/components/ui/figure-number";
import { Prose } from "@/components/ui/prose";
import { TableFile } from "@/components/ui/table-file";
import type { BridgeRow, BridgeView } from "@/lib/views";
import { BRIDGE_PARTS } from "@/lib/views/tables";

/** From what was paid to what is demand, and what was emitted: rows of bars on one scale. */
export function Bridge({ bridge, csv }: { bridge: BridgeView; csv: string }) {
  return (
    <TableFile href={csv} of="what was paid, and what was emitted">
      <div className="scroll-x">
        <table className="data-table">
          <caption className="pb-2 text-left text-xs text-ink-3">
            US dollars, {bridge.period}. Pale: between the lowest and the highest value that the record allows; dashed:
            not reported.
          </caption>
          <thead>
            <tr>
              <th scope="col" className="sm:w-[34%]">
                What was paid, and what was emitted
              </th>
              <th scope="col" className="hidden sm:table-cell">
                How it counts
              </th>
              <th scope="col" className="n">
                Amount
              </th>
              <th scope="col" className="hidden w-[30%] sm:table-cell">
                <span className="sr-only">On one scale</span>
              </th>
            </tr>
          </thead>
          <Group
            rows={bridge.demand}
            total={bridge.demandTotal}
            scale={bridge.scaleUsd}
            colour="var(--demand)"
            wash="var(--demand-2)"
          />
          {bridge.excluded.length > 0 ? (
            <Group
              title={BRIDGE_PARTS.excluded}
              rows={bridge.excluded}
              scale={bridge.scaleUsd}
              colour="var(--unknown)"
              wash="var(--unknown)"
              outlined
            />
          ) : null}
          <Group
            title={BRIDGE_PARTS.subsidy}
            rows={bridge.subsidy}
            total={bridge.subsidyTotal}
            scale={bridge.scaleUsd}
            colour="var(--subsidy)"
            wash="var(--subsidy-2)"
          />
        </table>
      </div>
      <p className="mt-2 text-xs text-ink-3">{bridge.formula}</p>
    </TableFile>
  );
}

interface BarColours {
  scale: number;
  colour: string;
  wash: string;
  outlined?: boolean;
}

function Group({ title, rows, total, ...bar }: { title?: string; rows: BridgeRow[]; total?: BridgeRow } & BarColours) {
  return (
    <tbody>
      {title ? (
        <tr>
          <th scope="rowgroup" colSpan={4} className="!pt-4 !pb-1 !text-xs !font-semibold !text-ink-2">
            {title}
          </th>
        </tr>
      ) : null}
      {rows.map((row) => (
        <Row key={row.label + row.counts} row={row} {...bar} />
      ))}
      {total ? <Row row={total} strong {...bar} /> : null}
    </tbody>
  );
}

function Row({ row, strong = false, ...bar }: { row: BridgeRow; strong?: boolean } & BarColours) {
  return (
    <tr className={strong ? "font-semibold" : undefined}>
      <th
        scope="row"
        className={`!border-line !py-2 !align-top !text-sm !text-ink ${strong ? "!font-semibold" : "!font-normal"}`}
      >
        <span data-trace={row.number.trace ?? undefined}>{row.label}</span>
        <div className="text-xs font-normal text-ink-2 sm:hidden">{row.counts}</div>
        <div className="text-xs font-normal text-ink-3">
          <Prose view={row.measure} />
        </div>
      </th>
      <td className="hidden text-xs font-normal text-ink-2 sm:table-cell">
        {row.counts}
        {row.payer ? <div className="text-ink-3">{row.payer}</div> : null}
      </td>
      <td className="n">
        <FigureNumber view={row.number} />
      </td>
      <td className="hidden sm:table-cell">
        <Bar row={row} {...bar} />
      </td>
    </tr>
  );
}

/** Solid up to what is certain, pale up to what is possible; dashed and empty when unknown. */
function Bar({ row, scale, colour, wash, outlined = false }: { row: BridgeRow } & BarColours) {
  const width = (usd: number) => `${Math.min(100, (usd / scale) * 100)}%`;
  return (
    <svg width="100%" height="16" aria-hidden="true" className="block min-w-28">
      {row.lowUsd === null ? (
        <rect x="0.5" y="2.5" width="40" height="11" fill="none" stroke="var(--unknown)" strokeDasharray="3 3" />
      ) : (
        <>
          {row.highUsd !== null && row.highUsd > row.lowUsd ? (
            <rect x="0" y="2" width={width(row.highUsd)} height="12" fill={wash} opacity="0.45" />
          ) : null}
          <rect x="0" y="2" width={width(row.lowUsd)} height="12" fill={outlined ? "none" : colour} stroke={colour} />
        </>
      )}
    </svg>
  );
}
