import { loadCompareTable } from "@/lib/loaders/tables/compare";
import { COMPARE_TABLES } from "@/lib/views/tables";
import { parseCompareParams, rawParams } from "../../../../search-params";
import { noTable, plainAnswer, tableResponse } from "../../../../table-file";

const isTable = (id: string): id is keyof typeof COMPARE_TABLES => Object.hasOwn(COMPARE_TABLES, id);

/** A table of the comparison; the same query as its page. */
export async function GET(request: Request, { params }: { params: Promise<{ table: string }> }): Promise<Response> {
  const { table: id } = await params;
  if (!isTable(id)) return noTable("The comparison", id, Object.keys(COMPARE_TABLES));
  const { slugs, asOf } = parseCompareParams(rawParams(new URL(request.url).searchParams));
  const file = await loadCompareTable(id, slugs, asOf);
  if (file === null)
    return plainAnswer(400, "A comparison takes two to five networks, for example ?n=helium,filecoin,akash.");
  return tableResponse(file, `compare-${file.about.join("-")}`);
}
