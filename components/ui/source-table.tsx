import type { ReactNode } from "react";
import type { NumberView, SourceRow, SourceView } from "@/lib/views";
import { isWebAddress } from "@/lib/views/tables";
import { FigureNumber } from "./figure-number";
import { LeadLink } from "./lead-link";
import { TableFile } from "./table-file";

/** What every table of sources says of one. */
type Named = Pick<SourceView, "publisher" | "title" | "url" | "readVia" | "kind" | "licence" | "publishedOn">;

/** Sources of one network: who said what stands on this page, with letter and licence. */
export function SourceTable({ sources, csv }: { sources: SourceView[]; csv: string }) {
  return (
    <Frame
      csv={csv}
      width="min-w-[44rem]"
      head={
        <>
          <SourceHead />
          <th scope="col">Kind</th>
          <th scope="col">Letter</th>
          <th scope="col">Licence</th>
          <th scope="col">Published</th>
          <NumberHead>Claims</NumberHead>
        </>
      }
    >
      {sources.map((source) => (
        <tr key={source.id} id={`source-${source.id}`}>
          <Source source={source} />
          <td>{source.kind}</td>
          <td>{source.letter}</td>
          <td className="text-xs text-ink-2">{source.licence}</td>
          <Published source={source} />
          <td className="n">
            <LeadLink to={source.lead} className="no-underline hover:underline">
              {source.observations}
            </LeadLink>
          </td>
        </tr>
      ))}
    </Frame>
  );
}

/** Sources of the whole record, those that carry most figures first; counts by network. */
export function AllSourcesTable({ rows, csv }: { rows: SourceRow[]; csv: string }) {
  return (
    <Frame
      csv={csv}
      width="min-w-[60rem]"
      head={
        <>
          <SourceHead />
          <th scope="col">Networks</th>
          <th scope="col">Kind</th>
          <th scope="col">Letter</th>
          <th scope="col">Standing</th>
          <th scope="col">Licence</th>
          <th scope="col">Published</th>
          <NumberHead>Claims</NumberHead>
          <NumberHead>Figures</NumberHead>
        </>
      }
    >
      {rows.map((row) => (
        <tr key={row.key} data-source>
          <Source source={row} />
          <td className="text-xs text-ink-2">
            <Lines values={row.uses.map(({ slug, name }) => ({ key: slug, node: name }))} />
          </td>
          <td>{row.kind}</td>
          <td>{row.letters}</td>
          <td className="text-xs text-ink-2">{row.standing}</td>
          <td className="text-xs text-ink-2">{row.licence}</td>
          <Published source={row} />
          <Counts row={row} pick={({ claims }) => claims} />
          <Counts row={row} pick={({ figures }) => figures} />
        </tr>
      ))}
    </Frame>
  );
}

interface FrameProps {
  csv: string;
  width: string;
  head: ReactNode;
  children: ReactNode;
}

function Frame({ csv, width, head, children }: FrameProps) {
  return (
    <TableFile href={csv} of="sources" at="above" className="table-frame">
      <div className="scroll-x tall fits-62">
        <table className={`data-table sticky-heads ${width}`}>
          <thead>
            <tr>{head}</tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </div>
    </TableFile>
  );
}

const SourceHead = () => (
  <th scope="col" className="w-[42%]">
    Source
  </th>
);

const NumberHead = ({ children }: { children: ReactNode }) => (
  <th scope="col" className="n">
    {children}
  </th>
);

/** Publisher, title, and the copy it was read in. */
function Source({ source: { publisher, title, url, readVia } }: { source: Named }) {
  return (
    <td className="break-words">
      {url ? <a href={url}>{publisher}</a> : publisher}
      {title ? (
        <span className="text-ink-2">
          : <cite className="not-italic">{title}</cite>
        </span>
      ) : null}
      {readVia ? (
        <span className="block text-xs text-ink-3">
          read via{" "}
          {isWebAddress(readVia) ? <a href={readVia}>a copy</a> : <cite className="not-italic">{readVia}</cite>}
        </span>
      ) : null}
    </td>
  );
}

const Published = ({ source: { publishedOn } }: { source: Named }) => (
  <td className={publishedOn ? "whitespace-nowrap" : "text-ink-3 italic"}>{publishedOn ?? "undated"}</td>
);

function Counts({ row, pick }: { row: SourceRow; pick: (use: SourceRow["uses"][number]) => NumberView }) {
  return (
    <td className="n text-xs">
      <Lines
        values={row.uses.map((use) => ({
          key: use.slug,
          node: <FigureNumber view={pick(use)} className="inline-block min-h-[24px] min-w-[24px] leading-[24px]" />,
        }))}
      />
    </td>
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
