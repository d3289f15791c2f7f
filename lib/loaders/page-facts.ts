import "server-only";
import { loadRevision } from "./revision";
import { loadStaleSince } from "./staleness";
import { today } from "./today";

/** What every page follows from besides its address: the facts, whether they are the newest, and the day. null = no facts were ever read. */
export async function loadPageFacts(): Promise<
  readonly [revision: number, staleSince: Date | null, day: string] | null
> {
  const revision = await loadRevision();
  return revision === null ? null : [revision, await loadStaleSince(), today()];
}
