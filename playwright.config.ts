import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { findChromium } from "./scripts/lib/chromium.mjs";

// `npm test` hands these over. The configuration is read again in every worker, which inherits what the first reading settled.
process.env.OFFTAKE_CHROMIUM ??= findChromium() ?? "";
process.env.OFFTAKE_E2E_PORT ??= "4310";
process.env.OFFTAKE_E2E_DATA ??= mkdtempSync(join(tmpdir(), "offtake-e2e-"));
const { OFFTAKE_CHROMIUM, OFFTAKE_E2E_PORT, OFFTAKE_E2E_DATA, OFFTAKE_E2E_REPORT } = process.env;

const baseURL = `http://127.0.0.1:${OFFTAKE_E2E_PORT}`;

export default defineConfig({
  testDir: "tests/e2e",
  forbidOnly: true,
  retries: 0,
  reporter: OFFTAKE_E2E_REPORT ? [["list"], ["json", { outputFile: OFFTAKE_E2E_REPORT }]] : [["list"]],
  snapshotPathTemplate: "{testDir}/screens/{testFileName}/{arg}{ext}",
  // The first view after a start assesses everything once, on a machine that may be busy.
  expect: { timeout: 20_000, toHaveScreenshot: { maxDiffPixelRatio: 0.01, animations: "disabled" } },
  use: {
    baseURL,
    // An odd zone: a day that slips in the reader's time fails here first.
    timezoneId: "Pacific/Chatham",
    trace: "retain-on-failure",
    launchOptions: {
      args: ["--font-render-hinting=none"],
      ...(OFFTAKE_CHROMIUM ? { executablePath: OFFTAKE_CHROMIUM } : {}),
    },
  },
  webServer: {
    // The command that readers use, on a database of its own.
    command: `"${process.execPath}" scripts/start.mjs`,
    // A network's page, not /healthz: the server answers before the facts are loaded.
    url: `${baseURL}/networks/helium`,
    env: {
      PORT: OFFTAKE_E2E_PORT,
      HOST: "127.0.0.1",
      // Every test asks from one address.
      API_REQUESTS_PER_MINUTE: "100000",
      DATABASE_URL: `file:${join(OFFTAKE_E2E_DATA, "offtake.db")}`,
      OFFTAKE_END_WITH: String(process.pid),
    },
    gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
    timeout: 180_000,
  },
});
