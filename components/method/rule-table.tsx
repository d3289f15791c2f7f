import type { MethodView } from "@/lib/views";
import { METHOD_TABLES, type MethodTableId } from "@/lib/views/tables";
import { MethodTable, ROW_HEAD } from "./method-table";

/** Rules as their rows say them; the first column is the row head. */
export function RuleTable({ id, view }: { id: MethodTableId; view: MethodView }) {
  const { title, heads, rows } = METHOD_TABLES[id](view);
  return (
    <MethodTable id={id} of={title} label={heads.join(", ")} heads={heads}>
      {rows.map(({ texts: [first, ...texts] }) => (
        <tr key={first} data-rule={first}>
          <th scope="row" className={ROW_HEAD}>
            {first}
          </th>
          {texts.map((text, index) => (
            <td key={heads[index + 1]} className="text-ink-2">
              {text}
            </td>
          ))}
        </tr>
      ))}
    </MethodTable>
  );
}
