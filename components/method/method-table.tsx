import type { ReactNode } from "react";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { TableFile } from "@/components/ui/table-file";
import { boardTableHref } from "@/lib/views/tables";

/** Look of the first cell of a row. */
export const ROW_HEAD = "!border-line !py-2 !align-top !text-sm !font-medium !text-ink";

/** The frame of every table of the method page: its heads, its file, and keys where it is wider than its screen. */
export function MethodTable({
  id,
  of,
  label,
  heads,
  children,
}: {
  /** Name of its file. */
  id: string;
  /** What is in the file. */
  of: string;
  /** For those who hear it when it scrolls. */
  label: string;
  heads: readonly string[];
  children: ReactNode;
}) {
  return (
    <TableFile href={boardTableHref(id, "")} of={of}>
      <ScrollRegion label={label}>
        <table className="data-table min-w-[36rem]">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </ScrollRegion>
    </TableFile>
  );
}
