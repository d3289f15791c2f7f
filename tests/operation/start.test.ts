import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { cleanUpAfterEach, type PreparedFolder, prepareFolder, type Run } from "./prepared-folder";

/** Each test starts processes, and the machine may be busy. */
cleanUpAfterEach();

const READY = "Offtake is ready";
const ALL_STEPS = ["install", "generate", "migrate", "seed", "build", "start"];
const FRESH_STEPS = ["generate", "migrate", "seed", "start"];

/** Steps in order, but for the facts: they load beside the build and the server. */
function expectSteps(calls: string[], steps: string[]): void {
  const others = (names: string[]) => names.filter((name) => name !== "seed");
  expect(others(calls)).toEqual(others(steps));
  expect(calls.filter((name) => name === "seed")).toEqual(steps.filter((name) => name === "seed"));
}

/** Starts, waits for the address and ends it again. */
async function startAndStop(folder: PreparedFolder): Promise<Run> {
  const start = folder.command("start");
  await start.printed(READY);
  start.process.kill("SIGTERM");
  return start.done;
}

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/`)).ok;
  } catch {
    return false;
  }
}

describe("npm start", () => {
  it("prepares a fresh clone in order, prints the address and serves", async () => {
    const folder = await prepareFolder();
    const start = folder.command("start");
    await start.printed(`${READY}: http://127.0.0.1:${folder.port}`);
    expectSteps(folder.calls(), ALL_STEPS);
    const served = await (await fetch(`http://127.0.0.1:${folder.port}/`)).json();
    const build = readFileSync(join(folder.path, ".next", "BUILD_ID"), "utf8");
    expect(served).toEqual({ build, database: "file:./data/offtake.db", node: "production" });
  });

  it("reinstalls and rebuilds nothing the second time, also after a change of prose", async () => {
    const folder = await prepareFolder();
    await startAndStop(folder);
    folder.write("README.md", "other prose\n");
    folder.write("tests/some.test.ts", "");
    await startAndStop(folder);
    expectSteps(folder.calls(), [...ALL_STEPS, ...FRESH_STEPS]);
  });

  it.each([
    ["a page", "app/page.tsx", ["generate", "migrate", "seed", "build", "start"]],
    ["a new folder of code", "workers/new.ts", ["generate", "migrate", "seed", "build", "start"]],
    ["the lock file", "package-lock.json", ALL_STEPS],
  ])("makes again what a change of %s makes stale", async (_what, path, steps) => {
    const folder = await prepareFolder();
    await startAndStop(folder);
    folder.write(path, "// changed\n");
    await startAndStop(folder);
    expectSteps(folder.calls(), [...ALL_STEPS, ...steps]);
  });

  it("installs again when node_modules was deleted, and builds again when .next was", async () => {
    const folder = await prepareFolder();
    await startAndStop(folder);
    rmSync(join(folder.path, "node_modules"), { recursive: true });
    rmSync(join(folder.path, ".next"), { recursive: true });
    await startAndStop(folder);
    expectSteps(folder.calls(), [...ALL_STEPS, ...ALL_STEPS]);
  });

  it("gives the address only when the facts are loaded", async () => {
    const folder = await prepareFolder();
    const start = folder.command("start", { env: { STUB_SLOW: "seed", STUB_UNTIL: "loaded" } });
    await vi.waitUntil(() => answers(folder.port), { timeout: 120_000 });
    const ready = start.printed(READY).then(() => "ready");
    expect(await Promise.race([ready, Promise.resolve("not yet")])).toBe("not yet");
    folder.write("loaded", "");
    expect(await ready).toBe("ready");
  });

  it("with --dev serves without a build", async () => {
    const folder = await prepareFolder();
    const start = folder.command("start", { args: ["--dev"] });
    await start.printed(READY);
    expectSteps(folder.calls(), ["install", "generate", "migrate", "seed", "dev"]);
  });

  it("reads .env, and the environment wins over it", async () => {
    const folder = await prepareFolder();
    folder.write(".env", "DATABASE_URL=file:./data/from-env-file.db\nPORT=1\n");
    const start = folder.command("start");
    await start.printed(READY);
    const served = await (await fetch(`http://127.0.0.1:${folder.port}/`)).json();
    expect(served).toMatchObject({ database: "file:./data/from-env-file.db" });
  });

  it("explains itself", async () => {
    const folder = await prepareFolder();
    const run = await folder.command("start", { args: ["--help"] }).done;
    expect(run).toMatchObject({ exitCode: 0, stderr: "" });
    expect(run.stdout).toContain("DATABASE_URL");
    expect(folder.calls()).toEqual([]);
  });
});

