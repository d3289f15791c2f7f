import { AppError } from "@/lib/errors";
import { type Db, followFile, getDb } from "./client";
import { withDataErrors } from "./errors";
import { readRevision } from "./runs";
import { NEWEST_MIGRATION } from "./schema-version";

/** Whether the database can be served from now; `reason` is a sentence without secrets. */
export type Readiness =
  | { isReady: true; revision: number; migration: string }
  | { isReady: false; reason: string; revision: number | null; migration: string | null };

/** Asks the database itself, not the memo. Never throws for what a database can do. */
export async function readReadiness(given?: Db): Promise<Readiness> {
  const notReady = (reason: string, revision: number | null = null, migration: string | null = null): Readiness => ({
    ...{ isReady: false, reason, revision, migration },
  });
  try {
    return await withDataErrors(async () => {
      if (given === undefined) await followFile();
      const db = given ?? getDb();
      const rows = await db.$queryRaw<{ migration_name: string }[]>`
        SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
      const applied = rows.map((row) => row.migration_name).sort();
      const newest = applied.at(-1) ?? null;
      if (!applied.includes(NEWEST_MIGRATION))
        return notReady("The database is not of this version yet. Run: npm run migrate", null, newest);
      if (newest !== NEWEST_MIGRATION)
        return notReady("The database was made by a newer version. Update this one.", null, newest);
      const revision = await readRevision(db);
      if (revision === 0) return notReady("No facts were published yet.", revision, newest);
      return { isReady: true, revision, migration: newest };
    });
  } catch (error) {
    if (error instanceof AppError) return notReady(error.message);
    throw error;
  }
}
