// @ts-check
import { existsSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { fileURLToPath } from "node:url";
import { EXIT_USAGE, Refusal } from "./refusal.mjs";

/**
 * @typedef {object} Settings
 * @property {string} host
 * @property {number} port
 * @property {string} databaseUrl
 * @property {string | null} databaseFile the SQLite file; null for PostgreSQL
 */

/**
 * What `.env.local` and `.env` say joins the environment; what the environment already says wins.
 * @param {string} root
 */
export function loadEnvFiles(root) {
  for (const name of [".env.local", ".env"]) {
    const file = join(root, name);
    if (existsSync(file)) process.loadEnvFile(file);
  }
}

/**
 * The settings that can be wrong before anything is installed. lib/env.ts reads the same ones in the server.
 * @param {Record<string, string | undefined>} env
 * @param {string} root a relative database file is below it
 * @returns {Settings}
 */
export function readSettings(env, root) {
  const host = env.HOST?.trim() || "127.0.0.1";
  const portText = env.PORT?.trim() || "3000";
  const port = Number(portText);
  if (!/^\d{1,5}$/.test(portText) || port < 1 || port > 65_535) {
    throw new Refusal(
      `PORT must be a whole number from 1 to 65535, not "${portText}". For example: PORT=3001 npm start`,
      EXIT_USAGE,
    );
  }
  const databaseUrl = env.DATABASE_URL?.trim() || "file:./data/offtake.db";
  return { host, port, databaseUrl, databaseFile: databaseFile(databaseUrl, root) };
}

/**
 * @param {string} url
 * @param {string} root
 * @returns {string | null}
 */
function databaseFile(url, root) {
  if (/^postgres(ql)?:\/\/./.test(url)) return null;
  // The value may hold a password, so it is not repeated.
  if (!/^file:(?!:memory:)./.test(url)) {
    throw new Refusal(
      "DATABASE_URL must start with file: (SQLite) or postgres:// (PostgreSQL). Without it the database is ./data/offtake.db.",
      EXIT_USAGE,
    );
  }
  if (url.startsWith("file://")) return fileURLToPath(url);
  const path = url.slice("file:".length).replace(/\?.*$/, "");
  return isAbsolute(path) ? path : join(root, path);
}
