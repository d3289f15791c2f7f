import { BYTE_ORDER_MARK } from "@/lib/format";
import { fileResponse, plainAnswer } from "@/lib/http/file-response";
import { type TableFile, tableCsv } from "@/lib/views/tables";

/** Shown in the browser; saved under a name that says what it is of. @param of the network, the page … */
export function tableResponse(file: TableFile, of: string): Response {
  const name = ["offtake", of, file.table.id, file.asOf ? `as-of-${file.asOf}` : file.methodVersion].join("-");
  return fileResponse(BYTE_ORDER_MARK + tableCsv(file), { type: "text/csv; charset=utf-8", name: `${name}.csv` });
}

/** The answer where no table has that name: the names there are. @param where as in "Helium has no table …" */
export const noTable = (where: string, id: string, known: readonly string[]): Response =>
  plainAnswer(404, `${where} has no table called "${id}". There are: ${known.join(", ")}.`);
