import { SoftLink } from "@/components/markup/soft-link";
import { Prose } from "@/components/ui/prose";
import { TableFile } from "@/components/ui/table-file";
import type { OpenConflict } from "@/lib/views";
import { isUnreached, readingLetter, UNREACHED } from "@/lib/views/tables";

/** What is open between the sources of the networks compared: a row for each conflict, told in full on its own page. */
export function OpenConflicts({ conflicts, csv }: { conflicts: OpenConflict[]; csv: string }) {
  if (conflicts.length === 0)
    return <p className="text-sm text-ink-2">Nothing is open between the sources of these networks.</p>;
  return (
    <TableFile href={csv} of="open conflicts between sources" at="above">
      <div className="scroll-x">
        <table className="data-table min-w-[52rem]">
          <caption className="sr-only">Open conflicts between sources</caption>
          <thead>
            <tr>
              <th scope="col" className="w-[10%]">
                Network
              </th>
              <th scope="col" className="w-[31%]">
                Disagreement
              </th>
              <th scope="col" className="w-[8%]">
                Apart by
              </th>
              <th scope="col" className="w-[31%]">
                Readings
              </th>
              <th scope="col">Verdict under each</th>
            </tr>
          </thead>
          <tbody>
            {conflicts.map((row) => (
              <Row key={`${row.slug}/${row.conflict.id}`} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </TableFile>
  );
}

function Row({ row: { name, conflict, href, effect, isDecisive } }: { row: OpenConflict }) {
  const { title, lead, seriesLabel, kind, period, ratio, readings } = conflict;
  return (
    <tr>
      <td>{name}</td>
      <td>
        <Prose view={title} />
        <div className="text-xs text-ink-3">
          <span data-trace={lead.trace}>
            <SoftLink href={href}>{seriesLabel}</SoftLink>
          </span>{" "}
          · {kind} · {period}
        </div>
      </td>
      <td>{ratio ? <Prose view={ratio} /> : null}</td>
      <td>
        {readings.map(({ id, claimed, source, standing }, index) => (
          <div key={id}>
            <span className="text-ink-3">{readingLetter(index)}</span> <Prose view={claimed} />{" "}
            <span className="text-xs text-ink-3">
              {source} · {standing}
            </span>
          </div>
        ))}
      </td>
      <td className="text-ink-2">
        {isUnreached(conflict) ? (
          effect
        ) : (
          <>
            {readings.map(({ id, verdict }, index) => (
              <div key={id}>
                <span className="text-ink-3">{readingLetter(index)}</span>{" "}
                {verdict ? <Prose view={verdict} /> : UNREACHED}
              </div>
            ))}
            <div className={isDecisive ? "font-medium text-ink" : "text-xs text-ink-3"}>{effect}</div>
          </>
        )}
      </td>
    </tr>
  );
}
