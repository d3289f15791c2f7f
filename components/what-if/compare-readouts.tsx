import { memo } from "react";
import { FigureNumber } from "@/components/ui/figure-number";
import { Prose } from "@/components/ui/prose";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { TableFile } from "@/components/ui/table-file";
import { type CompareWhatIfNetwork, NOTHING_TO_VARY, type ReadoutView } from "@/lib/views/what-if";
import { isSameReadout } from "./same-view";

interface CompareReadoutsProps {
  networks: CompareWhatIfNetwork[];
  isCustom: boolean;
  /** The same table as a file. */
  csvHref: string;
}

/** C*, O and I of every network, in a row each; a network that cannot be varied has none, which is said. */
export function CompareReadouts({ networks, isCustom, csvHref }: CompareReadoutsProps) {
  const rows = networks.find(({ readouts }) => readouts.length > 0)?.readouts ?? [];
  if (rows.length === 0) return null;
  return (
    <TableFile href={csvHref} of="readouts by network">
      <ScrollRegion label="Readouts by network">
        <table className="data-table what-if-side-by-side mt-3" data-custom={isCustom ? "" : undefined}>
          <caption className="sr-only">Coverage, operator cover and operator income, by network</caption>
          <thead>
            <tr>
              <th scope="col" className="w-28">
                <span className="sr-only">Readout</span>
              </th>
              {networks.map(({ slug, name }) => (
                <th key={slug} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, symbol, label }) => (
              <tr key={id}>
                <th scope="row" className="!border-line !align-top !text-xs !font-normal">
                  <b className="font-semibold text-ink">{symbol}</b> {label}
                </th>
                {networks.map(({ slug, readouts }) => (
                  <ReadoutCell key={slug} slug={slug} readout={readouts.find((readout) => readout.id === id) ?? null} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </TableFile>
  );
}

const ReadoutCell = memo(
  function ReadoutCell({ slug, readout }: { slug: string; readout: ReadoutView | null }) {
    if (!readout) return <td className="text-2xs text-ink-3 italic">{NOTHING_TO_VARY}</td>;
    return (
      <td data-what-if-readout={`${slug}/${readout.id}`}>
        <div className="text-base leading-tight font-medium">
          <FigureNumber view={readout.number} />
        </div>
        <div className="mt-1 text-2xs text-ink-3" data-formula>
          <Prose view={readout.formula} />
        </div>
        {readout.note ? <div className="mt-1 text-2xs text-ink-2">{readout.note}</div> : null}
      </td>
    );
  },
  ({ readout: a }, { readout: b }) => a === b || (a !== null && b !== null && isSameReadout(a, b)),
);
