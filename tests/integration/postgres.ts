import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { queryRows } from "../../scripts/database.mjs";

/** A PostgreSQL server in which tests make databases of their own. */
export interface PostgresServer {
  /** Address of its maintenance database. */
  url: string;
  stop: () => Promise<void>;
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

/** The server of TEST_POSTGRES_URL, or a throwaway one: own port on loopback, own data folder, gone after `stop`. */
export async function startPostgres(): Promise<PostgresServer> {
  const given = process.env.TEST_POSTGRES_URL;
  if (given) return { url: given, stop: async () => {} };

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
  const server = spawn(join(binaries, "postgres"), args, { ...options, stdio: "ignore" });
  const killServer = () => server.kill("SIGKILL");
  process.once("exit", killServer);
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  await waitUntilReady(url, server);
  return {
    url,
    stop: async () => {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      // Immediate shutdown: nothing in it is worth keeping.
      server.kill("SIGQUIT");
      await ended;
      process.removeListener("exit", killServer);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
