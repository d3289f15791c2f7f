import { plainAnswer } from "@/lib/http/file-response";
import { loadCompareTable } from "@/lib/loaders/tables/compare";
import { COMPARE_TABLES, COMPARE_WHAT_IF_TABLES } from "@/lib/views/tables";
import { parseCompareParams, rawParams } from "../../../../search-params";
import { noTable, tableResponse } from "../../../../table-file";
import { parseSharedWhatIfParams } from "../../../../what-if-params";
import { TOO_FEW } from "../../../too-few";

const KNOWN = [...Object.keys(COMPARE_TABLES), ...Object.keys(COMPARE_WHAT_IF_TABLES)];

/** A table of the comparison; the same query as its page. */
export async function GET(request: Request, { params }: { params: Promise<{ table: string }> }): Promise<Response> {
  const { table: id } = await params;
  if (!KNOWN.includes(id)) return noTable("The comparison", id, KNOWN);
  const raw = rawParams(new URL(request.url).searchParams);
  const { slugs, asOf } = parseCompareParams(raw);
  const file = await loadCompareTable(id, slugs, asOf, parseSharedWhatIfParams(raw));
  if (file === null) return plainAnswer(400, TOO_FEW);
  return tableResponse(file, `compare-${file.about.join("-")}`);
}
