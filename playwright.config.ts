import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { findChromium } from "./scripts/lib/chromium.mjs";

// `npm test` hands these over. The configuration is read again in every worker, which inherits what the first reading settled.
process.env.OFFTAKE_CHROMIUM ??= findChromium({ shell: true }) ?? "";
process.env.OFFTAKE_E2E_PORT ??= "4310";
process.env.OFFTAKE_E2E_DATA ??= mkdtempSync(join(tmpdir(), "offtake-e2e-"));
const { OFFTAKE_CHROMIUM, OFFTAKE_E2E_PORT, OFFTAKE_E2E_DATA, OFFTAKE_E2E_REPORT } = process.env;

const baseURL = `http://127.0.0.1:${OFFTAKE_E2E_PORT}`;

export default defineConfig({
  testDir: "tests/e2e",
  forbidOnly: true,
  retries: 0,
  // Pages only read, so tests share the server and run side by side: a browser waits for it about half of the time.
  fullyParallel: true,
  workers: 2,
  // Tests assert no times; these only end what hangs, on a machine that may be busy.
  timeout: 180_000,
  reporter: OFFTAKE_E2E_REPORT ? [["list"], ["json", { outputFile: OFFTAKE_E2E_REPORT }]] : [["list"]],
  snapshotPathTemplate: "{testDir}/screens/{testFileName}/{arg}{ext}",
  expect: { timeout: 30_000, toHaveScreenshot: { maxDiffPixelRatio: 0.01, animations: "disabled" } },
  use: {
    baseURL,
    // An odd zone: a day that slips in the reader's time fails here first.
    timezoneId: "Pacific/Chatham",
    screenshot: "only-on-failure",
    // A trace copies the whole page at every step, which more than doubles the time of a run: `npx playwright test --trace on`.
    trace: "off",
    launchOptions: {
      args: ["--font-render-hinting=none"],
      ...(OFFTAKE_CHROMIUM ? { executablePath: OFFTAKE_CHROMIUM } : {}),
    },
  },
  webServer: {
    // The command that readers use, on a database of its own.
    command: `"${process.execPath}" scripts/start.mjs`,
    // Its own word, not an answer: the server answers before all facts are loaded.
    wait: { stdout: /Offtake is ready/ },
    env: {
      PORT: OFFTAKE_E2E_PORT,
      HOST: "127.0.0.1",
      // Every test asks from one address.
      API_REQUESTS_PER_MINUTE: "100000",
      DATABASE_URL: `file:${join(OFFTAKE_E2E_DATA, "offtake.db")}`,
      OFFTAKE_END_WITH: String(process.pid),
    },
    gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
    timeout: 600_000,
  },
});
