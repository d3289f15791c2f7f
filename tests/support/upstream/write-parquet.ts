/**
 * `node --import tsx tests/support/upstream/write-parquet.ts`: writes the parquet file of the Data Portal's fixture from
 * its rows. Needs the `zstd` program, as the real files are compressed with it; the file is committed, so no test needs it.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { parquetWriteBuffer } from "hyparquet-writer";

const FOLDER = "tests/fixtures/upstream/filecoin-data-portal";

type Cell = string | number | null;

const zstd = (bytes: Uint8Array): Uint8Array => execFileSync("zstd", ["-q", "-c", "--single-thread"], { input: bytes });

export function parquetOf(rows: Record<string, Cell>[]): Uint8Array {
  const names = Object.keys(rows[0] ?? {});
  const columnData = names.map((name) => {
    const cells = rows.map((row) => row[name] ?? null);
    if (name === "date") return { name, data: cells.map((cell) => new Date(String(cell))), type: "TIMESTAMP" as const };
    return { name, data: cells, type: "DOUBLE" as const, nullable: true };
  });
  return new Uint8Array(parquetWriteBuffer({ columnData, codec: "ZSTD", compressors: { ZSTD: zstd } }));
}

const rows = JSON.parse(readFileSync(`${FOLDER}/daily-network-metrics.rows.json`, "utf8"));
writeFileSync(`${FOLDER}/daily-network-metrics.parquet`, parquetOf(rows));
