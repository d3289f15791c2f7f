import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { connect, createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { listSlugs, openDb } from "@/lib/data";
import { compileScript, SHORT_LIVED } from "../support/compiled-script";
import { makeFolder, migrate, type ScriptRun, startScript, testDatabases } from "./databases";
import { largeFile, runImportCommand } from "./import-files";

const databases = testDatabases();
const NETWORKS = 4;
const ROWS = 1200;

/** A command of the shell around the import, such as one that limits it. */
function runInShell(prefix: string, url: string, args: string[]): Promise<ScriptRun> {
  const command = `${prefix} exec "$0" "$@"`;
  const child: ChildProcess = spawn(
    "sh",
    ["-c", command, process.execPath, ...SHORT_LIVED, compileScript("scripts/import.ts"), ...args],
    {
      env: { ...process.env, DATABASE_URL: url },
    },
  );
  let [stdout, stderr] = ["", ""];
  child.stdout?.on("data", (data) => {
    stdout += data;
  });
  child.stderr?.on("data", (data) => {
    stderr += data;
  });
  return new Promise((resolve) => child.once("close", (exitCode) => resolve({ exitCode, stdout, stderr })));
}

/** Nothing of an import that failed is shown, and the same file comes in whole once there is room. */
async function expectCompletes(url: string, path: string, failed: ScriptRun): Promise<void> {
  expect(failed.exitCode).not.toBe(0);
  expect(failed.stderr).not.toMatch(/\n {4}at /);
  const db = openDb(url);
  try {
    expect(await listSlugs(db)).toEqual([]);
    const next = await runImportCommand(url, path, "--publish");
    expect(next).toMatchObject({ exitCode: 0, stderr: "" });
    expect(await listSlugs(db)).toHaveLength(NETWORKS);
    expect(await db.observation.count()).toBe(NETWORKS * ROWS);
    expect(await db.batch.count({ where: { publishedAt: null } })).toBe(0);
  } finally {
    await db.$disconnect();
  }
}

describe("an import on SQLite", () => {
  const sqlite = databases[0];
  if (sqlite === undefined) throw new Error("SQLite is always there");

  it("waits for a database that another process keeps locked", async () => {
    const url = await sqlite.createMigrated();
    const path = await largeFile(NETWORKS, ROWS, "l");
    const db = openDb(url);
    try {
      let script = null as ReturnType<typeof startScript> | null;
      await db.$transaction(
        async (transaction) => {
          await transaction.revision.upsert({
            where: { id: 1 },
            create: { id: 1, counter: 0 },
            update: { counter: 0 },
          });
          script = startScript("scripts/import.ts", [path, "--publish"], url);
          // Longer than a statement waits by itself.
          await Promise.race([script.done, sleep(8000)]);
        },
        { timeout: 60_000 },
      );
      expect(await script?.done).toMatchObject({ exitCode: 0, stderr: "" });
      expect(await listSlugs(db)).toHaveLength(NETWORKS);
    } finally {
      await db.$disconnect();
    }
  });

  it("that may write no larger files stops, and completes when it may", async () => {
    const url = await sqlite.createMigrated();
    const path = await largeFile(NETWORKS, ROWS, "u");
    // Blocks of 512 bytes: a little more than the empty database has.
    const failed = await runInShell("ulimit -f 1600;", url, [path, "--publish"]);
    await expectCompletes(url, path, failed);
  });

  it.runIf(canMount())("on a full disk stops, and completes when there is room", async () => {
    const folder = makeFolder();
    const mount = join(folder, "disk");
    mkdirSync(mount);
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=1600k", "tmpfs", mount]);
    try {
      const url = `file:${join(mount, "offtake.db")}`;
      expect(await migrate(url)).toMatchObject({ exitCode: 0 });
      const path = await largeFile(NETWORKS, ROWS, "d");
      const failed = await runImportCommand(url, path, "--publish");
      expect(failed.stderr).toMatch(/disk|cannot be written/);
      execFileSync("mount", ["-o", "remount,size=64m", mount]);
      await expectCompletes(url, path, failed);
    } finally {
      execFileSync("umount", ["-l", mount]);
    }
  });
});

/** Whether this process may mount a small disk. */
function canMount(): boolean {
  const folder = makeFolder();
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], { stdio: "ignore" });
    execFileSync("umount", [folder]);
    return true;
  } catch {
    console.log("not run here: a full disk (this user may not mount one)");
    return false;
  }
}

/** A way to a server that can be cut. */
async function cuttable(target: URL): Promise<{ url: string; cut: () => Promise<void>; mend: () => Promise<void> }> {
  let sockets: Socket[] = [];
  let server: Server | null = null;
  let port = 0;
  const mend = () =>
    new Promise<void>((resolve) => {
      server = createServer((client) => {
        const upstream = connect(Number(target.port), target.hostname);
        sockets.push(client, upstream);
        for (const socket of [client, upstream]) socket.on("error", () => {});
        client.pipe(upstream).pipe(client);
        client.on("close", () => upstream.destroy());
        upstream.on("close", () => client.destroy());
      }).listen(port, "127.0.0.1", () => {
        const address = server?.address();
        port = typeof address === "object" && address !== null ? address.port : 0;
        resolve();
      });
    });
  const cut = () =>
    new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy();
      sockets = [];
      server?.close(() => resolve());
    });
  await mend();
  const url = new URL(target);
  url.host = `127.0.0.1:${port}`;
  return { url: url.href, cut, mend };
}

describe.each(databases.filter(({ name }) => name === "PostgreSQL"))("an import on $name", ({ createMigrated }) => {
  it("goes on when the database was gone and is back", async () => {
    const direct = await createMigrated();
    const way = await cuttable(new URL(direct));
    const db = openDb(direct);
    try {
      const script = startScript("scripts/import.ts", [await largeFile(NETWORKS, ROWS, "g"), "--publish"], way.url);
      while ((await db.observation.count()) === 0) await sleep(20);
      await way.cut();
      await sleep(3000);
      await way.mend();
      const run = await script.done;
      expect(run).toMatchObject({ exitCode: 0, stderr: "" });
      expect(await listSlugs(db)).toHaveLength(NETWORKS);
      expect(await db.observation.count()).toBe(NETWORKS * ROWS);
    } finally {
      await db.$disconnect();
      await way.cut();
    }
  });
});
