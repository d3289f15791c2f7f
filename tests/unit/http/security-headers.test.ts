import { describe, expect, it } from "vitest";
import { pagePolicy } from "@/lib/http/security-headers";

const directives = (policy: string) =>
  Object.fromEntries(policy.split("; ").map((part) => [part.split(" ")[0], part.split(" ").slice(1)]));

describe("pagePolicy", () => {
  it("lets scripts run by their nonce only", () => {
    expect(directives(pagePolicy("abc", false))).toMatchObject({
      "default-src": ["'self'"],
      "script-src": ["'self'", "'nonce-abc'", "'strict-dynamic'"],
      "style-src": ["'self'"],
      "object-src": ["'none'"],
      "base-uri": ["'none'"],
      "form-action": ["'self'"],
      "frame-ancestors": ["'none'"],
    });
  });

  it("gives the development server what it needs, and only that one", () => {
    expect(directives(pagePolicy("abc", true))).toMatchObject({
      "script-src": ["'self'", "'nonce-abc'", "'strict-dynamic'", "'unsafe-eval'"],
      "style-src": ["'self'", "'unsafe-inline'"],
    });
  });
});
