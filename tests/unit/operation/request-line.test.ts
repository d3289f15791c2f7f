import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loggedPath, methodOf, requestIdOf, routeOf } from "@/lib/operation";

describe("an address in the log", () => {
  it("keeps what was asked and hides what may be secret", () => {
    expect(loggedPath("/networks/helium?asOf=2026-03-31&definition=peg")).toBe(
      "/networks/helium?asOf=2026-03-31&definition=peg",
    );
    expect(loggedPath("/x?Token=abc&api_key=def&n=1&password")).toBe("/x?Token=***&api_key=***&n=1&password=***");
    expect(loggedPath("/x?")).toBe("/x");
    expect(loggedPath("/x?a=1?token=abc")).toBe("/x?a=1?token=abc");
  });

  it("never holds the value of a secret, and is never long", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{12,40}$/), fc.array(fc.webQueryParameters()), (secret, others) => {
        const path = loggedPath(`/p?${[...others, `token=${secret}`].join("&")}`);
        expect(path).not.toContain(`token=${secret}`);
        expect(path.length).toBeLessThanOrEqual(500);
      }),
    );
  });
});

describe("the kind of an address", () => {
  it.each([
    ["/", "scoreboard"],
    ["/?sort=coverage", "scoreboard"],
    ["/networks/helium?emissions=0", "network"],
    ["/networks/helium/report.pdf", "report"],
    ["/networks/helium/trace/quantity/coverage", "network-part"],
    ["/networks/helium/packet.zip", "file"],
    ["/api/v1/networks", "api"],
    ["/api/v1/networks.csv", "api"],
    ["/api/mcp", "mcp"],
    ["/api", "page"],
    ["/healthz", "health"],
    ["/readyz?x", "health"],
    ["/_next/static/chunks/a.js", "asset"],
    ["/badge/helium.svg", "file"],
    ["/embed/helium", "card"],
    ["/compare?n=a,b", "compare"],
  ])("%s is %s", (url, route) => expect(routeOf(url)).toBe(route));

  it("is one of a closed list, whatever is asked", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.webPath(), fc.webQueryParameters(), (path, query) => void seen.add(routeOf(`/${path}?${query}`))),
    );
    expect(seen.size).toBeLessThan(14);
  });

  it("knows the usual methods and calls the rest OTHER", () => {
    expect([methodOf("GET"), methodOf("PROPFIND"), methodOf(undefined)]).toEqual(["GET", "OTHER", "OTHER"]);
  });
});

describe("the id of a request", () => {
  it("is a reader's own only through a proxy of ours, and only if it can stand in a line", () => {
    expect(requestIdOf("abc-123_DEF.456", true)).toBe("abc-123_DEF.456");
    for (const [given, trusted] of [
      ["abc-123_DEF.456", false],
      ["short", true],
      ['x"},{"level":"error', true],
      ["a".repeat(65), true],
      [undefined, true],
    ] as const) {
      expect(requestIdOf(given, trusted)).toMatch(/^[0-9a-f-]{36}$/);
    }
    expect(requestIdOf(undefined, false)).not.toBe(requestIdOf(undefined, false));
  });
});
