import { describe, expect, it } from "vitest";
import type { Sent } from "@/lib/http/answer";
import { keepPage, keptPage } from "@/lib/http/kept-pages";
import { readerOf } from "@/lib/http/reader";

const FIRST = "AAAAAAAAAAAAAAAAAAAAAA==";
const SECOND = "b/+bbbbbbbbbbbbbbbbbbb==";
const page = (nonce: string) =>
  `<html><script nonce="${nonce}">1</script><p>Ω ≥ 0.8 · ${"x".repeat(100)}</p><script nonce="${nonce}"></script></html>`;
const sent = (changed: Partial<Sent> = {}): Sent => ({
  status: 200,
  headers: {
    "content-type": "text/html; charset=utf-8",
    link: `</a.css>; nonce="${FIRST}", </b.css>; nonce="${FIRST}"`,
    "x-request-id": "of the first reader",
  },
  body: Buffer.from(page(FIRST)),
  ...changed,
});

describe("a page that is kept", () => {
  it("is sent again byte for byte, with the nonce of each request in the place of the first", () => {
    keepPage("a", sent(), FIRST);
    for (const nonce of [SECOND, "c".repeat(24)]) {
      const again = keptPage("a", nonce);
      expect(Buffer.from(again?.body ?? []).toString()).toBe(page(nonce));
      expect(again?.headers).toEqual([
        ["content-type", "text/html; charset=utf-8"],
        ["link", `</a.css>; nonce="${nonce}", </b.css>; nonce="${nonce}"`],
      ]);
    }
  });

  it("answers for its own key alone", () => {
    keepPage("b", sent(), FIRST);
    expect(keptPage("B", SECOND)).toBeNull();
  });

  it("is neither one that failed, nor one that broke off, nor one that was for one reader", () => {
    keepPage("c", sent({ status: 404 }), FIRST);
    keepPage("d", sent({ body: Buffer.from(page(FIRST)).subarray(0, -1) }), FIRST);
    keepPage("e", sent({ headers: { "set-cookie": ["theme=dark"] } }), FIRST);
    for (const key of ["c", "d", "e"]) expect(keptPage(key, SECOND), key).toBeNull();
  });
});

describe("what a page says otherwise to one reader than to another", () => {
  it("is the theme that they chose and the key of their keyboard", () => {
    const mac = new Headers({ "user-agent": "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)" });
    expect(readerOf(new Headers(), undefined)).toEqual({ theme: undefined, searchKeys: "Ctrl K" });
    expect(readerOf(mac, "dark")).toEqual({ theme: "dark", searchKeys: "⌘K" });
    expect(readerOf(mac, '"><script>')).toEqual({ theme: undefined, searchKeys: "⌘K" });
  });
});
