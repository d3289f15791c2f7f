import { cardAnswer, EMBED_POLICY, embedPage, parseTheme, unknownEmbedPage } from "@/lib/card";
import { getEnv } from "@/lib/env";
import { printedAddress, siteOrigin } from "@/lib/http/site-origin";
import { loadCard } from "@/lib/loaders/card";
import { parseAsOf, rawParams } from "../../search-params";

const TYPE = "text/html; charset=utf-8";

/** One verdict for a frame in another page: under the house definition; `?asOf=` a past day, `?theme=` light or dark. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const theme = parseTheme(searchParams.get("theme"));
  const card = await loadCard((await params).slug, parseAsOf(rawParams(searchParams)));
  const origin = siteOrigin(request.headers, getEnv().publicUrl);
  if (!card) {
    const page = unknownEmbedPage(printedAddress(origin, "/embed"), theme);
    return cardAnswer(request, page, { status: 404, type: TYPE, policy: EMBED_POLICY });
  }
  const page = embedPage(card, printedAddress(origin, card.path), theme);
  return cardAnswer(request, page, { status: 200, type: TYPE, policy: EMBED_POLICY });
}
