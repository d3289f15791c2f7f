import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openDb } from "@/lib/data";
import { parseEnv } from "@/lib/env";
import { execute } from "../../scripts/database.mjs";
import { unsupportedNode } from "../../scripts/lib/node-version.mjs";
import { readSettings } from "../../scripts/lib/settings.mjs";
import { cleanUpAfterEach, installRealMigrations, type PreparedFolder, prepareFolder } from "./prepared-folder";

/** Each test starts processes, and the machine may be busy. */
cleanUpAfterEach();

/** Starts where something stands in the way: one line, and nothing was begun that has to wait for it. */
async function refused(folder: PreparedFolder, env: Record<string, string>, line: RegExp, exitCode = 1): Promise<void> {
  const run = await folder.command("start", { env }).done;
  expect(run.stderr).toMatch(line);
  expect(run.stderr.trimEnd().split("\n")).toHaveLength(1);
  expect(run.exitCode).toBe(exitCode);
}

describe("what stands in the way is said in one line, before anything is installed", () => {
  it("a port in use", async () => {
    const folder = await prepareFolder();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(folder.port, "127.0.0.1", resolve));
    await refused(folder, {}, /^offtake: port \d+ on 127\.0\.0\.1 is in use\. .*: PORT=\d+ npm start\n$/);
    other.close();
    expect(folder.calls()).toEqual([]);
  });

  it("an address of another machine", async () => {
    const folder = await prepareFolder();
    await refused(
      folder,
      { HOST: "203.0.113.1" },
      /^offtake: cannot listen on 203\.0\.113\.1, port \d+ \(EADDRNOTAVAIL\)\. HOST must be/,
    );
    expect(folder.calls()).toEqual([]);
  });

  it("a data folder that cannot be made, also for root", async () => {
    const folder = await prepareFolder();
    folder.write("a file", "");
    const url = `file:${join(folder.path, "a file", "offtake.db")}`;
    await refused(
      folder,
      { DATABASE_URL: url },
      /^offtake: cannot write to the data folder .*a file \((ENOTDIR|EEXIST)\)\. Make it writable/,
    );
    expect(folder.calls()).toEqual([]);
  });

  it("a data folder on a file system without room for it", async () => {
    const folder = await prepareFolder();
    await refused(
      folder,
      { DATABASE_URL: "file:/proc/offtake/offtake.db" },
      /^offtake: cannot write to the data folder \/proc\/offtake \(ENOENT\)/,
    );
  });

  it("a data folder or a database that belongs to somebody else", async () => {
    const folder = await prepareFolder();
    mkdirSync(join(folder.path, "data"));
    writeFileSync(join(folder.path, "data", "offtake.db"), "");
    chmodSync(join(folder.path, "data", "offtake.db"), 0o444);
    chmodSync(join(folder.path, "data"), 0o555);
    const run = () => folder.command("start", { ordinaryUser: true }).done;
    expect((await run()).stderr).toMatch(
      /^offtake: cannot write to the data folder .*data \(EACCES\)\. Make it writable for user \d+, or .*\n$/,
    );
    chmodSync(join(folder.path, "data"), 0o755);
    const second = await run();
    expect(second.stderr).toMatch(
      /^offtake: cannot write to the database .*offtake\.db \(EACCES\)\. Make it writable for user \d+, or .*\n$/,
    );
    expect(second.exitCode).toBe(1);
  });

  it("a project folder that cannot be written to", async () => {
    const folder = await prepareFolder();
    folder.write("node_modules", "");
    await refused(
      folder,
      {},
      /^offtake: cannot write to the project folder .*node_modules\S* \((ENOTDIR|EEXIST)\)\. Make it writable/,
    );
  });

  it.each([
    ["PORT", "80a"],
    ["PORT", "0"],
    ["PORT", "65536"],
    ["DATABASE_URL", "mysql://user:secret@host/db"],
    ["DATABASE_URL", "file::memory:"],
  ])("%s=%s", async (name, value) => {
    const folder = await prepareFolder();
    await refused(folder, { [name]: value }, new RegExp(`^offtake: ${name} must (?!.*secret)`), 2);
    expect(folder.calls()).toEqual([]);
  });

  it("an option that does not exist", async () => {
    const folder = await prepareFolder();
    const run = await folder.command("start", { args: ["--fast"] }).done;
    expect(run).toMatchObject({ exitCode: 2, stdout: "" });
    expect(run.stderr).toMatch(/^offtake: Unknown option '--fast'.*npm start -- --help lists the options\.\n$/);
  });

  it.each(["16.20.2", "18.20.8", "20.18.3", "21.7.3", "22.11.0"])("Node %s", (version) => {
    expect(unsupportedNode(version, "/usr/bin/node")).toBe(
      `Offtake needs Node.js 20.19 or newer (22.12 or newer from 21 on); this is ${version} (/usr/bin/node). Install a newer one from https://nodejs.org or your package manager.`,
    );
  });
  it.each(["20.19.0", "20.20.2", "22.12.0", "23.0.0", "24.0.0"])("but not Node %s", (version) => {
    expect(unsupportedNode(version, "/usr/bin/node")).toBeNull();
  });
});

