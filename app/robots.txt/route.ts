import { getEnv } from "@/lib/env";
import { siteOrigin } from "@/lib/http/site-origin";

/** Everything may be read; variants of a page say `noindex` themselves, which only who reads them can see. */
export function GET(request: Request): Response {
  const origin = siteOrigin(request.headers, getEnv().publicUrl);
  const lines = ["User-agent: *", "Allow: /", ...(origin === "" ? [] : [`Sitemap: ${origin}/sitemap.xml`])];
  return new Response(`${lines.join("\n")}\n`, {
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-cache" },
  });
}
