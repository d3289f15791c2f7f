// @ts-check
import { randomUUID } from "node:crypto";
import { accessSync, constants, existsSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { makeFolder } from "./folders.mjs";
import { Refusal } from "./refusal.mjs";

/** @param {unknown} error */
const codeOf = (error) => (error instanceof Error && "code" in error ? String(error.code) : String(error));

/**
 * Throws a Refusal when the server could not listen there.
 * @param {string} host
 * @param {number} port
 */
export async function assertPortFree(host, port) {
  const error = await new Promise((resolve) => {
    const server = createServer();
    server.once("error", resolve);
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(null)));
  });
  if (error === null) return;
  const code = codeOf(error);
  const other = `PORT=${port < 65_535 ? port + 1 : 3000} npm start`;
  if (code === "EADDRINUSE") {
    throw new Refusal(
      `port ${port} on ${host} is in use. Stop the program that listens there, or take another port: ${other}`,
    );
  }
  if (code === "EACCES") {
    throw new Refusal(
      `port ${port} on ${host} is reserved for the administrator (${code}). Take a port above 1023: PORT=3000 npm start`,
    );
  }
  throw new Refusal(
    `cannot listen on ${host}, port ${port} (${code}). HOST must be an address of this machine; without it the address is 127.0.0.1.`,
  );
}

/**
 * Creates the database's folder and proves, by writing, that this user can use it: as root, permission bits prove nothing.
 * @param {string} file the SQLite file
 */
export function assertDatabaseWritable(file) {
  const folder = dirname(file);
  const user = typeof process.getuid === "function" ? ` for user ${process.getuid()}` : "";
  const remedy = `Make it writable${user}, or put the database elsewhere: DATABASE_URL=file:/path/to/offtake.db npm start`;
  const probe = join(folder, `.writable-${randomUUID()}`);
  try {
    makeFolder(folder);
    writeFileSync(probe, "offtake");
    rmSync(probe);
  } catch (error) {
    throw new Refusal(`cannot write to the data folder ${folder} (${codeOf(error)}). ${remedy}`);
  }
  for (const path of [file, `${file}-wal`, `${file}-shm`]) {
    try {
      if (existsSync(path)) accessSync(path, constants.R_OK | constants.W_OK);
    } catch (error) {
      throw new Refusal(`cannot write to the database ${path} (${codeOf(error)}). ${remedy}`);
    }
  }
}

/** @returns {Promise<number>} a port that nobody listens on */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
