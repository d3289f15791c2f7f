import { BADGE_POLICY, badgeSvg, cardAnswer, parseTheme, unknownBadgeSvg } from "@/lib/card";
import { getEnv } from "@/lib/env";
import { printedAddress, siteOrigin } from "@/lib/http/site-origin";
import { loadCard } from "@/lib/loaders/card";
import { parseAsOf, rawParams } from "../../search-params";

const TYPE = "image/svg+xml; charset=utf-8";

/** `/badge/helium.svg`: one verdict as a picture; `?asOf=` a past day, `?theme=` light or dark. */
export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const theme = parseTheme(searchParams.get("theme"));
  const slug = /^([a-z0-9-]{1,64})\.svg$/.exec((await params).file)?.[1];
  const card = slug === undefined ? null : await loadCard(slug, parseAsOf(rawParams(searchParams)));
  const origin = siteOrigin(request.headers, getEnv().publicUrl);
  if (!card) {
    const picture = unknownBadgeSvg(printedAddress(origin, "/embed"), theme);
    return cardAnswer(request, picture, { status: 404, type: TYPE, policy: BADGE_POLICY });
  }
  const picture = badgeSvg(card, printedAddress(origin, card.path), theme);
  return cardAnswer(request, picture, { status: 200, type: TYPE, policy: BADGE_POLICY });
}
