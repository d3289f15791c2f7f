import { plainAnswer } from "@/lib/http/file-response";
import { loadCompareTable } from "@/lib/loaders/tables/compare";
import { COMPARE_TABLES } from "@/lib/views/tables";
import { parseCompareParams, rawParams } from "../../../../search-params";
import { noTable, tableResponse } from "../../../../table-file";
import { TOO_FEW } from "../../../too-few";

const isTable = (id: string): id is keyof typeof COMPARE_TABLES => Object.hasOwn(COMPARE_TABLES, id);

/** A table of the comparison; the same query as its page. */
export async function GET(request: Request, { params }: { params: Promise<{ table: string }> }): Promise<Response> {
  const { table: id } = await params;
  if (!isTable(id)) return noTable("The comparison", id, Object.keys(COMPARE_TABLES));
  const { slugs, asOf } = parseCompareParams(rawParams(new URL(request.url).searchParams));
  const file = await loadCompareTable(id, slugs, asOf);
  if (file === null) return plainAnswer(400, TOO_FEW);
  return tableResponse(file, `compare-${file.about.join("-")}`);
}
