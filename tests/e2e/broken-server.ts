import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@playwright/test";

/** The built site on a database without tables: what readers get when the record cannot be read. */
export async function brokenServer(): Promise<{ address: string; close: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "offtake-unreadable-"));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const args = ["node_modules/next/dist/bin/next", "start", "-H", "127.0.0.1", "-p", String(port)];
  const env = { ...process.env, NODE_ENV: "production" as const, DATABASE_URL: `file:${join(folder, "offtake.db")}` };
  const server = spawn(process.execPath, args, { env, stdio: "ignore" });
  await expect
    .poll(
      () =>
        fetch(`${address}/healthz`)
          .then(({ ok }) => ok)
          .catch(() => false),
      { timeout: 60_000 },
    )
    .toBe(true);
  return {
    address,
    close: async () => {
      const ended = new Promise((resolve) => server.once("close", resolve));
      server.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const bound = probe.address();
      probe.close(() => resolve(typeof bound === "object" && bound !== null ? bound.port : 0));
    });
  });
