import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { openDb } from "@/lib/data";
import { applyMigrations as applyInTransaction, statementsOf } from "../../scripts/apply-migrations.mjs";
import { execute, queryRows } from "../../scripts/database.mjs";
import { readMigrations, readSchema } from "../../scripts/migrations.mjs";
import { applyMigrations, diffSchemas, providerOf } from "../../scripts/schema-engine.mjs";
import { makeFolder, migrate, runScript, startScript, testDatabases } from "./databases";

const CATALOG_SQL = {
  sqlite: [
    `SELECT t.name, c.name, c.type, c."notnull", c.dflt_value, c.pk FROM sqlite_master t, pragma_table_info(t.name) c
     WHERE t.type = 'table' AND t.name <> '_prisma_migrations'`,
    "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL",
  ],
  postgres: [
    `SELECT table_name::text, column_name::text, data_type::text, is_nullable::text, column_default::text
     FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'`,
    "SELECT tablename::text, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'",
    "SELECT conname::text, pg_get_constraintdef(oid) FROM pg_constraint WHERE conname NOT LIKE '\\_prisma%'",
  ],
};

/** Columns, indexes and constraints, as sorted lines. */
async function readCatalog(url: string): Promise<string[]> {
  const parts = await Promise.all(CATALOG_SQL[providerOf(url)].map((sql) => queryRows(url, sql)));
  return parts.flatMap((rows) => rows.map((row) => JSON.stringify(row)).sort());
}

const databases = testDatabases();

/** Each test starts processes of its own, and the machine may be busy. */

