import { BYTE_ORDER_MARK } from "@/lib/format";
import { type TableFile, tableCsv } from "@/lib/views/tables";

/** Shown in the browser; saved under a name that says what it is of. @param of the network, the page … */
export function tableResponse(file: TableFile, of: string): Response {
  const name = ["offtake", of, file.table.id, file.asOf ? `as-of-${file.asOf}` : file.methodVersion].join("-");
  return new Response(BYTE_ORDER_MARK + tableCsv(file), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `inline; filename="${name}.csv"`,
      "cache-control": "no-cache",
    },
  });
}

/** The answer where no table has that name: the names there are. @param where as in "Helium has no table …" */
export const noTable = (where: string, id: string, known: readonly string[]): Response =>
  plainAnswer(404, `${where} has no table called "${id}". There are: ${known.join(", ")}.`);

export const plainAnswer = (status: number, sentence: string): Response =>
  new Response(`${sentence}\n`, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
