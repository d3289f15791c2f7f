import type { TestProject } from "vitest/node";
import { startPostgres, whyNoPostgres } from "./postgres";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the server's maintenance database; null when this machine has no PostgreSQL. */
    postgresUrl: string | null;
  }
}

/** One PostgreSQL server for all integration tests; every test makes a database of its own in it. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (whyNoPostgres() !== null) {
    project.provide("postgresUrl", null);
    return undefined;
  }
  const { url, stop } = await startPostgres();
  project.provide("postgresUrl", url);
  return stop;
}
