import { createHash } from "node:crypto";

/** Five minutes: a feed may lag its page by that much. */
const CACHE = "public, max-age=300";

/** A feed with its validator; 304 without a body where the reader holds the same bytes already. Any site may read it. */
export function feedAnswer(request: Request, body: string, type: string): Response {
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const headers = { "content-type": type, "cache-control": CACHE, etag, "access-control-allow-origin": "*" };
  const given = (request.headers.get("if-none-match") ?? "").split(",").map((one) => one.trim().replace(/^W\//, ""));
  return given.includes(etag) || given.includes("*")
    ? new Response(null, { status: 304, headers })
    : new Response(body, { headers });
}
