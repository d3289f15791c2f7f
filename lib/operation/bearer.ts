import { createHash, timingSafeEqual } from "node:crypto";

const hashOf = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Whether an Authorization header bears the token. Compared as hashes: neither length nor content shows in the time it takes. */
export const isBearer = (authorization: string | null, token: string | null): boolean =>
  token !== null && timingSafeEqual(hashOf(authorization ?? ""), hashOf(`Bearer ${token}`));
