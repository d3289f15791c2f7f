import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmodSync, chownSync, cpSync, existsSync, mkdtempSync } from "node:fs";
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, inject } from "vitest";
import { freePort } from "../../../scripts/lib/preflight.mjs";
import { removeFolder } from "../../support/remove-folder";
import { onceInRun } from "../once-in-run";

/** For a test that starts servers, on a machine that may be busy: ends only what hangs. */
export const MINUTES = 10 * 60_000;

/** The user `nobody`: owns nothing, may write nowhere but where it is let. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

export interface StandaloneServer {
  address: string;
  process: ChildProcess;
  /** What it printed so far. */
  output: () => string;
  /** Exit code. */
  ended: Promise<number | null>;
}

export interface Standalone {
  /** The folder, read-only, outside the project. */
  path: string;
  /** A folder that the other user may write to. */
  makeDataFolder: () => string;
  /** Puts a SQLite database that nobody has open into such a folder. @returns its path there */
  give: (url: string, folder: string) => string;
  /** Runs a command to its end. */
  run: (
    args: string[],
    env: Record<string, string>,
  ) => Promise<{ exitCode: number | null; stdout: string; stderr: string }>;
  /** Starts the server as the image does, or with arguments of its own; settles at once. */
  start: (env: Record<string, string>, args?: string[]) => Promise<StandaloneServer>;
}

/** Builds the folder, once for all test files of a run. */
const buildOnce = (): Promise<string> =>
  onceInRun("standalone", async () => {
    const built = join(inject("sharedFolder"), "standalone-folder");
    execFileSync(process.execPath, ["scripts/standalone.mjs", "--to", built], { stdio: "pipe" });
    return built;
  });

/** The built folder, copied to an empty place, without any right to write. Call once per test file, in `beforeAll`. */
export async function prepareStandalone(): Promise<Standalone> {
  const root = mkdtempSync(join(tmpdir(), "offtake-standalone-"));
  const servers: ChildProcess[] = [];
  afterAll(async () => {
    for (const server of servers) server.kill("SIGKILL");
    execFileSync("chmod", ["-R", "u+w", root]);
    removeFolder(root);
  });
  const path = join(root, "app");
  cpSync(await buildOnce(), path, { recursive: true, verbatimSymlinks: true });
  chmodSync(root, 0o755);
  execFileSync("chmod", ["-R", "a-w,a+rX", path]);

  const environment = (env: Record<string, string>): NodeJS.ProcessEnv => ({
    ...{ PATH: process.env.PATH ?? "", TZ: "Pacific/Chatham", NODE_ENV: "production" },
    ...env,
  });
  const launch = (args: string[], env: Record<string, string>) =>
    spawn(process.execPath, [join(path, "offtake.mjs"), ...args], {
      ...{ cwd: "/", env: environment(env), stdio: ["ignore", "pipe", "pipe"] as const },
      ...NOBODY,
    });

  return {
    path,
    makeDataFolder: () => {
      const folder = mkdtempSync(join(root, "data-"));
      if (NOBODY.uid !== undefined) chownSync(folder, NOBODY.uid, NOBODY.gid ?? 0);
      return folder;
    },
    give: (url, data) => {
      const [from, to] = [url.slice("file:".length), join(data, "offtake.db")];
      for (const suffix of ["", "-wal"]) {
        if (!existsSync(from + suffix)) continue;
        cpSync(from + suffix, to + suffix);
        if (NOBODY.uid !== undefined) chownSync(to + suffix, NOBODY.uid, NOBODY.gid ?? 0);
      }
      return to;
    },
    run: (args, env) =>
      new Promise((resolve) => {
        const child = launch(args, env);
        const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
        child.stdout.on("data", (chunk) => void stdout.push(chunk));
        child.stderr.on("data", (chunk) => void stderr.push(chunk));
        const text = (chunks: Buffer[]) => Buffer.concat(chunks).toString("utf8");
        child.once("close", (exitCode) => resolve({ exitCode, stdout: text(stdout), stderr: text(stderr) }));
      }),
    start: async (env, args = []) => {
      const port = await freePort();
      const child = launch(args, { PORT: String(port), ...env });
      servers.push(child);
      let output = "";
      for (const stream of [child.stdout, child.stderr])
        stream.on("data", (chunk) => {
          output += chunk;
        });
      const ended = new Promise<number | null>((resolve) => void child.once("close", resolve));
      return { address: `http://127.0.0.1:${port}`, process: child, output: () => output, ended };
    },
  };
}

/** Waits until readers can be sent there. @throws Error with what the server printed, where it ends before */
export async function untilReady({ address, process: child, output }: StandaloneServer): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${output()}`);
    const isReady = await fetch(`${address}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (isReady) return;
    await sleep(200);
  }
}

/** A small proxy that takes turns among servers and says who asks, as the one of compose.yaml does. */
export async function startProxy(targets: readonly string[]): Promise<{ address: string; close: () => Promise<void> }> {
  let turn = 0;
  const pass = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const target = new URL(targets[turn++ % targets.length] ?? "");
    const headers = { ...incoming.headers, "x-forwarded-for": "203.0.113.7", "x-forwarded-proto": "https" };
    const options = { host: target.hostname, port: target.port, path: incoming.url, method: incoming.method, headers };
    const upstream = request(options, (reply) => {
      outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(outgoing);
    });
    upstream.on("error", () => outgoing.writeHead(502).end());
    incoming.pipe(upstream);
  };
  const server: Server = createServer(pass);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the proxy has no port");
  return {
    address: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