describe("a step that fails", () => {
  it.each([
    [
      "install",
      "npm install failed in .* \\(exit code 9\\); the lines above say why\\. Is the package registry within reach",
    ],
    ["build", "next build failed in .* \\(exit code 9\\); the lines above say why\\."],
  ])("%s: its output is shown, then one line", async (step, line) => {
    const folder = await prepareFolder();
    const run = await folder.command("start", { env: { STUB_FAIL: `${step}:9` } }).done;
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toMatch(new RegExp(`^${step} says why it cannot go on\\nofftake: ${line}.*\\n$`));
    expect(folder.calls().at(-1)).toBe(step);
  });

  it.each(["generate", "migrate"])(
    "%s: its own line and its exit code are passed on, and nothing follows",
    async (step) => {
      const folder = await prepareFolder();
      const run = await folder.command("start", { env: { STUB_FAIL: `${step}:3` } }).done;
      expect(run).toMatchObject({ exitCode: 3, stderr: `${step} says why it cannot go on\n` });
      expect(folder.calls().at(-1)).toBe(step);
    },
  );

  it("seed: the same, and the build beside it is ended", async () => {
    const folder = await prepareFolder();
    const start = folder.command("start", { env: { STUB_FAIL: "seed:3", STUB_SLOW: "build" } });
    expect(await start.done).toMatchObject({ exitCode: 3, stderr: "seed says why it cannot go on\n" });
    expect(folder.leftovers()).toEqual([]);
    expect(folder.calls()).not.toContain("start");
  });
});

describe("a database", () => {
  async function prepareDatabase(): Promise<{ folder: PreparedFolder; url: string }> {
    const folder = await prepareFolder();
    installRealMigrations(folder);
    mkdirSync(join(folder.path, "data"));
    return { folder, url: `file:${join(folder.path, "data", "offtake.db")}` };
  }

  it("of a newer version is refused in the words of the migration, before the build", async () => {
    const { folder, url } = await prepareDatabase();
    const start = folder.command("start", { env: { DATABASE_URL: url, STUB_FAIL: "seed:1" } });
    expect((await start.done).stdout).toContain("migrated to");
    await execute(
      url,
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
       VALUES ('x', 'x', CURRENT_TIMESTAMP, '9999-from-the-future', 1)`,
    );
    const line =
      /was made by a newer version of Offtake \(9999-from-the-future is not in this code\)\. Update the code, or use another database\.\n$/;
    const before = folder.calls().length;
    await refused(folder, { DATABASE_URL: url }, line, 3);
    expect(folder.calls().slice(before)).toEqual(["generate"]);
  });

  it("that another process keeps locked is refused in the words of the migration, before the build", async () => {
    const { folder, url } = await prepareDatabase();
    await execute(url, "PRAGMA journal_mode = WAL");
    const db = openDb(url);
    await db.$transaction(
      async (transaction) => {
        await transaction.$executeRawUnsafe("PRAGMA user_version = 1");
        await refused(folder, { DATABASE_URL: url }, /is locked by another process\. Stop it, or try again .*\n$/);
      },
      { timeout: 120_000 },
    );
    await db.$disconnect();
    expect(folder.calls()).not.toContain("build");
  });
});

describe("lib/env.ts and the check before the start", () => {
  it.each([
    {},
    { PORT: "3001", HOST: "0.0.0.0" },
    { PORT: "", HOST: " ", DATABASE_URL: "" },
    { PORT: "0" },
    { PORT: "70000" },
    { PORT: "1e3" },
    { DATABASE_URL: "file:/tmp/x.db" },
    { DATABASE_URL: "postgres://localhost/x" },
    { DATABASE_URL: "postgresql://localhost/x" },
    { DATABASE_URL: "mysql://localhost/x" },
    { DATABASE_URL: "file:" },
    { DATABASE_URL: "file::memory:" },
  ])("agree on %o", (given: Record<string, string>) => {
    const attempt = <Value>(read: () => Value) => {
      try {
        return read();
      } catch {
        return null;
      }
    };
    const before = attempt(() => readSettings(given, "/project"));
    const inServer = attempt(() => parseEnv(given));
    expect(before === null).toBe(inServer === null);
    if (before === null || inServer === null) return;
    expect(inServer).toMatchObject({ host: before.host, port: before.port, databaseUrl: before.databaseUrl });
  });
});
