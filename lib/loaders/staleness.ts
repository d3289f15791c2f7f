import "server-only";
import { currentRevision } from "@/lib/data";
import { operationState } from "@/lib/operation";

/** Since when the database has not answered and the last good facts are shown; null = they are the present ones. */
export async function loadStaleSince(): Promise<Date | null> {
  try {
    await currentRevision();
  } catch {
    // Nothing was ever read: the page itself says so.
    return null;
  }
  return operationState().facts.staleSince;
}
