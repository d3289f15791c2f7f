import type { Db } from "./client";
import { withDataErrors } from "./errors";

export interface AuditFact {
  at: Date;
  /** Name and public part of a token, `command line`, or `unknown`. */
  actor: string;
  action: string;
  subject: string | null;
  /** done | refused: … | failed: … */
  outcome: string;
  requestId: string | null;
}

/** Notes who did or tried what. Never hand it a secret. */
export const writeAudit = (db: Db, entry: Omit<AuditFact, "at" | "requestId"> & { requestId?: string | null }) =>
  withDataErrors(() =>
    db.auditEntry.create({ data: { requestId: null, ...entry, at: new Date() }, select: { id: true } }),
  );

/** Newest first. */
export const listAudit = (db: Db, limit = 100): Promise<AuditFact[]> =>
  withDataErrors(() =>
    db.auditEntry.findMany({
      orderBy: { id: "desc" },
      take: limit,
      select: { at: true, actor: true, action: true, subject: true, outcome: true, requestId: true },
    }),
  );
