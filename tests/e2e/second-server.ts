import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect } from "@playwright/test";

/** Runs `use` against another server of the same build and facts, with settings of its own. */
export async function withSecondServer(settings: Record<string, string>, use: (base: string) => Promise<void>) {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const args = ["node_modules/next/dist/bin/next", "start", "-H", "127.0.0.1", "-p", String(port)];
  const env = {
    ...process.env,
    NODE_ENV: "production" as const,
    DATABASE_URL: `file:${join(process.env.OFFTAKE_E2E_DATA ?? "", "offtake.db")}`,
    ...settings,
  };
  const server = spawn(process.execPath, args, { env, stdio: "ignore" });
  const ended = new Promise((resolve) => server.once("close", resolve));
  const isThere = () =>
    fetch(`${base}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
  try {
    await expect.poll(isThere, { timeout: 60_000 }).toBe(true);
    await use(base);
  } finally {
    server.kill("SIGTERM");
    await ended;
  }
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
