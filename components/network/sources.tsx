import { LeadLink } from "@/components/ui/lead-link";
import type { NetworkView } from "@/lib/views";

/** Who said what stands on this page, with letter and licence. */
export function Sources({ sources }: { sources: NetworkView["sources"] }) {
  return (
    <div className="scroll-x">
      <table className="data-table min-w-[44rem]">
        <thead>
          <tr>
            <th scope="col" className="w-[52%]">
              Source
            </th>
            <th scope="col">Kind</th>
            <th scope="col">Letter</th>
            <th scope="col">Licence</th>
            <th scope="col">Published</th>
            <th scope="col" className="n">
              Claims
            </th>
          </tr>
        </thead>
        <tbody>
          {sources.map((source) => (
            <tr key={source.id} id={`source-${source.id}`}>
              <td>
                {source.url ? <a href={source.url}>{source.publisher}</a> : source.publisher}
                <span className="text-ink-2">
                  {source.title ? (
                    <>
                      : <cite className="not-italic">{source.title}</cite>
                    </>
                  ) : null}
                  {source.readVia ? (
                    <>
                      {" "}
                      (read via <cite className="not-italic">{source.readVia}</cite>)
                    </>
                  ) : null}
                </span>
              </td>
              <td>{source.kind}</td>
              <td>{source.letter}</td>
              <td className="text-ink-2">{source.licence}</td>
              <td className={source.publishedOn ? "whitespace-nowrap" : "text-ink-3 italic"}>
                {source.publishedOn ?? "undated"}
              </td>
              <td className="n">
                <LeadLink to={source.lead} className="no-underline hover:underline">
                  {source.observations}
                </LeadLink>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
