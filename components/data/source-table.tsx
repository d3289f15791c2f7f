import type { ReactNode } from "react";
import { Count } from "@/components/ui/count";
import { FigureNumber } from "@/components/ui/figure-number";
import type { SourceRow } from "@/lib/views";

/** Every source of the record, those that carry most figures first. */
export function SourceTable({ rows, total, all }: { rows: SourceRow[]; total: number; all: string }) {
  return (
    <>
      <p className="text-sm text-ink-2">
        <Count value={rows.length} of="[data-source]" /> of <Count value={total} of="[data-source]" at={all} /> sources.
      </p>
      <div className="scroll-x mt-2">
        <table className="data-table min-w-[60rem]">
          <thead>
            <tr>
              <th scope="col" className="w-[38%]">
                Source
              </th>
              <th scope="col">Networks</th>
              <th scope="col">Kind</th>
              <th scope="col">Letter</th>
              <th scope="col">Standing</th>
              <th scope="col">Licence</th>
              <th scope="col">Published</th>
              <th scope="col" className="n">
                Claims
              </th>
              <th scope="col" className="n">
                Figures
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key} data-source>
                <td className="break-words">
                  {row.url ? <a href={row.url}>{row.publisher}</a> : row.publisher}
                  <span className="text-ink-2">
                    : <cite className="not-italic">{row.title}</cite>
                  </span>
                  {row.readVia ? (
                    <span className="block text-xs text-ink-3">
                      read via <a href={row.readVia}>a copy</a>
                    </span>
                  ) : null}
                </td>
                <td className="text-xs text-ink-2">
                  <Lines values={row.uses.map(({ slug, name }) => ({ key: slug, node: name }))} />
                </td>
                <td>{row.kind}</td>
                <td>{row.letters}</td>
                <td className="text-xs text-ink-2">{row.standing}</td>
                <td className="text-xs text-ink-2">{row.licence}</td>
                <td className={row.publishedOn ? "whitespace-nowrap" : "text-ink-3 italic"}>
                  {row.publishedOn ?? "undated"}
                </td>
                <td className="n text-xs">
                  <Lines
                    values={row.uses.map(({ slug, claims }) => ({
                      key: slug,
                      node: (
                        <FigureNumber view={claims} className="inline-block min-h-[24px] min-w-[24px] leading-[24px]" />
                      ),
                    }))}
                  />
                </td>
                <td className="n text-xs">
                  <Lines
                    values={row.uses.map(({ slug, figures }) => ({
                      key: slug,
                      node: (
                        <FigureNumber
                          view={figures}
                          className="inline-block min-h-[24px] min-w-[24px] leading-[24px]"
                        />
                      ),
                    }))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** One line a network, so that the columns read across. */
function Lines({ values }: { values: { key: string; node: ReactNode }[] }) {
  return values.map(({ key, node }) => (
    <div key={key} className="leading-[24px] whitespace-nowrap">
      {node}
    </div>
  ));
}
