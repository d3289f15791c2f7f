import { getEnv } from "@/lib/env";
import { plainAnswer } from "@/lib/http/file-response";
import { siteOrigin } from "@/lib/http/site-origin";
import { loadAllSlugs } from "@/lib/loaders/records";

/** Pages that stand for themselves; those below them are variants. */
const PAGES = [
  "/",
  "/compare?n=helium,filecoin,akash",
  "/map",
  "/conflicts",
  "/claims",
  "/changes",
  "/method",
  "/data",
  "/corrections",
  "/api",
  "/embed",
  "/verify",
];

/** The pages of the site for search engines. */
export async function GET(request: Request): Promise<Response> {
  const origin = siteOrigin(request.headers, getEnv().publicUrl);
  if (origin === "") return plainAnswer(400, "The request names no usable host, so the site cannot name its pages.");
  const paths = [...PAGES, ...(await loadAllSlugs()).map((slug) => `/networks/${slug}`)];
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${paths.map((path) => `<url><loc>${origin}${path}</loc></url>`).join("\n")}
</urlset>
`;
  return new Response(body, {
    headers: { "content-type": "application/xml; charset=utf-8", "cache-control": "no-cache" },
  });
}
