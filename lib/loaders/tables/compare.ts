import "server-only";
import { COMPARE_TABLES, queryText, type TableFile } from "@/lib/views/tables";
import { loadCompare } from "../compare";
import { loadAssessed } from "../records";
import { tableContext, tableFile } from "./file";

/** One table of a comparison; null where fewer than two networks are known. */
export async function loadCompareTable(
  id: keyof typeof COMPARE_TABLES,
  slugs: string[],
  asOf: string | null,
): Promise<TableFile | null> {
  const view = await loadCompare(slugs, asOf);
  if (view.columns.length < 2) return null;
  const shown = view.columns.map(({ slug }) => slug);
  const loaded = await Promise.all(shown.map((slug) => loadAssessed(slug, asOf, null)));
  return tableFile({
    table: COMPARE_TABLES[id](view),
    asOf: view.asOf,
    page: `/compare${queryText({ n: shown.join(","), asOf })}`,
    context: tableContext(loaded.flatMap((one) => (one ? [{ record: one.record, held: one.assessed }] : []))),
    about: shown,
  });
}
