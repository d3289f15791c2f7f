import { ScrollRegion } from "@/components/ui/scroll-region";

interface Reject {
  line: string;
  column: string;
  value: string;
  reason: string;
}

/** Rows that were not stored. */
export function RejectsTable({ rows, csv }: { rows: Reject[]; csv: string }) {
  return (
    <>
      <ScrollRegion label="Rejected rows">
        <table className="data-table min-w-[36rem]">
          <thead>
            <tr>
              <th scope="col" className="n">
                Line
              </th>
              <th scope="col">Column</th>
              <th scope="col">Found</th>
              <th scope="col">Reason</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
              <tr key={place} data-reject>
                <td className="n">{row.line}</td>
                <td>{row.column}</td>
                <td className="max-w-[18rem] break-words">{row.value}</td>
                <td className="max-w-[36rem]">{row.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="mt-2 text-sm">
        <a href={csv}>Rejects as CSV</a>
      </p>
    </>
  );
}
