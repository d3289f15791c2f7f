import { spawn } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openDb } from "@/lib/data";
import { SETTING_NAMES } from "@/lib/env";
import { shownSetting } from "../../scripts/doctor/settings";
import { compileScript, SHORT_LIVED } from "../support/compiled-script";
import { makeFolder, seed, testDatabases } from "./databases";
import { copyFacts } from "./facts-folder";

/** Runs it with these settings and no other. */
function doctor(
  settings: Record<string, string>,
  ...args: string[]
): Promise<{ exitCode: number | null; text: string }> {
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: "production", PORT: "1" };
  for (const name of SETTING_NAMES) if (name !== "NODE_ENV" && name !== "PORT") delete env[name];
  const child = spawn(process.execPath, [...SHORT_LIVED, compileScript("scripts/doctor.ts"), ...args], {
    env: { ...env, ...settings },
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      text += chunk;
    });
  return new Promise((resolve) => child.once("close", (exitCode) => resolve({ exitCode, text })));
}

describe.each(testDatabases())("npm run doctor on $name", ({ create, createMigrated }) => {
  it("finds nothing wrong where nothing is, and says what there is", async () => {
    const url = await createMigrated();
    await seed(url, copyFacts().root);
    const { exitCode, text } = await doctor({ DATABASE_URL: url }, "--json");
    expect(exitCode, text).toBe(0);
    expect(JSON.parse(text)).toMatchObject({
      offtake: { version: expect.stringMatching(/^\d+\.\d+\.\d+$/) },
      machine: { node: process.version },
      database: {
        isReachable: true,
        fault: null,
        revision: 1,
        counts: { Network: 1 },
        version: expect.stringMatching(/^\d/),
      },
      server: null,
      faults: [],
    });
    expect((await doctor({ DATABASE_URL: url })).text).toMatch(/\nNothing is wrong\.\n$/);
  });

  it("names a database that is not of this version, an import that was cut short, a source that fails", async () => {
    const empty = await doctor({ DATABASE_URL: await create() });
    expect(empty.exitCode).toBe(1);
    expect(empty.text).toMatch(/^! +database: .*(npm run migrate|does not exist yet)/m);

    const url = await createMigrated();
    await seed(url, copyFacts().root);
    const db = openDb(url);
    const at = new Date("2026-11-01T00:00:00Z");
    await db.batch.create({
      data: {
        id: "b",
        kind: "import",
        label: "rows.csv",
        startedBy: "command line",
        startedAt: at,
        heartbeatAt: at,
        rowsStored: 5,
      },
    });
    await db.sourceHealth.create({
      data: {
        adapterId: "dune",
        lastAttemptAt: at,
        lastFailureAt: at,
        lastFailure: "answered 503",
        consecutiveFailures: 3,
      },
    });
    await db.$disconnect();
    const { exitCode, text } = await doctor({ DATABASE_URL: url });
    expect(exitCode).toBe(1);
    expect(text).toMatch(/^batch .*import rows\.csv: unfinished, 5 stored, 0 rejected$/m);
    expect(text).toMatch(/^! +import rows\.csv of 2026-11-01.*: unfinished$/m);
    expect(text).toMatch(/^! +source dune: failed 3 times in a row, last: answered 503$/m);
  });
});

describe("npm run doctor", () => {
  it("prints no secret, whatever is wrong", async () => {
    const { exitCode, text } = await doctor({
      ...{ DATABASE_URL: "postgres://somebody:hunter2@127.0.0.1:1/offtake?sslpassword=hunter2" },
      ...{ OFFTAKE_METRICS_TOKEN: "hunter2hunter2hunter2", PUBLIC_URL: "https://offtake.example" },
    });
    expect(exitCode).toBe(1);
    expect(text).not.toContain("hunter2");
    expect(text).toContain("OFFTAKE_METRICS_TOKEN=set, 21 characters");
    expect(text).toContain("PUBLIC_URL=https://offtake.example");
    expect(text).toMatch(/^! +database: 127\.0\.0\.1:1\/offtake does not answer/m);
  });

  it("names a setting that cannot be used, and a database that is not there without making it", async () => {
    const wrong = await doctor({ PORT: "no port" });
    expect(wrong).toMatchObject({ exitCode: 1, text: expect.stringMatching(/^! +settings: PORT must be/m) });
    const url = `file:${join(makeFolder(), "offtake.db")}`;
    for (const _ of [1, 2])
      expect((await doctor({ DATABASE_URL: url })).text).toContain("does not exist yet: npm start makes it.");
    expect((await doctor({}, "--nonsense")).exitCode).toBe(2);
  });
});

describe("a setting in a report", () => {
  it.each([
    [
      "DATABASE_URL",
      "postgres://u:p%40ss@db:5432/x?sslmode=require&password=p",
      "postgres://***:***@db:5432/x?sslmode=require&password=***",
    ],
    ["DATABASE_URL", "file:./data/offtake.db", "file:./data/offtake.db"],
    ["ALERT_WEBHOOK", "https://hooks.example/secret-path", "set, 33 characters"],
    ["DUNE_API_KEY", "abc", "set, 3 characters"],
    ["PORT", "3000", "3000"],
  ])("%s=%s", (name, value, shown) => expect(shownSetting(name, value)).toBe(shown));
});