describe("two starts at once", () => {
  it("prepare once; the second waits, finds everything made, and meets the port in use", async () => {
    const folder = await prepareFolder();
    const env = { STUB_SLOW: "install", STUB_UNTIL: "installed" };
    const first = folder.command("start", { env });
    await first.printed("packages: installing");
    const second = folder.command("start", { env });
    await second.printed("is preparing this folder: waiting for it");
    folder.write("installed", "");
    await first.printed(READY);
    const run = await second.done;
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toMatch(/^offtake: port \d+ on 127\.0\.0\.1 is in use\. .*\n$/);
    expect(folder.calls().filter((call) => call === "install" || call === "build")).toEqual(["install", "build"]);
    expect((await fetch(`http://127.0.0.1:${folder.port}/`)).ok).toBe(true);
  });

  it("go on at once after one that was killed while it prepared", async () => {
    const folder = await prepareFolder();
    const first = folder.command("start", { env: { STUB_SLOW: "build" } });
    await first.printed("site: building");
    first.process.kill("SIGKILL");
    await first.done;
    const run = await startAndStop(folder);
    expect(run.stdout).not.toContain("waiting");
  });
});

describe("ended", () => {
  it.each([
    ["SIGTERM", 143],
    ["SIGINT", 130],
  ] as const)("by %s while it serves, it passes the signal on and leaves nothing behind", async (signal, exitCode) => {
    const folder = await prepareFolder();
    const start = folder.command("start");
    await start.printed(READY);
    expect(folder.leftovers()).toHaveLength(1);
    start.process.kill(signal);
    expect(await start.done).toMatchObject({ exitCode, stderr: "" });
    expect(folder.leftovers()).toEqual([]);
  });

  it("twice in quick succession, as by a terminal and by npm, it ends as gently as once; later it is not kept waiting", async () => {
    const folder = await prepareFolder();
    const gentle = folder.command("start", { env: { STUB_CLOSE_MS: "500" } });
    await gentle.printed(READY);
    gentle.process.kill("SIGTERM");
    gentle.process.kill("SIGINT");
    // Which of two pending signals arrives first is the system's choice; killed it would be 137.
    expect([130, 143]).toContain((await gentle.done).exitCode);
    const hanging = folder.command("start", { env: { STUB_CLOSE_MS: "60000" } });
    await hanging.printed(READY);
    hanging.process.kill("SIGTERM");
    await new Promise((resolve) => setTimeout(resolve, 1200));
    hanging.process.kill("SIGTERM");
    expect(await hanging.done).toMatchObject({ exitCode: 137 });
    expect(folder.leftovers()).toEqual([]);
  });

  it("by SIGTERM while it builds, it ends the build, starts nothing more and builds again next time", async () => {
    const folder = await prepareFolder();
    const start = folder.command("start", { env: { STUB_SLOW: "build" } });
    await start.printed("site: building");
    await vi.waitUntil(() => folder.leftovers().length === 1 && folder.calls().includes("seed"), { timeout: 120_000 });
    start.process.kill("SIGTERM");
    expect(await start.done).toMatchObject({ exitCode: 143, stderr: "" });
    expect(folder.leftovers()).toEqual([]);
    expect(existsSync(join(folder.path, "node_modules/.offtake/preparing.lock"))).toBe(false);
    await startAndStop(folder);
    expectSteps(folder.calls(), [...ALL_STEPS.slice(0, -1), "generate", "migrate", "seed", "build", "start"]);
  });

  it("by a signal to npm, which reaches only the shell between them, it ends as well", async () => {
    const folder = await prepareFolder();
    const start = folder.command("start", { env: { npm_lifecycle_event: "start" }, throughShell: true });
    await start.printed(READY);
    expect(folder.leftovers()).toHaveLength(1);
    start.process.kill("SIGTERM");
    await vi.waitUntil(() => folder.leftovers().length === 0, { timeout: 120_000 });
  });

  it("with the program that it was told to end with, however that one ended", async () => {
    const folder = await prepareFolder();
    const starter = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    const start = folder.command("start", { env: { OFFTAKE_END_WITH: String(starter.pid) } });
    await start.printed(READY);
    starter.kill("SIGKILL");
    expect(await start.done).toMatchObject({ exitCode: 143 });
    expect(folder.leftovers()).toEqual([]);
  });

  it("by its server, it passes the exit code on", async () => {
    const folder = await prepareFolder();
    const start = folder.command("start");
    await start.printed(READY);
    await fetch(`http://127.0.0.1:${folder.port}/leave`).catch(() => null);
    expect(await start.done).toMatchObject({ exitCode: 7 });
  });
});
