import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A session lasts this long after the token was entered. */
export const SESSION_SECONDS = 3600;
export const SESSION_COOKIE = "offtake_import";

/**
 * The key that sessions are signed with: a file of the data folder that only this user may read, made when it is first
 * needed. Server processes that share the folder share the sessions.
 */
export function sessionKey(folder: string): Buffer {
  const path = join(folder, "session.key");
  try {
    return Buffer.from(readFileSync(path, "utf8"), "hex");
  } catch (error) {
    if (!(error instanceof Error && Reflect.get(error, "code") === "ENOENT")) throw error;
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  writeFileSync(draft, randomBytes(32).toString("hex"), { mode: 0o600 });
  chmodSync(draft, 0o600);
  try {
    // Fails where another process was quicker: then its key is the key.
    linkSync(draft, path);
  } catch (error) {
    if (!(error instanceof Error && Reflect.get(error, "code") === "EEXIST")) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return Buffer.from(readFileSync(path, "utf8"), "hex");
}

const macOf = (key: Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();

/** Value of the cookie: which token, until when, signed. The token's secret is not in it. */
export function signSession(key: Buffer, tokenId: string, nowMs: number): string {
  const text = `${tokenId}.${nowMs + SESSION_SECONDS * 1000}.${randomBytes(9).toString("base64url")}`;
  return `${text}.${macOf(key, text).toString("base64url")}`;
}

/** Public part of the token of a session; null = it is forged, damaged or over. */
export function readSession(key: Buffer, cookie: string, nowMs: number): string | null {
  const match = /^([0-9a-f]{16})\.(\d{1,16})\.[A-Za-z0-9_-]{12}\.([A-Za-z0-9_-]{43})$/.exec(cookie);
  const [, tokenId, untilMs, mac] = match ?? [];
  if (tokenId === undefined || mac === undefined) return null;
  const text = cookie.slice(0, cookie.lastIndexOf("."));
  const given = Buffer.from(mac, "base64url");
  const expected = macOf(key, text);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  return Number(untilMs) > nowMs ? tokenId : null;
}
