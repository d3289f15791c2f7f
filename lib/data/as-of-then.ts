import type { Db } from "./client";
import { withDataErrors } from "./errors";

/** The default as-of as it was at an instant: latest recorded-on of the runs that readers saw then; null = none. */
export const recordedOnAt = (db: Db, at: Date): Promise<string | null> =>
  withDataErrors(async () => {
    const wasVisible = { publishedAt: { lte: at }, OR: [{ undoneAt: null }, { undoneAt: { gt: at } }] };
    const { _max } = await db.ingestRun.aggregate({ where: wasVisible, _max: { recordedOn: true } });
    return _max.recordedOn;
  });
