import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Db, listSlugs, loadNetworkRecord, openDb, readRevision } from "@/lib/data";
import { runImport } from "@/lib/import/run-import";
import { templateCsv } from "@/lib/import/template";
import { dataCsv } from "@/lib/packet/data-csv";
import { assessRecord } from "@/lib/scoring";
import { seed, testDatabases } from "./databases";
import { copyFacts } from "./facts-folder";
import { alphaRows, csvFile, importIdOf, largeFile, runImportCommand } from "./import-files";

describe.each(testDatabases())("imports on $name", ({ createMigrated }) => {
  async function withDb<Result>(use: (db: Db, url: string) => Promise<Result>): Promise<Result> {
    const url = await createMigrated();
    const db = openDb(url);
    try {
      return await use(db, url);
    } finally {
      await db.$disconnect();
    }
  }

  const seeded = async (url: string) => {
    const run = await seed(url, copyFacts().root);
    expect(run.stderr).toBe("");
  };

  it("bring in a network of one's own, shown when published, gone when taken back", () =>
    withDb(async (db, url) => {
      const path = csvFile(templateCsv(), "template.csv");
      const dry = await runImportCommand(url, path, "--dry-run");
      expect(dry.stdout).toContain("21 rows read, 21 would be stored, 0 in the record already, 0 rejected");
      expect(await db.batch.count()).toBe(0);
      expect(await db.observation.count()).toBe(0);

      const read = await runImportCommand(url, path);
      expect(read).toMatchObject({ exitCode: 0, stderr: "" });
      expect(read.stdout).toContain("21 rows read, 21 stored, 0 in the record already, 0 rejected");
      expect(await listSlugs(db)).toEqual([]);
      expect(await readRevision(db)).toBe(0);

      const id = importIdOf(read.stdout);
      expect((await runImportCommand(url, "--publish", id)).stdout).toBe(`import: ${id} is published\n`);
      expect(await readRevision(db)).toBe(1);
      const record = await loadNetworkRecord("example-net", db);
      expect(record?.observations).toHaveLength(12);
      expect(record?.answers).toHaveLength(15);
      const today = new Date().toISOString().slice(0, 10);
      if (record?.network.kind !== "network" || !record) throw new Error("no network");
      const assessed = assessRecord({ ...record, network: record.network }, { asOf: today });
      expect(assessed.quarter).toBe("2026Q2");
      expect(await db.assessment.count({ where: { networkSlug: "example-net" } })).toBe(1);

      const again = await runImportCommand(url, path);
      expect(again).toMatchObject({ exitCode: 1, stdout: "" });
      expect(again.stderr).toContain(`This file was imported before: import ${id}`);

      expect((await runImportCommand(url, "--undo", id)).exitCode).toBe(0);
      expect(await listSlugs(db)).toEqual([]);
      expect(await readRevision(db)).toBe(2);
      const third = await runImportCommand(url, path, "--publish");
      expect(third.exitCode).toBe(0);
      expect(await listSlugs(db)).toEqual(["example-net"]);
      expect(await loadNetworkRecord("example-net", db)).toEqual(record);
    }));

  it("bring in the example of the documentation", () =>
    withDb(async (db, url) => {
      const [, text = ""] = /```\n(row,network[\s\S]*?)```/.exec(readFileSync("docs/import.md", "utf8")) ?? [];
      const run = await runImportCommand(url, csvFile(text), "--publish");
      expect(run.stdout).toContain("12 rows read, 12 stored, 0 in the record already, 0 rejected");
      expect(await listSlugs(db)).toEqual(["tidepool"]);
    }));

  it("add to a network of the record, correct it, and say what cannot come in", () =>
    withDb(async (db, url) => {
      await seeded(url);
      const before = await loadNetworkRecord("testnet-alpha", db);
      const path = alphaRows(
        "price-2026-02-15,testnet-alpha.price.spot,alpha-chain,2026-02-15,2026-02-15,0.1234567890123457,2,reconstructible,",
        "price-2025-10-15-b,testnet-alpha.price.spot,alpha-chain,2025-10-15,2025-10-15,0.31,2,reconstructible,price-2025-10-15",
        "price-2025-12-15,testnet-alpha.price.spot,alpha-chain,2025-12-15,2025-12-15,9,2,reconstructible,",
        "x1,testnet-alpha.price.unknown,alpha-chain,2026-02-15,2026-02-15,1,2,reconstructible,",
        'x2,testnet-alpha.price.spot,alpha-chain,2026-02-16,2026-02-16,"1,5",2,reconstructible,',
        "x3,testnet-alpha.capacity.used,alpha-chain,2026-02-16,2026-02-16,-1,2,reconstructible,",
        "x4,testnet-alpha.price.spot,alpha-chain,2099-01-01,2099-01-01,1,2,recorded,",
        "x5,testnet-alpha.price.spot,alpha-chain,2026-02-16,2026-02-16,1,2,reconstructible,unknown-row",
        "price-2026-02-15,testnet-alpha.price.spot,alpha-chain,2026-02-17,2026-02-17,1,2,reconstructible,",
      );
      const run = await runImportCommand(url, path, "--publish", "--force");
      expect(run).toMatchObject({ exitCode: 0, stderr: "" });
      expect(run.stdout).toContain("9 rows read, 2 stored, 0 in the record already, 7 rejected");
      for (const [line, words] of [
        [4, "is in the record with other content"],
        [5, "expected a series of the record"],
        [6, 'expected a plain number (point as decimal mark, no separators, no unit), found "1,5" (found "1,5")'],
        [7, "expected 0 or more, found -1"],
        [8, "a measured figure of a period that is not over"],
        [9, "expected the id of an observation of the record"],
        [10, "is taken by line 2"],
      ] as const)
        expect(run.stdout).toMatch(new RegExp(`line ${line}, \\w+: .*${words.replace(/[()[\].*+?^$|]/g, "\\$&")}`));
      const after = await loadNetworkRecord("testnet-alpha", db);
      const idsOf = (record: typeof after) => record?.observations.map(({ id }) => id) ?? [];
      expect(idsOf(after).filter((id) => !idsOf(before).includes(id))).toEqual([
        "price-2026-02-15",
        "price-2025-10-15-b",
      ]);
      expect(idsOf(after)).not.toContain("price-2025-10-15");
      expect(after?.observations.find(({ id }) => id === "price-2026-02-15")?.value).toBe(0.1234567890123457);

      expect((await runImportCommand(url, "--undo", importIdOf(run.stdout))).exitCode).toBe(0);
      expect(await loadNetworkRecord("testnet-alpha", db)).toEqual(before);
    }));

  it("know the data that Offtake itself has written", () =>
    withDb(async (db, url) => {
      await seeded(url);
      const record = await loadNetworkRecord("testnet-alpha", db);
      if (record?.network.kind !== "network" || !record) throw new Error("no network");
      const subject = { asOf: "2026-11-20", definitionId: "cash", methodVersion: "dvs-1.0", fingerprint: "0" };
      const text = dataCsv({ ...record, network: record.network }, subject);
      const path = csvFile(text, "testnet-alpha.csv");
      const run = await runImportCommand(url, path);
      expect(run.stdout).toContain("15 rows read, 0 stored, 15 in the record already, 0 rejected");
      expect(run.stdout).toContain("nothing new in this file");
      // One row corrected in a spreadsheet that writes semicolons, a mark at the beginning and Windows line ends.
      const lines = text.trim().split("\r\n");
      const head = `${lines[0]},supersedes`;
      const changed = lines
        .filter((line) => line.includes(",price-2025-12-15,"))
        .map(
          (line) =>
            `${line.replace(",price-2025-12-15,", ",price-2025-12-15-b,").replace(",0.1,", ",0.11,")},price-2025-12-15`,
        );
      writeFileSync(path, `\uFEFF${[head, ...changed].join("\r\n").replaceAll(",", ";")}\r\n`);
      const second = await runImportCommand(url, path, "--publish");
      expect(second.stdout).toContain("1 rows read, 1 stored, 0 in the record already, 0 rejected");
      const values = (await loadNetworkRecord("testnet-alpha", db))?.observations.filter(
        ({ periodEnd, seriesId }) => periodEnd === "2025-12-15" && seriesId === "testnet-alpha.price.spot",
      );
      expect(values?.map(({ id, value }) => [id, value])).toEqual([["price-2025-12-15-b", 0.11]]);
    }));

  it("leave out a network that cannot be assessed, and keep the others", () =>
    withDb(async (db, url) => {
      const [head = "", ...rows] = templateCsv().trim().split("\n");
      const broken = rows.filter((row) => !row.startsWith("definition") && !row.startsWith("line"));
      const other = broken.map((row) => row.replaceAll("example-net", "other-net"));
      const path = csvFile([head, ...rows, ...other].map((row) => `${row}\n`).join(""));
      for (const args of [
        [path, "--dry-run"],
        [path, "--publish", "--force"],
      ]) {
        const run = await runImportCommand(url, ...args);
        expect(run.stdout).toMatch(/line 23, network: expected exactly one house definition .* None of its 17 rows/);
        expect(run.stdout).toMatch(/38 rows read, 21 (would be )?stored, 0 in the record already, 17 rejected/);
      }
      expect(await listSlugs(db)).toEqual(["example-net"]);
    }));

  it("are refused where another publication has brought the same keys meanwhile", () =>
    withDb(async (db, url) => {
      const first = await runImportCommand(url, csvFile(templateCsv(), "a.csv"));
      const second = await runImportCommand(url, csvFile(`${templateCsv()}\n`, "b.csv"));
      await runImportCommand(url, "--publish", importIdOf(first.stdout));
      const late = await runImportCommand(url, "--publish", importIdOf(second.stdout));
      expect(late).toMatchObject({ exitCode: 1 });
      expect(late.stderr).toContain("Another publication has meanwhile brought rows with the same keys");
      expect(await readRevision(db)).toBe(1);
    }));

  it("of two files at once both complete; of one file twice at once one is refused", () =>
    withDb(async (db, url) => {
      const other = templateCsv().replaceAll("example-net", "other-net");
      const paths = [csvFile(templateCsv(), "a.csv"), csvFile(other, "b.csv")];
      const both = await Promise.all(paths.map((path) => runImportCommand(url, path, "--publish")));
      expect(both.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
      expect(await listSlugs(db)).toEqual(["example-net", "other-net"]);
      const third = csvFile(templateCsv().replaceAll("example-net", "third-net"));
      const twice = await Promise.all([1, 2].map(() => runImportCommand(url, third, "--publish")));
      expect(twice.map(({ exitCode }) => exitCode).sort()).toEqual([0, 1]);
      expect(await db.observation.count({ where: { run: { networkSlug: "third-net" } } })).toBe(12);
    }));

  it("give others their turn while the networks of a file are looked at as a whole", () =>
    withDb(async (db) => {
      const networks = 30;
      const path = await largeFile(networks, 1, "turns");
      let turns = 0;
      let waiting: NodeJS.Immediate | undefined;
      const wait = () => {
        turns += 1;
        waiting = setImmediate(wait);
      };
      const request = { path, label: "turns.csv", mapping: new Map(), startedBy: "test", batchId: null };
      // The one chunk of the file has been written when its progress is told.
      const outcome = await runImport(db, { ...request, onProgress: wait });
      clearImmediate(waiting);
      expect(outcome).toMatchObject({ is: "ready", counts: { rowsRejected: 0 } });
      expect(turns).toBeGreaterThanOrEqual(networks);
    }));

  it("say what is wrong with a file that is none, and store nothing", () =>
    withDb(async (db, url) => {
      const bad = join("nowhere", "file.csv");
      for (const [path, words] of [
        [bad, "is not there"],
        [csvFile("seriesId,value\n"), "No column for sourceId"],
        [csvFile("a|b\n"), "separated by “|”"],
        [csvFile(`${templateCsv()}"never closed`), "never closed"],
        [csvFile(new Uint8Array([0xff, 0xfe, 0x61, 0x00])), "UTF-16"],
      ] as const) {
        const run = await runImportCommand(url, path, "--publish");
        expect(run.exitCode).toBe(1);
        expect(run.stderr).toContain(words);
        expect(run.stderr).not.toMatch(/\n {4}at /);
      }
      expect(await db.observation.count()).toBe(0);
      expect((await runImportCommand(url, "--clean")).stdout).toMatch(/removed/);
      expect(await db.batch.count()).toBe(0);
    }));
});
