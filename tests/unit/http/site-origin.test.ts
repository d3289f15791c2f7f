import { describe, expect, it } from "vitest";
import { printedAddress, siteOrigin } from "@/lib/http/site-origin";

describe("siteOrigin", () => {
  it("is what the site was told, whatever the request says", () => {
    expect(siteOrigin(new Headers({ host: "evil.example" }), "https://offtake.example")).toBe(
      "https://offtake.example",
    );
  });
  it.each([
    [{ host: "127.0.0.1:3000" }, "http://127.0.0.1:3000"],
    [{ host: "[::1]:3000" }, "http://[::1]:3000"],
    [{ host: "offtake.example", "x-forwarded-proto": "https" }, "https://offtake.example"],
    [{ host: "offtake.example", "x-forwarded-proto": "javascript" }, "http://offtake.example"],
    [{ host: 'a"><script>' }, ""],
    [{ host: "a b" }, ""],
    [{}, ""],
  ] as [Record<string, string>, string][])("of %o is %s", (given, origin) => {
    expect(siteOrigin(new Headers(given), null)).toBe(origin);
  });
  it("is printed without its scheme", () => {
    expect(printedAddress("https://offtake.example", "/embed")).toBe("offtake.example/embed");
    expect(printedAddress("", "/embed")).toBe("/embed");
  });
});
