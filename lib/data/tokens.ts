import type { Db } from "./client";
import { withDataErrors } from "./errors";

/** A token as it is stored: without its secret. */
export interface TokenFact {
  id: string;
  name: string;
  secretHash: string;
  scopes: string[];
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
}

type Row = Omit<TokenFact, "scopes"> & { scopes: string };
const toFact = (row: Row): TokenFact => ({ ...row, scopes: row.scopes.split(",") });

export const insertToken = (db: Db, token: Omit<TokenFact, "revokedAt" | "lastUsedAt">) =>
  withDataErrors(() =>
    db.apiToken.create({ data: { ...token, scopes: token.scopes.join(",") }, select: { id: true } }),
  );

/** null = there is no such token. */
export const findToken = (db: Db, id: string): Promise<TokenFact | null> =>
  withDataErrors(async () => {
    const row = await db.apiToken.findUnique({ where: { id } });
    return row && toFact(row);
  });

/** Newest first. */
export const listTokens = (db: Db): Promise<TokenFact[]> =>
  withDataErrors(async () => (await db.apiToken.findMany({ orderBy: { createdAt: "desc" } })).map(toFact));

/** @returns false where there is no such token, or it was revoked before */
export const revokeToken = (db: Db, id: string, revokedAt: Date): Promise<boolean> =>
  withDataErrors(async () => {
    const { count } = await db.apiToken.updateMany({ where: { id, revokedAt: null }, data: { revokedAt } });
    return count > 0;
  });

/** Notes when a token was last used. */
export const touchToken = (db: Db, id: string, lastUsedAt: Date) =>
  withDataErrors(() => db.apiToken.updateMany({ where: { id }, data: { lastUsedAt } }));
