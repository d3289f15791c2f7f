import { mkdtempSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import {
  createAttempts,
  hashSecret,
  isOwnOrigin,
  isSecretOf,
  makeToken,
  parseToken,
  readSession,
  SESSION_SECONDS,
  sessionKey,
  signSession,
} from "@/lib/access";
import { removeFolder } from "../../support/remove-folder";

const folder = mkdtempSync(join(tmpdir(), "offtake-access-"));
afterAll(() => removeFolder(folder));

describe("tokens", () => {
  it("hold 256 random bits, of which only the hash is kept", () => {
    const { id, text, secretHash } = makeToken();
    const parsed = parseToken(text);
    expect(parsed?.id).toBe(id);
    expect(Buffer.from(parsed?.secret ?? "", "base64url")).toHaveLength(32);
    expect(hashSecret(parsed?.secret ?? "")).toBe(secretHash);
    expect(secretHash).not.toContain(parsed?.secret);
    expect(makeToken().text).not.toBe(text);
  });

  it("are compared whole, and never fit where there is none", () => {
    const { text, secretHash } = makeToken();
    const secret = parseToken(text)?.secret ?? "";
    expect(isSecretOf(secret, secretHash)).toBe(true);
    expect(isSecretOf(`${secret.slice(0, -1)}${secret.endsWith("A") ? "B" : "A"}`, secretHash)).toBe(false);
    expect(isSecretOf(secret, null)).toBe(false);
  });

  it.each(["", "offtake_", "offtake_0123456789abcdef_short", "x".repeat(10_000)])("takes %j for none", (text) =>
    expect(parseToken(text)).toBeNull(),
  );
});

describe("attempts", () => {
  it("end after ten wrong tokens of one address, and begin again later", () => {
    let now = 0;
    const attempts = createAttempts(() => now);
    for (let count = 0; count < 10; count += 1) {
      expect(attempts.waitSeconds("a")).toBe(0);
      attempts.noteFailure("a");
    }
    expect(attempts.waitSeconds("a")).toBe(600);
    expect(attempts.waitSeconds("b")).toBe(0);
    now = 600_000;
    expect(attempts.waitSeconds("a")).toBe(0);
  });

  it("end for all together after three hundred", () => {
    const attempts = createAttempts(() => 0);
    for (let client = 0; client < 300; client += 1) attempts.noteFailure(`client ${client}`);
    expect(attempts.waitSeconds("another")).toBeGreaterThan(0);
  });
});

describe("sessions", () => {
  const key = sessionKey(folder);
  const id = "0123456789abcdef";

  it("name their token until they are over, and hold no secret", () => {
    const cookie = signSession(key, id, 1000);
    expect(readSession(key, cookie, 1000)).toBe(id);
    expect(readSession(key, cookie, 1000 + SESSION_SECONDS * 1000)).toBeNull();
  });

  it("cannot be made up, prolonged or given to another token", () => {
    const cookie = signSession(key, id, 1000);
    const [, until = "", ...rest] = cookie.split(".");
    expect(readSession(key, [id, Number(until) + 1, ...rest].join("."), 1000)).toBeNull();
    expect(readSession(key, ["fedcba9876543210", until, ...rest].join("."), 1000)).toBeNull();
    expect(readSession(Buffer.alloc(32), cookie, 1000)).toBeNull();
    for (const text of ["", id, `${cookie}x`, "a.b.c.d"]) expect(readSession(key, text, 1000)).toBeNull();
  });

  it("are signed with a key that stays the same and that nobody else may read", () => {
    expect(sessionKey(folder)).toEqual(key);
    expect(key).toHaveLength(32);
    expect(readFileSync(join(folder, "session.key"), "utf8")).toHaveLength(64);
    expect(statSync(join(folder, "session.key")).mode & 0o777).toBe(0o600);
  });
});

describe("isOwnOrigin", () => {
  const of = (headers: Record<string, string>, bringsToken = false, publicUrl: string | null = null) =>
    isOwnOrigin(new Headers({ host: "offtake.example", ...headers }), publicUrl, bringsToken);

  it("is this site's own pages", () => {
    expect(of({ origin: "http://offtake.example", "sec-fetch-site": "same-origin" })).toBe(true);
    expect(of({ origin: "https://offtake.example" })).toBe(true);
    expect(of({ host: "10.0.0.1:3000", origin: "https://offtake.example" }, false, "https://offtake.example")).toBe(
      true,
    );
  });

  it("is no other site's page, whatever it brings", () => {
    expect(of({ origin: "https://evil.example" })).toBe(false);
    expect(of({ origin: "https://evil.example" }, true)).toBe(false);
    expect(of({ origin: "null" }, true)).toBe(false);
    expect(of({ "sec-fetch-site": "cross-site" }, true)).toBe(false);
    expect(of({ "sec-fetch-site": "same-site", origin: "http://offtake.example" })).toBe(false);
    expect(of({ origin: "http://offtake.example:8080" })).toBe(false);
  });

  it("is a program only where it brings a token", () => {
    expect(of({})).toBe(false);
    expect(of({}, true)).toBe(true);
  });
});
