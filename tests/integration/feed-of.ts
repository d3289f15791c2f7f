import { vi } from "vitest";

/** The feed as the site would give it from a database. Its loader reads the database of the process and remembers by revision: both are made anew. */
export async function readFeedOf(url: string) {
  vi.resetModules();
  vi.stubEnv("DATABASE_URL", url);
  globalThis.offtakeMemo = undefined;
  const { closeDb } = await import("@/lib/data");
  await closeDb();
  const { loadFeedItems } = await import("@/lib/loaders/feed-items");
  try {
    return await loadFeedItems();
  } finally {
    await closeDb();
    globalThis.offtakeMemo = undefined;
    vi.unstubAllEnvs();
  }
}
