import { describe, expect, it } from "vitest";
import { isOwnMachine } from "@/lib/http/client-address";
import { isAllowedHost } from "@/lib/http/host";

describe("isAllowedHost", () => {
  it("compares names without ports, in any letters; without a list any name will do", () => {
    expect(isAllowedHost("anything", null)).toBe(true);
    const allowed = ["offtake.example", "[::1]"];
    for (const host of ["offtake.example", "Offtake.Example:8080", "[::1]:3000"])
      expect(isAllowedHost(host, allowed)).toBe(true);
    for (const host of ["evil.example", "offtake.example.evil.example", "", undefined, "[::2]", "offtake.example:x"])
      expect(isAllowedHost(host, allowed), host).toBe(false);
  });
});

describe("isOwnMachine", () => {
  const headers = (socket: string, viaProxy: string) =>
    new Headers({ "x-offtake-socket": socket, "x-offtake-via-proxy": viaProxy });

  it("is true of this machine alone, and not of what a proxy on it passes on", () => {
    for (const socket of ["127.0.0.1", "::1", "::ffff:127.0.0.1"]) {
      expect(isOwnMachine(headers(socket, "0")), socket).toBe(true);
      expect(isOwnMachine(headers(socket, "1")), socket).toBe(false);
    }
    for (const socket of ["10.0.0.1", "1270.0.0.1", "::2", "unknown"])
      expect(isOwnMachine(headers(socket, "0")), socket).toBe(false);
    expect(isOwnMachine(new Headers())).toBe(false);
  });
});
