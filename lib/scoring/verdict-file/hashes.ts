import { rowHash } from "./exact-json";
import { factRows } from "./facts";
import { FACT_TABLES, type RowHashes, type VerdictFile } from "./types";

/** Hashes of what a file holds now; a file states those of what it was made from. */
export const hashesOf = (
  file: Pick<VerdictFile, "facts" | "options" | "disclaimer" | "watermark" | "link">,
): RowHashes => {
  const tables = factRows(file.facts);
  const rows = FACT_TABLES.map((table) => [
    table,
    Object.fromEntries([...tables[table]].map(([name, row]) => [name, rowHash(row)])),
  ]);
  return {
    network: rowHash(file.facts.network),
    options: rowHash(file.options),
    statement: rowHash([file.disclaimer, file.watermark, file.link]),
    rows: Object.fromEntries(rows),
  };
};
