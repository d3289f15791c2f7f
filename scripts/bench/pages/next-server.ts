import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { NEXT } from "../../lib/paths.mjs";

const READY_MS = 120_000;
const POLL_MS = 250;

/** Serves a build while `use` runs. @param folder of the build @param path that must answer before it begins */
export async function withBuild<T>(
  folder: string,
  path: string,
  env: Readonly<Record<string, string>>,
  use: (baseUrl: string) => Promise<T>,
): Promise<T> {
  const port = await freePort();
  const server = spawn(process.execPath, [NEXT, "start", "-H", "127.0.0.1", "-p", String(port)], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, NODE_ENV: "production", API_REQUESTS_PER_MINUTE: "0", ...env },
  });
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  try {
    const baseUrl = `http://127.0.0.1:${port}`;
    const deadline = Date.now() + READY_MS;
    while (
      !(await fetch(`${baseUrl}${path}`).then(
        ({ ok }) => ok,
        () => false,
      ))
    ) {
      if (server.exitCode !== null) throw new Error(`a server ended with ${server.exitCode} before it answered`);
      if (Date.now() > deadline) throw new Error(`${path} did not answer in time`);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    return await use(baseUrl);
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
      const address = probe.address();
      probe.close(() => (address !== null && typeof address === "object" ? resolve(address.port) : reject(address)));
    });
  });