describe.each(databases)("migrations on $name", ({ name, create }) => {
  it("apply once, and a second time change nothing", async () => {
    const url = await create();
    const first = await migrate(url);
    expect(first).toMatchObject({ exitCode: 0, stderr: "" });
    expect(first.stdout).toMatch(/^database: .* migrated to \d{4}-[a-z-]+\n$/);
    const catalog = await readCatalog(url);
    const second = await migrate(url);
    expect(second).toMatchObject({ exitCode: 0, stderr: "" });
    expect(second.stdout).toMatch(/is up to date\n$/);
    expect(await readCatalog(url)).toEqual(catalog);
  });

  it("lead to the schema of the models", async () => {
    const [migrated, modelled] = [await create(), await create()];
    await migrate(migrated);
    const sql = await diffSchemas(null, readSchema(providerOf(modelled)));
    await applyMigrations(modelled, [{ name: "all-at-once", sql: sql ?? "" }]);
    expect(await readCatalog(migrated)).toEqual(await readCatalog(modelled));
  });

  it("wait for each other when two start at once", async () => {
    const url = await create();
    const runs = await Promise.all([migrate(url), migrate(url), migrate(url)]);
    expect(runs.map((run) => run.exitCode)).toEqual([0, 0, 0]);
    expect(runs.filter((run) => run.stdout.includes("migrated to"))).toHaveLength(1);
  });

  it("refuse a database of a newer version and leave it as it is", async () => {
    const url = await create();
    await migrate(url);
    await execute(
      url,
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
       VALUES ('x', 'x', CURRENT_TIMESTAMP, '9999-from-the-future', 1)`,
    );
    const run = await migrate(url);
    expect(run).toMatchObject({ exitCode: 3, stdout: "" });
    expect(run.stderr).toMatch(
      /^.* was made by a newer version of Offtake \(9999-from-the-future is not in this code\)\. .*\n$/,
    );
  });

  it("refuse a database that one of them left half-way", async () => {
    const url = await create();
    await migrate(url);
    await execute(url, "UPDATE _prisma_migrations SET finished_at = NULL");
    const run = await migrate(url);
    expect(run).toMatchObject({ exitCode: 1, stdout: "" });
    expect(run.stderr).toMatch(/^.*: migration 0001-[a-z-]+ stopped half-way\. .*\n$/);
  });

  it("refuse a database that holds other tables", async () => {
    const url = await create();
    await execute(url, "CREATE TABLE invoices (id INTEGER)");
    const run = await migrate(url);
    expect(run).toMatchObject({ exitCode: 1, stdout: "" });
    expect(run.stderr).toMatch(/holds other tables\. Offtake needs a database of its own\.\n$/);
  });

  it("can be written for a changed model without a database", async () => {
    const schema = readSchema(name === "SQLite" ? "sqlite" : "postgres");
    const changed = schema.replace("model Event {", "model Event {\n  note String?");
    expect(await diffSchemas(schema, changed)).toMatch(/ALTER TABLE "Event" ADD COLUMN\s+"note" TEXT;/);
    expect(await diffSchemas(schema, schema)).toBeNull();
  });
});

/** Where in a run it is killed, in milliseconds; Node alone takes some hundred to begin. */
const KILL_AFTER_MS = process.env.OFFTAKE_TEST_LONG
  ? Array.from({ length: 20 }, (_, index) => 100 + index * 40)
  : [150, 300, 450];

describe.each(databases)("a migration on $name", ({ name, create }) => {
  it("killed at any instant has happened or has not, and the next run completes", async () => {
    const reference = await create();
    await migrate(reference);
    const expected = await readCatalog(reference);
    for (const ms of KILL_AFTER_MS) {
      const url = await create();
      const script = startScript("scripts/migrate.mjs", [], url);
      await new Promise((resolve) => setTimeout(resolve, ms));
      script.kill();
      await script.done;
      expect(await migrate(url), `killed after ${ms} ms`).toMatchObject({ exitCode: 0, stderr: "" });
      expect(await readCatalog(url)).toEqual(expected);
    }
  });

  it("that fails in the middle leaves nothing of itself, and rows that refer to a remade table stay", async () => {
    const provider = name === "SQLite" ? "sqlite" : "postgres";
    const migrations = readMigrations(provider);
    const url = await create();
    await applyInTransaction(url, migrations.slice(0, -1));
    const at = provider === "sqlite" ? "'2026-01-01T00:00:00.000+00:00'" : "'2026-01-01'";
    const run = `"kind", "networkSlug", "startedAt", "contentHash", "sourceCount", "seriesCount", "observationCount"`;
    await execute(url, `INSERT INTO "IngestRun" ("id", ${run}) VALUES (7, 'shipped', 'x', ${at}, 'h', 0, 1, 0)`);
    const series = `"runId", "id", "position", "metric", "shape", "unit", "label", "measure"`;
    await execute(url, `INSERT INTO "Series" (${series}) VALUES (7, 's', 0, 'revenue', 'flow', 'USD', 'l', 'm')`);
    const before = await readCatalog(url);

    const [newest] = migrations.slice(-1);
    const broken = { name: newest?.name ?? "", sql: `${newest?.sql}\nINSERT INTO "NoSuchTable" VALUES (1);` };
    await expect(applyInTransaction(url, [broken])).rejects.toThrow();
    expect(await readCatalog(url)).toEqual(before);
    expect(await migrate(url)).toMatchObject({ exitCode: 0, stderr: "" });
    expect(await queryRows(url, 'SELECT "runId" FROM "Series"')).toEqual([[7]]);
    expect(await queryRows(url, 'SELECT "id" FROM "IngestRun"')).toEqual([[7]]);
    // References are enforced again.
    await expect(execute(url, 'UPDATE "Series" SET "runId" = 8')).rejects.toThrow();
  });
});

describe("statements of a script", () => {
  it("end at semicolons that stand in no text, name or comment", () => {
    const sql = `-- first; not a statement
CREATE TABLE "a;b" ("c" TEXT DEFAULT 'it''s; one'); INSERT INTO x VALUES (1 - 2, '--'); -- end;
DROP TABLE y`;
    expect(statementsOf(sql)).toEqual([
      `CREATE TABLE "a;b" ("c" TEXT DEFAULT 'it''s; one')`,
      "INSERT INTO x VALUES (1 - 2, '--')",
      "DROP TABLE y",
    ]);
    for (const provider of ["sqlite", "postgres"] as const)
      for (const { sql: shipped } of readMigrations(provider))
        expect(statementsOf(shipped)).toHaveLength(
          shipped
            .replace(/^\s*--.*$/gm, "")
            .split(/;\s*$/m)
            .filter((part) => part.trim()).length,
        );
  });
});

describe("a full disk", () => {
  it("is said in one line, and the next run completes once there is room", async () => {
    const url = `file:${join(makeFolder(), "offtake.db")}`;
    const limited = (blocks: number) =>
      spawnSync("sh", ["-c", `ulimit -f ${blocks}; exec '${process.execPath}' scripts/migrate.mjs`], {
        ...{ env: { ...process.env, DATABASE_URL: url }, encoding: "utf8" },
      });
    const { status, stderr } = limited(200);
    expect(stderr).toMatch(/^.*offtake\.db cannot (grow|be read or written): .*full\.\n$/);
    expect(status).toBe(1);
    expect(await migrate(url)).toMatchObject({ exitCode: 0, stderr: "" });
  });
});

describe("the shipped migrations", () => {
  it("are missing for no model, and one schema follows from the other", async () => {
    expect(await runScript("scripts/write-migration.mjs", ["--check"], "")).toMatchObject({ exitCode: 0 });
    expect(await runScript("scripts/derive-schema.mjs", ["--check"], "")).toMatchObject({ exitCode: 0 });
  });
});

describe("a SQLite file", () => {
  it("is made with its folder and lets readers go on while one process writes", async () => {
    const url = `file:${join(makeFolder(), "new", "folder", "offtake.db")}`;
    expect(await migrate(url)).toMatchObject({ exitCode: 0 });
    expect(await queryRows(url, "PRAGMA journal_mode")).toEqual([["wal"]]);
  });

  it("is copied before a later version changes it", async () => {
    const url = `file:${join(makeFolder(), "offtake.db")}`;
    await migrate(url);
    await execute(url, `INSERT INTO "Revision" VALUES (1, 7)`);

    const laterVersion = makeFolder();
    for (const folder of ["scripts", "prisma"]) cpSync(folder, join(laterVersion, folder), { recursive: true });
    symlinkSync(resolve("node_modules"), join(laterVersion, "node_modules"));
    const added = join(laterVersion, "prisma/migrations/sqlite/0002-later");
    mkdirSync(added);
    writeFileSync(join(added, "migration.sql"), `UPDATE "Revision" SET "counter" = 8;`);
    writeFileSync(join(added, "schema.prisma"), "");

    const run = await runScript(join(laterVersion, "scripts/migrate.mjs"), [], url);
    const copy = `${url}.before-0002-later`;
    expect(run).toMatchObject({ exitCode: 0, stderr: "" });
    expect(run.stdout).toContain(`copied to ${copy.replace("file:", "")}`);
    expect(await queryRows(url, 'SELECT "counter" FROM "Revision"')).toEqual([[8]]);
    expect(await queryRows(copy, 'SELECT "counter" FROM "Revision"')).toEqual([[7]]);
    // The version that is left behind refuses what the later one made.
    expect(await migrate(url)).toMatchObject({ exitCode: 3 });
  });

  it.each([
    ["that is a folder", (path: string) => mkdirSync(path), /cannot be opened: no permission, or not a file\.\n$/],
    [
      "that is something else",
      (path: string) => writeFileSync(path, "a letter ".repeat(500)),
      /is not a SQLite database\.\n$/,
    ],
  ])("%s is refused in one line", async (_, make, line) => {
    const path = join(makeFolder(), "offtake.db");
    make(path);
    const run = await migrate(`file:${path}`);
    expect(run).toMatchObject({ exitCode: 1, stdout: "" });
    expect(run.stderr).toMatch(line);
    expect(run.stderr.trim().split("\n")).toHaveLength(1);
  });

  it("whose folder cannot be made is refused in one line", async () => {
    const file = join(makeFolder(), "a-file");
    writeFileSync(file, "");
    const run = await migrate(`file:${file}/offtake.db`);
    expect(run).toMatchObject({ exitCode: 1, stdout: "" });
    expect(run.stderr).toMatch(/^The folder of .* cannot be made \(E[A-Z]+\)\.\n$/);
  });

  it("that another process keeps locked is said to be locked", async () => {
    const url = `file:${join(makeFolder(), "offtake.db")}`;
    await execute(url, "PRAGMA journal_mode = WAL");
    const db = openDb(url);
    await db.$transaction(
      async (transaction) => {
        await transaction.$executeRawUnsafe("PRAGMA user_version = 1");
        const run = await migrate(url);
        expect(run).toMatchObject({ exitCode: 1 });
        expect(run.stderr).toMatch(/is locked by another process\. .*\n$/);
      },
      { timeout: 120_000 },
    );
    await db.$disconnect();
  });
});

describe("a database address", () => {
  it.each([
    ["nonsense", /^DATABASE_URL: expected file:<path> or postgres:\/\/…\n$/],
    ["postgres://somebody:secret@127.0.0.1:1/offtake", /^127\.0\.0\.1:1\/offtake does not answer\. .*\n$/],
  ])("%s is refused in one line, without its password", async (url, line) => {
    const run = await migrate(url);
    expect(run).toMatchObject({ exitCode: 1, stdout: "" });
    expect(run.stderr).toMatch(line);
    expect(run.stderr).not.toContain("secret");
  });
});
