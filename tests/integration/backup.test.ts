import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { listAssessedSlugs, loadNetworkRecord, openDb } from "@/lib/data";
import { assessRecord, fingerprintOf, isAssessable } from "@/lib/scoring";
import { tablesOf } from "../../scripts/backup/model";
import { execute, queryRows } from "../../scripts/database.mjs";
import { readMigrations } from "../../scripts/migrations.mjs";
import { compileScript } from "../support/compiled-script";
import { makeFolder, runScript, seed, startScript, type TestDatabase, testDatabases } from "./databases";

/** Whole databases are loaded and restored, on a machine that may be busy; this only ends what hangs. */
vi.setConfig({ testTimeout: 900_000 });

const databases = testDatabases();

const backup = (url: string, file: string) => runScript("scripts/backup.ts", ["--to", file], url);
const restore = (url: string, ...args: string[]) => runScript("scripts/restore.ts", args, url);

/** Fingerprint of every network's verdict, by its slug. */
async function fingerprints(url: string): Promise<Record<string, string>> {
  const db = openDb(url);
  try {
    const found: Record<string, string> = {};
    for (const slug of await listAssessedSlugs(db)) {
      const record = await loadNetworkRecord(slug, db);
      if (record === null || !isAssessable(record)) throw new Error(`${slug} is not there`);
      found[slug] = fingerprintOf(assessRecord(record, { asOf: "2026-12-31" }));
    }
    return found;
  } finally {
    await db.$disconnect();
  }
}

/** Everything in the file but its head, which says when and from where. */
const contentOf = (file: string): string =>
  gunzipSync(readFileSync(file)).toString("utf8").split("\n").slice(1, -2).join("\n");

