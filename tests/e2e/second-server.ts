import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { freePort } from "../../scripts/lib/preflight.mjs";
import { removeFolder } from "../support/remove-folder";

export interface SecondServer {
  address: string;
  close: () => Promise<void>;
}

/** Another server of the same build; on the same facts, unless its settings name another database. */
export async function startServer(settings: Record<string, string>): Promise<SecondServer> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const next = "node_modules/next/dist/bin/next";
  const args = [next, "start", "--keepAliveTimeout", "65000", "-H", "127.0.0.1", "-p", String(port)];
  const env = {
    ...process.env,
    NODE_ENV: "production" as const,
    DATABASE_URL: `file:${join(process.env.OFFTAKE_E2E_DATA ?? "", "offtake.db")}`,
    ...settings,
  };
  const server = spawn(process.execPath, args, { env, stdio: "ignore" });
  const ended = new Promise((resolve) => server.once("close", resolve));
  const close = async () => {
    server.kill("SIGTERM");
    await ended;
  };
  const isThere = () =>
    fetch(`${address}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
  try {
    await expect.poll(isThere, { timeout: 120_000 }).toBe(true);
  } catch (error) {
    await close();
    throw error;
  }
  return { address, close };
}

/** Runs `use` against another server of the same build and facts, with settings of its own. */
export async function withSecondServer(settings: Record<string, string>, use: (base: string) => Promise<void>) {
  const { address, close } = await startServer(settings);
  try {
    await use(address);
  } finally {
    await close();
  }
}

/** A server on a database without tables: what readers get when the record cannot be read. */
export async function startUnreadable(): Promise<SecondServer> {
  const folder = mkdtempSync(join(tmpdir(), "offtake-unreadable-"));
  const { address, close } = await startServer({ DATABASE_URL: `file:${join(folder, "offtake.db")}` });
  return { address, close: () => close().then(() => removeFolder(folder)) };
}
