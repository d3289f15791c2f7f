import { ScrollRegion } from "@/components/ui/scroll-region";
import { TableFile } from "@/components/ui/table-file";
import type { MethodView } from "@/lib/views";
import { boardTableHref, METHOD_TABLES, type MethodTableId } from "@/lib/views/tables";

/** Rules as their rows say them; the first column is the row head. */
export function RuleTable({ id, view }: { id: MethodTableId; view: MethodView }) {
  const { title, heads, rows } = METHOD_TABLES[id](view);
  return (
    <TableFile href={boardTableHref(id, "")} of={title}>
      <ScrollRegion label={heads.join(", ")}>
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
          <tbody>
            {rows.map(({ texts: [first, ...texts] }) => (
              <tr key={first} data-rule={first}>
                <th scope="row" className="!border-line !py-2 !align-top !text-sm !font-medium !text-ink">
                  {first}
                </th>
                {texts.map((text, index) => (
                  <td key={heads[index + 1]} className="text-ink-2">
                    {text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </TableFile>
  );
}
