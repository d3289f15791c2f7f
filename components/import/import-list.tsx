import { SoftLink } from "@/components/markup/soft-link";
import { ScrollRegion } from "@/components/ui/scroll-region";

interface ImportRow {
  id: string;
  label: string;
  state: string;
  startedBy: string;
  startedAt: string;
  read: string;
  stored: string;
  rejected: string;
}

/** Imports so far. */
export function ImportList({ rows }: { rows: ImportRow[] }) {
  return (
    <ScrollRegion label="Imports so far">
      <table className="data-table min-w-[44rem]">
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">State</th>
            <th scope="col">Begun</th>
            <th scope="col">By</th>
            <th scope="col" className="n">
              Rows read
            </th>
            <th scope="col" className="n">
              Stored
            </th>
            <th scope="col" className="n">
              Rejected
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-import>
              <td className="max-w-[18rem] break-words">
                <SoftLink href={`/import/${row.id}`}>{row.label}</SoftLink>
              </td>
              <td>{row.state}</td>
              <td className="whitespace-nowrap">{row.startedAt}</td>
              <td>{row.startedBy}</td>
              <td className="n">{row.read}</td>
              <td className="n">{row.stored}</td>
              <td className="n">{row.rejected}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
