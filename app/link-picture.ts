import type { Metadata } from "next";
import { headers } from "next/headers";
import { getEnv } from "@/lib/env";
import { siteOrigin } from "@/lib/http/site-origin";

/**
 * What a page says to those who unfurl a link to it: the picture of its live verdict. Addresses are whole; without a
 * usable host there is no picture.
 * @param path of the page; its picture lies below it
 * @param query that the page cannot do without, "" or `?n=…`
 */
export async function linkPicture(
  path: string,
  alt: string,
  query = "",
): Promise<Pick<Metadata, "openGraph" | "twitter">> {
  const origin = siteOrigin(await headers(), getEnv().publicUrl);
  if (origin === "") return {};
  const images = [{ url: `${origin}${path}/card.png${query}`, width: 1200, height: 630, type: "image/png", alt }];
  return {
    openGraph: { type: "website", siteName: "Offtake", locale: "en", url: `${origin}${path}${query}`, images },
    twitter: { card: "summary_large_image", images },
  };
}
