import { FigureNumber } from "@/components/ui/figure-number";
import { Prose } from "@/components/ui/prose";
import { TableFile } from "@/components/ui/table-file";
import type { DecidingView } from "@/lib/views";

/** The missing fact, and what it would have to be for each class. */
export function Deciding({ view, csv }: { view: DecidingView; csv: string }) {
  return (
    <TableFile href={csv} of="the deciding fact" className="max-w-[52rem]">
      <h3 className="text-sm font-semibold">{view.title}</h3>
      <ul className="mt-1 grid gap-0.5 text-sm text-ink-2">
        {view.gaps.map(({ label, text, because }) => (
          <li key={label}>
            <Prose view={text} /> <span className="text-ink-3 italic">({because})</span>
          </li>
        ))}
        {view.known.map(({ label, number }) => (
          <li key={label}>
            Known: {label}, <FigureNumber view={number} />
          </li>
        ))}
      </ul>
      <div className="scroll-x mt-2">
        <table className="data-table">
          <thead>
            <tr>
              <th scope="col">If it were</th>
              <th scope="col">coverage would be</th>
              <th scope="col">and the class, before gates</th>
            </tr>
          </thead>
          <tbody>
            {view.rows.map((row) => (
              <tr key={row.value.text}>
                <td>
                  <FigureNumber view={row.value} />
                </td>
                <td>
                  <Prose view={row.coverage} />
                </td>
                <td>{row.classes}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="mt-2 text-xs text-ink-3">
        <Prose view={view.note} />
      </p>
    </TableFile>
  );
}
