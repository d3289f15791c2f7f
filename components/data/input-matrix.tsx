import { SoftLink } from "@/components/markup/soft-link";
import { Count } from "@/components/ui/count";
import { TableFile } from "@/components/ui/table-file";
import type { MatrixCell, MatrixRow } from "@/lib/views";

/** Networks by inputs: a real table, so that a reader can find and copy; state in words, never by colour alone. */
export function InputMatrix({
  inputs,
  rows,
  query,
  csv,
}: {
  inputs: string[];
  rows: MatrixRow[];
  query: string;
  csv: string;
}) {
  return (
    <TableFile href={csv} of="inputs of each network" className="table-frame">
      <div className="scroll-x tall fits-74">
        {/* Columns of a fixed width: while the rows arrive, others would move. */}
        <table className="data-table sticky-heads sticky-names min-w-[74rem] table-fixed text-xs">
          <caption className="sr-only">State, grade and age of every input of every network</caption>
          <thead>
            <tr>
              <th scope="col" className="name-cell w-28">
                Network
              </th>
              <th scope="col" className="w-14">
                Held
              </th>
              {inputs.map((label) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.slug} id={`inputs-${row.slug}`}>
                <th scope="row" className="name-cell !border-line !align-top !text-ink">
                  <SoftLink href={`/networks/${row.slug}${query}`}>{row.name}</SoftLink>
                  <div className="font-normal text-ink-3">{row.quarter}</div>
                </th>
                <td className="whitespace-nowrap">
                  <Count value={row.held} of={`#inputs-${row.slug} [data-held]`} /> of{" "}
                  <Count value={row.applicable} of={`#inputs-${row.slug} [data-applies]`} />
                </td>
                {row.cells.map((cell) => (
                  <Cell key={cell.id} cell={cell} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </TableFile>
  );
}

const STYLE: Record<MatrixCell["state"], string> = {
  known: "",
  bounded: "bg-well",
  unknown: "bg-unknown-wash text-ink-2 italic",
  not_applicable: "text-ink-3",
};

function Cell({ cell }: { cell: MatrixCell }) {
  return (
    <td
      className={STYLE[cell.state]}
      data-applies={cell.state === "not_applicable" ? undefined : ""}
      data-held={cell.state === "known" || cell.state === "bounded" ? "" : undefined}
    >
      <a href={cell.href} data-trace={cell.trace} className="no-underline hover:underline">
        {cell.words}
        {cell.grade ? <sup className="ml-0.5 font-medium text-ink-3 not-italic">{cell.grade}</sup> : null}
        {cell.age ? <span className="block text-ink-3 not-italic">{cell.age}</span> : null}
      </a>
    </td>
  );
}