/** Publishes again and again, each time a revision and an entry of the audit in one transaction, until `isDone`. */
async function keepPublishing(url: string, isDone: () => boolean): Promise<number> {
  const db = openDb(url);
  let published = 0;
  try {
    while (!isDone()) {
      await db.$transaction(async (transaction) => {
        const { counter } = await transaction.revision.update({
          where: { id: 1 },
          data: { counter: { increment: 1 } },
        });
        await transaction.auditEntry.create({
          data: { at: new Date(), actor: "test", action: "publish", subject: String(counter), outcome: "done" },
        });
      });
      published += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return published;
  } finally {
    await db.$disconnect();
  }
}

/** A database with the shipped facts, backed up once per kind while somebody published. */
interface Prepared {
  url: string;
  file: string;
  fingerprints: Record<string, string>;
  published: number;
}
const prepared = new Map<string, Prepared>();

beforeAll(async () => {
  for (const { name, createShipped } of databases) {
    const url = await createShipped();
    const before = await fingerprints(url);
    const file = join(makeFolder(), "backup.ndjson.gz");
    let isDone = false;
    const publishing = keepPublishing(url, () => isDone);
    const run = await backup(url, file);
    isDone = true;
    expect(run).toMatchObject({ exitCode: 0, stderr: "" });
    prepared.set(name, { url, file, fingerprints: before, published: await publishing });
  }
}, 600_000);

const preparedOn = (name: string): Prepared => {
  const found = prepared.get(name);
  if (found === undefined) throw new Error(`nothing was prepared on ${name}`);
  return found;
};

describe.each(databases.flatMap((from) => databases.map((to) => ({ from, to }))))(
  "a backup of $from.name, restored into an empty $to.name",
  ({ from, to }: { from: TestDatabase; to: TestDatabase }) => {
    it("gives every network the verdict it had, and holds one instant of what was being written", async () => {
      const source = preparedOn(from.name);
      expect(source.published).toBeGreaterThan(1);
      const url = await to.create();
      expect(await restore(url, source.file)).toMatchObject({ exitCode: 0, stderr: "" });
      const restored = await fingerprints(url);
      expect(Object.keys(restored).length).toBeGreaterThan(10);
      expect(restored).toEqual(source.fingerprints);

      const numberOf = async (sql: string) => Number((await queryRows(url, sql))[0]?.[0]);
      const entries = await numberOf('SELECT count(*) FROM "AuditEntry"');
      const counter = await numberOf('SELECT "counter" FROM "Revision"');
      const newest = await numberOf('SELECT max(CAST("subject" AS INTEGER)) FROM "AuditEntry"');
      if (entries > 0) expect(newest).toBe(counter);
      // The same again, whatever it lies in now.
      const again = join(makeFolder(), "again.ndjson.gz");
      expect(await backup(url, again)).toMatchObject({ exitCode: 0 });
      if (from.name === to.name) expect(contentOf(again)).toBe(contentOf(source.file));
      // Numbers that the database counts itself go on.
      const db = openDb(url);
      const data = { at: new Date(), actor: "test", action: "after", subject: null, outcome: "done" };
      const { id } = await db.auditEntry.create({ data });
      expect(id).toBe(entries + 1);
      await db.$disconnect();
      expect(await runScript("scripts/migrate.mjs", [], url)).toMatchObject({
        exitCode: 0,
        stdout: expect.stringContaining("is up to date"),
      });
      expect(await seed(url, "prisma/seed")).toMatchObject({
        exitCode: 0,
        stdout: expect.not.stringContaining("loaded"),
      });
    });
  },
);

describe.each(databases)("restore into $name", ({ name, createMigrated }) => {
  /** A database with something of its own in it. */
  async function filled(): Promise<string> {
    const url = await createMigrated();
    await execute(url, `INSERT INTO "Revision" VALUES (1, 900)`);
    return url;
  }
  const revisionOf = async (url: string) => Number((await queryRows(url, 'SELECT "counter" FROM "Revision"'))[0]?.[0]);

  it("refuses a database that is not empty, and with --force backs it up first and moves the revision on", async () => {
    const { file, fingerprints: expected } = preparedOn(name);
    const url = await filled();
    const refused = await restore(url, file);
    expect(refused).toMatchObject({ exitCode: 1 });
    expect(refused.stderr).toMatch(/ is not empty\. .*--force.*\n$/);
    expect(await revisionOf(url)).toBe(900);

    const forced = await restore(url, file, "--force");
    expect(forced).toMatchObject({ exitCode: 0, stderr: "" });
    expect(await fingerprints(url)).toEqual(expected);
    expect(await revisionOf(url)).toBeGreaterThan(900);
    const copy = /what was there is in (.*)\n/.exec(forced.stdout)?.[1] ?? "";
    const back = await createMigrated();
    expect(await restore(back, copy)).toMatchObject({ exitCode: 0 });
    expect(await revisionOf(back)).toBe(900);
  });

  it("changes nothing when the backup is cut short, changed, of something else or of a later version", async () => {
    const { file } = preparedOn(name);
    const folder = makeFolder();
    const text = gunzipSync(readFileSync(file)).toString("utf8");
    const write = (as: string, content: string) => writeFileSync(join(folder, as), gzipSync(content));
    copyFileSync(file, join(folder, "cut"));
    truncateSync(join(folder, "cut"), Math.floor(statSync(file).size / 2));
    write("cut-at-a-line", text.split("\n").slice(0, 200).join("\n"));
    write("changed", text.replace(/"USD"/, '"EUR"'));
    write("other", '{"hello":"world"}\n');
    writeFileSync(join(folder, "plain"), "no archive at all");
    write("later", text.replace(/"migration":"[^"]+"/, '"migration":"9999-from-the-future"'));
    const url = await filled();
    const cases: [string, RegExp, number][] = [
      ["cut", /is cut short/, 1],
      ["cut-at-a-line", /is cut short/, 1],
      ["changed", /its checksum does not fit/, 1],
      ["other", /is not a backup of Offtake/, 1],
      ["plain", /is not a gzipped file/, 1],
      ["later", /made by a newer version of Offtake/, 3],
      ["missing", /does not exist/, 1],
    ];
    for (const [as, words, exitCode] of cases) {
      const run = await restore(url, join(folder, as), "--force");
      expect(run.stderr, as).toMatch(words);
      expect(run.stderr.trimEnd().split("\n"), as).toHaveLength(1);
      expect(run.exitCode, as).toBe(exitCode);
    }
    expect(await revisionOf(url)).toBe(900);
  });

  it("killed at any instant has done nothing or all", async () => {
    const { file } = preparedOn(name);
    const url = await filled();
    const instants = process.env.OFFTAKE_TEST_LONG
      ? Array.from({ length: 20 }, (_, index) => index * 60)
      : [100, 500, 900];
    let cutShort = 0;
    for (const ms of instants) {
      const script = startScript("scripts/restore.ts", [file, "--force"], url);
      await script.printed("what was there is in");
      await new Promise((resolve) => setTimeout(resolve, ms));
      script.kill();
      if ((await script.done).exitCode === null) cutShort += 1;
      const networks = (await queryRows(url, 'SELECT count(*) FROM "Network"'))[0]?.map(Number)[0] ?? -1;
      expect(networks === 0 || networks > 10, `${networks} networks after ${ms} ms`).toBe(true);
    }
    expect(cutShort).toBeGreaterThan(0);
    expect(await restore(url, file, "--force")).toMatchObject({ exitCode: 0 });
    expect(await fingerprints(url)).toEqual(preparedOn(name).fingerprints);
  });
});

describe("npm run backup", () => {
  it("never leaves half a file, and never writes over one", async () => {
    const { url, file } = preparedOn("SQLite");
    const taken = await backup(url, file);
    expect(taken).toMatchObject({ exitCode: 1, stderr: `${file} exists already. Name another file.\n` });
    const folder = makeFolder();
    writeFileSync(join(folder, "a-file"), "");
    const refused = await backup(url, join(folder, "a-file", "backup.gz"));
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toMatch(/cannot be written: its folder is a file\.\n$/);
    const script = startScript("scripts/backup.ts", ["--to", join(folder, "killed.gz")], url);
    await new Promise((resolve) => setTimeout(resolve, 400));
    script.kill();
    await script.done;
    const whole = existsSync(join(folder, "killed.gz"));
    if (!whole)
      expect(readdirSync(folder).filter((name) => name.startsWith("killed.gz") && !name.endsWith(".part"))).toEqual([]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("says that there is no room, and leaves nothing behind", async () => {
    const { url } = preparedOn("SQLite");
    const folder = makeFolder();
    // A hundred kilobytes a file: less than this backup needs, enough for what the database itself opens.
    const command = `ulimit -f 200; exec '${process.execPath}' '${compileScript("scripts/backup.ts")}' --to '${folder}/full.gz'`;
    const { status, stderr } = spawnSync("sh", ["-c", command], {
      env: { ...process.env, DATABASE_URL: url },
      encoding: "utf8",
    });
    expect(stderr).toMatch(/full\.gz cannot be written: it would be larger than allowed here\.\n$/);
    expect(status).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("has nothing to say of an empty database", async () => {
    const run = await backup(`file:${join(makeFolder(), "offtake.db")}`, join(makeFolder(), "backup.gz"));
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toMatch(/is empty: there is nothing to back up\.\n$/);
  });
});

describe("the tables of a schema", () => {
  it("are all in it, those that others refer to first", () => {
    const schema = readMigrations("sqlite").at(-1)?.schema ?? "";
    const tables = tablesOf(schema);
    expect(tables.map(({ name }) => name).sort()).toEqual(
      [...schema.matchAll(/^model (\w+)/gm)].map(([, name]) => name).sort(),
    );
    const place = (name: string) => tables.findIndex((table) => table.name === name);
    expect(place("Batch")).toBeLessThan(place("IngestRun"));
    expect(place("IngestRun")).toBeLessThan(place("Observation"));
    expect(place("Definition")).toBeLessThan(place("DefinitionLine"));
    const run = tables[place("IngestRun")];
    expect(run?.counted).toBe("id");
    expect(run?.columns.find(({ name }) => name === "publishedAt")).toEqual({
      ...{ name: "publishedAt", type: "DateTime", isNullable: true },
    });
  });
});
