import type { Db } from "@/lib/data";
import type { AlertSettings } from "@/lib/env";
import { deliverAlerts, prepareAlerts } from "./deliver";

/** How long a publication stays for messages that failed and are due again soon. */
const PATIENCE_MS = 60_000;

interface Telling {
  settings: AlertSettings;
  /** One line for whoever watches; holds no secret. */
  log: (line: string) => void;
  patienceMs?: number;
}

/**
 * Publishes and tells what that changed. A channel that was never looked after begins before, so that its first message is
 * about this publication. What goes wrong with the messages is told and costs nothing else: the facts are published, and
 * what was not told is told by the next call.
 */
export async function tellWhatChanges<Result>(
  db: Db,
  { settings, log, patienceMs = PATIENCE_MS }: Telling,
  publish: () => Promise<Result>,
): Promise<Result> {
  const tried = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      log(`alerts: ${what} failed. ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  await tried("beginning", () => prepareAlerts(db, { settings, log }));
  const result = await publish();
  await tried("telling", () => deliverAlerts(db, { settings, log, patienceMs }));
  return result;
}
