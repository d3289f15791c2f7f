import {
  BADGE_POLICY,
  badgeSvg,
  cardAnswer,
  EMBED_POLICY,
  embedPage,
  NOTICES,
  type Notice,
  noticeBadgeSvg,
  noticeEmbedPage,
  parseTheme,
} from "@/lib/card";
import { getEnv } from "@/lib/env";
import { printedAddress, siteOrigin } from "@/lib/http/site-origin";
import { loadCard } from "@/lib/loaders/card";
import type { CardView } from "@/lib/views";
import { parseAsOf, rawParams } from "./search-params";

/** The two forms in which a verdict stands in other sites' pages. */
const FORMS = {
  badge: { type: "image/svg+xml; charset=utf-8", policy: BADGE_POLICY, draw: badgeSvg, drawNotice: noticeBadgeSvg },
  embed: { type: "text/html; charset=utf-8", policy: EMBED_POLICY, draw: embedPage, drawNotice: noticeEmbedPage },
} as const;

/**
 * One verdict under the house definition; `?asOf=` a past day, `?theme=` light or dark. Whatever is wrong is told in the
 * form that was asked for: the page around it would show a broken picture otherwise.
 * @param slug null = none can be read from the address
 */
export async function answerTravelling(
  request: Request,
  form: keyof typeof FORMS,
  slug: string | null,
): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const { type, policy, draw, drawNotice } = FORMS[form];
  const theme = parseTheme(searchParams.get("theme"));
  const origin = siteOrigin(request.headers, getEnv().publicUrl);
  const found = slug === null ? NOTICES.unknown : await cardOrNotice(slug, parseAsOf(rawParams(searchParams)));
  if ("status" in found) {
    const body = drawNotice(found, printedAddress(origin, "/embed"), theme);
    return cardAnswer(request, body, { status: found.status, type, policy });
  }
  return cardAnswer(request, draw(found, printedAddress(origin, found.path), theme), { status: 200, type, policy });
}

async function cardOrNotice(slug: string, asOf: string | null): Promise<CardView | Notice> {
  try {
    return (await loadCard(slug, asOf)) ?? NOTICES.unknown;
  } catch (error) {
    console.error(error);
    return NOTICES.unreadable;
  }
}
