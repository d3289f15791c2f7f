import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** A token as its owner holds it: `offtake_<public part>_<secret>`, 64 random bits and 256. */
export interface ParsedToken {
  id: string;
  secret: string;
}

const SHAPE = /^offtake_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/;

export const hashSecret = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** A new token; `text` is shown once and stored nowhere. */
export function makeToken(): { id: string; text: string; secretHash: string } {
  const id = randomBytes(8).toString("hex");
  const secret = randomBytes(32).toString("base64url");
  return { id, text: `offtake_${id}_${secret}`, secretHash: hashSecret(secret) };
}

/** null = it is none. */
export function parseToken(text: string): ParsedToken | null {
  const [, id, secret] = SHAPE.exec(text.trim()) ?? [];
  return id === undefined || secret === undefined ? null : { id, secret };
}

/** Stands in where there is no such token, so that the answer takes as long. */
const NO_HASH = "0".repeat(64);

/** In the same time for whatever secret. */
export const isSecretOf = (secret: string, secretHash: string | null): boolean =>
  timingSafeEqual(Buffer.from(hashSecret(secret), "hex"), Buffer.from(secretHash ?? NO_HASH, "hex")) &&
  secretHash !== null;
