import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { queryRows } from "../database.mjs";

/** A PostgreSQL server in which tests make databases of their own. */
export interface PostgresServer {
  /** Address of its maintenance database. */
  url: string;
  stop: () => Promise<void>;
}

/** One that can be taken away and brought back, as its machine may do. */
export interface MortalServer extends PostgresServer {
  /** Ends it at once, as a crash would; connections are cut. */
  crash: () => Promise<void>;
  /** Starts it again on the same port and data; settles when it answers. */
  revive: () => Promise<void>;
}

/** Folder with `initdb` and `postgres`, newest version first; null when PostgreSQL is not installed. */
function findBinaries(): string | null {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...(process.env.PATH ?? "").split(delimiter),
    ...versions.map((version) => join(debian, version, "bin")),
  ];
  return folders.find((folder) => ["initdb", "postgres"].every((name) => existsSync(join(folder, name)))) ?? null;
}

/** PostgreSQL refuses to run as root; its package made a user for it. null = run as who we are. */
function findServerUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const entry = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((line) => line.startsWith("postgres:"));
  const [, , uid, gid] = entry?.split(":") ?? [];
  return uid === undefined || gid === undefined ? null : { uid: Number(uid), gid: Number(gid) };
}

const findFreePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });

/** Why the PostgreSQL half of the tests cannot run on this machine; null when it can. */
export function whyNoPostgres(): string | null {
  if (process.env.TEST_POSTGRES_URL) return null;
  if (findBinaries() === null) return "no initdb on this machine, and TEST_POSTGRES_URL is not set";
  if (process.getuid?.() === 0 && findServerUser() === null)
    return "PostgreSQL does not run as root, and there is no user postgres";
  return null;
}

async function waitUntilReady(url: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 1200; attempt++) {
    if (server.exitCode !== null) throw new Error(`postgres ended with ${server.exitCode}`);
    try {
      await queryRows(url, "SELECT 1");
      return;
    } catch {
      await sleep(100);
    }
  }
  throw new Error("postgres did not answer within two minutes");
}

/** The server of TEST_POSTGRES_URL, or a throwaway one. */
export async function startPostgres(): Promise<PostgresServer> {
  const given = process.env.TEST_POSTGRES_URL;
  return given ? { url: given, stop: async () => {} } : startMortalPostgres();
}

/** A throwaway server: own port on loopback, own data folder, gone after `stop`. */
export async function startMortalPostgres(): Promise<MortalServer> {
  const binaries = findBinaries();
  if (binaries === null) throw new Error(whyNoPostgres() ?? "");
  const user = findServerUser();
  const folder = mkdtempSync(join(tmpdir(), "offtake-postgres-"));
  if (user !== null) chownSync(folder, user.uid, user.gid);
  const options = { cwd: folder, ...(user ?? {}) };
  const data = join(folder, "data");
  const initArgs = ["-D", data, "-U", "postgres", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"];
  execFileSync(join(binaries, "initdb"), initArgs, { ...options, stdio: "pipe" });

  const port = await findFreePort();
  const settings = ["listen_addresses=127.0.0.1", `unix_socket_directories=${folder}`, "fsync=off"];
  const args = ["-D", data, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])];
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  let server: ChildProcess | null = null;
  const killServer = () => server?.kill("SIGKILL");
  process.once("exit", killServer);
  const revive = async (): Promise<void> => {
    server = spawn(join(binaries, "postgres"), args, { ...options, stdio: "ignore" });
    await waitUntilReady(url, server);
  };
  const crash = async (): Promise<void> => {
    const ended = new Promise((resolve) => server?.once("exit", resolve));
    // Immediate shutdown: nothing in it is worth keeping.
    server?.kill("SIGQUIT");
    await ended;
  };
  await revive();
  return {
    url,
    crash,
    revive,
    stop: async () => {
      if (server?.exitCode === null) await crash();
      process.removeListener("exit", killServer);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Whether this machine can start a server of its own, whatever TEST_POSTGRES_URL says. */
export const canStartPostgres = (): boolean =>
  findBinaries() !== null && (process.getuid?.() !== 0 || findServerUser() !== null);
