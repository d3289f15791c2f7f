import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadNetworkRecord, openDb, undoBatch } from "@/lib/data";
import { isDay } from "@/lib/facts/days";
import { type ImportOutcome, type ImportRequest, runImport } from "@/lib/import";
import { templateCsv } from "@/lib/import/template";
import type { AnyRecord } from "@/lib/scoring";
import { makeFolder, testDatabases } from "./databases";

const FILES = process.env.OFFTAKE_TEST_LONG ? 10_000 : 60;

const FILES_PER_DATABASE = 250;

/** A number from 0 to below `most`, the same ones in every run. */
function dice(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return Math.floor(((state >>> 0) / 2 ** 32) * most);
  };
}

/** What people, programs and attackers put into cells. */
const NASTY = [
  ...["", " ", "NaN", "Infinity", "-1", "1e999", "1,5", "0x10", "1_000", "٣", "null", "undefined", "true", "__proto__"],
  ...[
    "=1+1",
    "'=HYPERLINK(1)",
    "@x",
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "a\r\nSet-Cookie: x=1",
    "\u202Eabc",
  ],
  ...[
    "2025-02-30",
    "2025-13",
    "9999-12-31",
    "0000-00-00",
    "2025Q9",
    "x".repeat(5000),
    "💥",
    "a.b.c",
    "'; DROP TABLE x --",
  ],
  ...["constructor", "toString", "example-net.price.mean", "example-chain", "example-net", "observation", "cash"],
];

function mutate(text: string, roll: (most: number) => number): Uint8Array {
  const rows = text.split("\n").map((row) => row.split(","));
  for (let change = roll(6); change >= 0; change -= 1) {
    const row = rows[roll(rows.length)] ?? [];
    const other = rows[roll(rows.length)] ?? [];
    switch (roll(8)) {
      case 0:
        row[roll(row.length)] = NASTY[roll(NASTY.length)] ?? "";
        break;
      case 1:
        rows.splice(roll(rows.length), 1);
        break;
      case 2:
        rows.splice(roll(rows.length), 0, [...other]);
        break;
      case 3:
        row.splice(roll(row.length), 1);
        break;
      case 4:
        row[roll(row.length)] = other[roll(other.length)] ?? "";
        break;
      case 5:
        row[roll(row.length)] = `"${NASTY[roll(NASTY.length)]}"`;
        break;
      case 6:
        row.push(NASTY[roll(NASTY.length)] ?? "");
        break;
      default:
        rows.sort(() => roll(3) - 1);
    }
  }
  const bytes = new TextEncoder().encode(rows.map((row) => row.join(",")).join(roll(4) === 0 ? "\r\n" : "\n"));
  // Now and then a byte is another one, or the end is missing.
  if (roll(4) === 0) bytes[roll(bytes.length)] = roll(256);
  return roll(6) === 0 ? bytes.slice(0, roll(bytes.length)) : bytes;
}

/** What no row may be, told apart from the rules of the import: the schemas were applied when the record was read. */
function expectValid(record: AnyRecord): void {
  const series = new Map(record.series.map((row) => [row.id, row]));
  const sources = new Set(record.sources.map(({ id }) => id));
  const today = new Date().toISOString().slice(0, 10);
  expect(new Set(record.observations.map(({ id }) => id)).size).toBe(record.observations.length);
  for (const row of record.observations) {
    const numbers = [row.value, row.low, row.high].filter((number) => number !== null);
    expect(sources.has(row.sourceId)).toBe(true);
    expect(series.has(row.seriesId)).toBe(true);
    expect(isDay(row.periodStart) && isDay(row.periodEnd) && row.periodStart <= row.periodEnd).toBe(true);
    expect(row.knownOn <= today).toBe(true);
    expect(numbers.length > 0).toBe(row.nullReason === null);
    for (const number of numbers) expect(Number.isFinite(number) && number >= 0).toBe(true);
  }
  for (const { lines } of record.definitions) {
    expect(lines.length).toBeGreaterThan(0);
    for (const { seriesId } of lines) expect(series.has(seriesId)).toBe(true);
  }
  expect(record.definitions.filter(({ house }) => house)).toHaveLength(1);
}

const stateOf = (outcome: ImportOutcome): string => outcome.is;

describe("mutated files", () => {
  it(
    "none ends the process, none stores a row that is not valid",
    async () => {
      const [sqlite] = testDatabases();
      let db = openDb((await sqlite?.createMigrated()) ?? "");
      const roll = dice(20_261_128);
      const path = join(makeFolder(), "mutated.csv");
      const seen = new Map<string, number>();
      let storedRows = 0;
      try {
        for (let file = 0; file < FILES; file += 1) {
          // Imports that failed stay on record and are looked at by every later one.
          if (file % FILES_PER_DATABASE === FILES_PER_DATABASE - 1) {
            await db.$disconnect();
            db = openDb((await sqlite?.createMigrated()) ?? "");
          }
          writeFileSync(path, mutate(templateCsv(), roll));
          const request: ImportRequest = {
            path,
            label: "mutated.csv",
            mapping: new Map(),
            startedBy: "test",
            batchId: null,
          };
          const outcome = await runImport(db, request);
          seen.set(stateOf(outcome), (seen.get(stateOf(outcome)) ?? 0) + 1);
          if (outcome.is !== "ready" || outcome.batchId === null) continue;
          const { counts, batchId } = outcome;
          expect(counts.rowsStored + counts.rowsRejected + counts.rowsHeld).toBe(counts.rowsRead);
          expect(outcome.rejects).toHaveLength(Math.min(1000, await db.reject.count({ where: { batchId } })));
          for (const run of await db.ingestRun.findMany({ where: { batchId } })) {
            const record = await loadNetworkRecord(run.networkSlug, db, run.id);
            if (record === null) throw new Error(`${run.networkSlug} has no network`);
            expect(record.observations).toHaveLength(await db.observation.count({ where: { runId: run.id } }));
            expectValid(record);
            storedRows += record.observations.length;
          }
          await undoBatch(db, batchId, new Date());
        }
      } finally {
        await db.$disconnect();
      }
      // The sample reaches both: files that hold rows, and files that cannot be read.
      expect(seen.get("ready") ?? 0).toBeGreaterThan(FILES / 4);
      expect(seen.get("failed") ?? 0).toBeGreaterThan(0);
      expect(storedRows).toBeGreaterThan(FILES);
    },
    120_000 + FILES * 2000,
  );
});
