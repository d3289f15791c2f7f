import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** Into which tests compile scripts, once for all processes of a run; beside the packages, so that the scripts find them. */
const compiled = join(import.meta.dirname, "node_modules", ".offtake", "tests", `${process.pid}-${Date.now()}`);
process.once("exit", () => rmSync(compiled, { recursive: true, force: true }));

/** What a file does to what others of its process see: a module in another's place, a global, a setting of the process. */
const CHANGES_ITS_PROCESS =
  /\bvi\.(mock|doMock|hoisted|stub\w+|resetModules|useFakeTimers|setSystemTime)\b|\bglobalThis\b|\bprocess\.env(\.\w+|\[.*\]) \??\??= |\bdelete process\.env|\bassign\(process\.env/;

/** Files with a process of their own; the other unit tests share two, so that what they import is read once for all of them. */
const alone = readdirSync(join(import.meta.dirname, "tests"), { recursive: true, encoding: "utf8" })
  .map((name) => `tests/${name.replaceAll("\\", "/")}`)
  .filter((name) => /\.test\.tsx?$/.test(name) && !name.startsWith("tests/integration/"))
  .filter((name) => CHANGES_ITS_PROCESS.test(readFileSync(join(import.meta.dirname, name), "utf8")));

export default defineConfig({
  resolve: {
    alias: {
      "@": import.meta.dirname,
      // `server-only` throws outside a React server; the tests call loaders as plain functions.
      "server-only": `${import.meta.dirname}/tests/fixtures/empty.ts`,
    },
  },
  test: {
    // They begin in the order of their names: the long ones first.
    projects: [
      {
        extends: true,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: "tests/integration/global-setup.ts",
          // As for the processes that they start (tests/support/compiled-script.ts).
          execArgv: ["--liftoff-only"],
        },
      },
      {
        extends: true,
        test: {
          name: "unit",
          include: ["tests/**/*.test.ts", "tests/**/*.test.tsx"],
          exclude: ["tests/integration/**", ...alone],
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: "unit-alone", include: alone },
      },
    ],
    // An odd zone with a 45-minute offset: a day that slips in local time fails here first.
    env: { TZ: "Pacific/Chatham", OFFTAKE_COMPILED_SCRIPTS: compiled },
    // One more than the cores of a small machine: integration tests wait for other processes a third of their time.
    // Tests assert no times; the limits only end what hangs.
    maxWorkers: 3,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
