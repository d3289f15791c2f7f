import { loadSearchIndex } from "@/lib/loaders/search";
import { parseAsOf, rawParams } from "../../search-params";

/** What the palette searches, on the day of the page that opened it. */
export async function GET(request: Request): Promise<Response> {
  const entries = await loadSearchIndex(parseAsOf(rawParams(new URL(request.url).searchParams)));
  const headers = { "Cache-Control": "no-cache", "Content-Type": "application/json", Vary: "Accept-Encoding" };
  const plain = new Response(JSON.stringify({ entries }), { headers });
  // Answers of route handlers leave as they are: words without packing are four times as long.
  if (!plain.body || !/\bgzip\b/.test(request.headers.get("accept-encoding") ?? "")) return plain;
  return new Response(plain.body.pipeThrough(new CompressionStream("gzip")), {
    headers: { ...headers, "Content-Encoding": "gzip" },
  });
}
