import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { execute } from "../../scripts/database.mjs";
import { removeFolder } from "../support/remove-folder";
import { startPostgres, whyNoPostgres } from "./postgres";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the server's maintenance database; null when this machine has no PostgreSQL. */
    postgresUrl: string | null;
    /** A folder for what all test files of a run share. */
    sharedFolder: string;
  }
}

/** One PostgreSQL server for all integration tests; every test makes a database of its own in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "offtake-shared-"));
  project.provide("sharedFolder", folder);
  const server = whyNoPostgres() === null ? await startPostgres() : null;
  project.provide("postgresUrl", server?.url ?? null);
  return async () => {
    // A server that was given outlives the run; what the files made in it for each other does not.
    if (server && process.env.TEST_POSTGRES_URL)
      for (const name of sharedDatabases(folder)) await execute(server.url, `DROP DATABASE ${name} WITH (FORCE)`);
    await server?.stop();
    removeFolder(folder);
  };
}

/** Names of the databases that the test files of the run shared on the server. */
const sharedDatabases = (folder: string): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".made"))
    .map((file) => readFileSync(join(folder, file), "utf8"))
    .filter((url) => url.startsWith("postgres"))
    .map((url) => new URL(url).pathname.slice(1));
