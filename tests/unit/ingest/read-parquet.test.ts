import { readFileSync } from "node:fs";
import { parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, it } from "vitest";
import { readParquet } from "@/lib/ingest/parquet/read-parquet";

const FILE = "tests/fixtures/upstream/filecoin-data-portal/daily-network-metrics.parquet";

describe("a parquet file", () => {
  it("gives the rows that were written, with the columns asked for", async () => {
    const days = ["2026-11-19", "2026-11-20"].map((day) => new Date(day));
    const file = parquetWriteBuffer({
      columnData: [
        { name: "date", data: days, type: "TIMESTAMP" },
        { name: "fil", data: [1.5, null], type: "DOUBLE", nullable: true },
        { name: "count", data: [7n, 2n ** 60n], type: "INT64" },
        { name: "unasked", data: [1, 2], type: "DOUBLE" },
      ],
    });
    expect(await readParquet(new Uint8Array(file), ["date", "fil", "count"])).toEqual([
      { date: days[0], fil: 1.5, count: 7n },
      { date: days[1], fil: null, count: 2n ** 60n },
    ]);
  });

  it("is read although its bytes lie in the middle of others", async () => {
    const bytes = readFileSync(FILE);
    const around = new Uint8Array(bytes.length + 20);
    around.set(bytes, 7);
    const inside = around.subarray(7, 7 + bytes.length);
    expect(await readParquet(inside, ["date"])).toEqual(await readParquet(bytes, ["date"]));
    expect(bytes.length).toBeGreaterThan(1000);
  });

  it("that breaks off, or is none, is an error that says so", async () => {
    const bytes = readFileSync(FILE);
    await expect(readParquet(bytes.subarray(0, 900), ["date"])).rejects.toThrow("parquet file invalid");
    await expect(readParquet(Buffer.from("<html>"), ["date"])).rejects.toThrow("parquet file invalid");
  });

  it("that leads its reader in a circle is given up, and the process goes on", async () => {
    const bytes = readFileSync(FILE);
    // The header of a page loses the lengths of its levels: the reader then asks for byte "not a number", for ever.
    bytes[651] = 194;
    await expect(readParquet(bytes, ["date", "protocol_revenue_usd"], { maxMs: 2000 })).rejects.toThrow(
      "not read after 2 seconds",
    );
    expect(await readParquet(readFileSync(FILE), ["date"])).not.toEqual([]);
  });
});
