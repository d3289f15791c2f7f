import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "../lib/paths.mjs";

const READY_MS = 300_000;
const POLL_MS = 500;

/**
 * Runs `measure` against the production build as readers start it, on a database of its own; or against OFFTAKE_BENCH_URL.
 * It also gets the id of the process that started the server, null for a server that was there before, and the address of
 * its database.
 */
export async function withServer<T>(
  measure: (baseUrl: string, pid: number | null, databaseUrl: string) => Promise<T>,
  /** Modules, by their path in the project, that are loaded into the server before anything else. */
  { preloaded = [] }: { preloaded?: string[] } = {},
): Promise<T> {
  const given = process.env.OFFTAKE_BENCH_URL;
  if (given) return measure(given, null, process.env.DATABASE_URL ?? "file:./data/offtake.db");
  const data = mkdtempSync(join(tmpdir(), "offtake-bench-"));
  const databaseUrl = `file:${join(data, "offtake.db")}`;
  const port = await freePort();
  const server = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: ROOT,
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      PORT: String(port),
      HOST: "127.0.0.1",
      DATABASE_URL: databaseUrl,
      OFFTAKE_END_WITH: String(process.pid),
      NODE_OPTIONS: preloaded.map((path) => `--import=${pathToFileURL(join(ROOT, path))}`).join(" "),
    },
  });
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  try {
    const baseUrl = `http://127.0.0.1:${port}`;
    await untilReady(baseUrl, server);
    return await measure(baseUrl, server.pid ?? null, databaseUrl);
  } finally {
    server.kill("SIGTERM");
    await ended;
    rmSync(data, { recursive: true, force: true });
  }
}

async function untilReady(baseUrl: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + READY_MS;
  while (Date.now() < deadline) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode} before it answered`);
    // A network's page, not /healthz: the server answers before the facts are loaded.
    const isReady = await fetch(`${baseUrl}/networks/helium`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error("the server did not answer in time");
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address !== null && typeof address === "object" ? resolve(address.port) : reject(address)));
    });
  });
