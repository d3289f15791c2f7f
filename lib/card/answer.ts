import { createHash } from "node:crypto";
import type { Notice } from "./notices";

interface Travelling {
  status: 200 | Notice["status"];
  type: "image/svg+xml; charset=utf-8" | "text/html; charset=utf-8" | "image/png";
  policy: string;
}

/** Five minutes: a card may lag its page by that much, and a page with a thousand readers asks once. */
const CACHE = "public, max-age=300";

/** A badge or a card with its validator; 304 without a body where the reader holds the same bytes already. */
export function cardAnswer(
  request: Request,
  body: string | Uint8Array<ArrayBuffer>,
  { status, type, policy }: Travelling,
): Response {
  // Of the bytes themselves: they hold the facts, the day of the reader, the theme and the host, and are small.
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const headers = {
    "content-type": type,
    "content-security-policy": policy,
    // A page that isolates itself may still show it.
    "cross-origin-resource-policy": "cross-origin",
    "cache-control": status === 503 ? "no-store" : CACHE,
    etag,
  };
  if (status === 200 && holds(request.headers.get("if-none-match"), etag))
    return new Response(null, { status: 304, headers });
  return new Response(body, { status, headers });
}

/** Proxies weaken validators; for a picture a weak match is one. */
const holds = (given: string | null, etag: string): boolean =>
  (given ?? "").split(",").some((one) => one.trim() === "*" || one.trim().replace(/^W\//, "") === etag);
