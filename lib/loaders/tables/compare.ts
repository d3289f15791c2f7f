import "server-only";
import { COMPARE_TABLES, COMPARE_WHAT_IF_TABLES, queryText, type TableFile, type TableView } from "@/lib/views/tables";
import { comparePairs, type WhatIfRequest, whatIfQuery } from "@/lib/views/what-if";
import { loadCompare } from "../compare";
import { loadAssessed, loadDefaultAsOf } from "../records";
import { loadCompareWhatIf } from "../what-if";
import { tableContext, tableFile } from "./file";

interface LoadedTable {
  table: TableView;
  asOf: string | null;
  slugs: string[];
  /** Of the page it stands on. */
  query: string;
}

/** One table of a comparison; null where fewer than two networks are known, or none has that name. @param assumed taken by the tables of the panel alone */
export async function loadCompareTable(
  id: string,
  slugs: string[],
  asOf: string | null,
  assumed: WhatIfRequest,
): Promise<TableFile | null> {
  const found = isOneOf(COMPARE_TABLES, id)
    ? await loadPlain(id, slugs, asOf)
    : isOneOf(COMPARE_WHAT_IF_TABLES, id)
      ? await loadAssumed(id, slugs, asOf, assumed)
      : null;
  if (!found) return null;
  const loaded = await Promise.all(found.slugs.map((slug) => loadAssessed(slug, asOf, null)));
  return tableFile({
    table: found.table,
    asOf: found.asOf,
    page: `/compare${found.query}`,
    context: tableContext(loaded.flatMap((one) => (one ? [{ record: one.record, held: one.assessed }] : []))),
    about: found.slugs,
  });
}

async function loadPlain(
  id: keyof typeof COMPARE_TABLES,
  slugs: string[],
  asOf: string | null,
): Promise<LoadedTable | null> {
  const view = await loadCompare(slugs, asOf);
  if (view.columns.length < 2) return null;
  const shown = view.columns.map(({ slug }) => slug);
  const query = queryText({ n: shown.join(","), asOf });
  return { table: COMPARE_TABLES[id](view), asOf: view.asOf, slugs: shown, query };
}

async function loadAssumed(
  id: keyof typeof COMPARE_WHAT_IF_TABLES,
  slugs: string[],
  asOf: string | null,
  assumed: WhatIfRequest,
): Promise<LoadedTable | null> {
  const [whatIf, newest] = await Promise.all([loadCompareWhatIf(slugs, asOf, assumed), loadDefaultAsOf()]);
  if (!whatIf) return null;
  return {
    table: COMPARE_WHAT_IF_TABLES[id](whatIf.view),
    asOf: asOf ?? newest,
    slugs: whatIf.view.networks.map(({ slug }) => slug),
    query: whatIfQuery(comparePairs(whatIf.subject), assumed),
  };
}

const isOneOf = <Tables extends object>(tables: Tables, id: string): id is keyof Tables & string =>
  Object.hasOwn(tables, id);
