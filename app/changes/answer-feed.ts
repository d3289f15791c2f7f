import { getEnv } from "@/lib/env";
import { type Feed, feedAnswer } from "@/lib/feed";
import { plainAnswer } from "@/lib/http/file-response";
import { siteOrigin } from "@/lib/http/site-origin";
import { loadFeedItems } from "@/lib/loaders/feed-items";
import { loadNames, loadNewestDay } from "@/lib/loaders/stamps";
import { parseFacets, rawParams } from "../search-params";

/** One of the feeds, of all networks or of `?network=`. Links are whole: a reader has no page to resolve them against. */
export async function answerFeed(request: Request, write: (feed: Feed) => string, type: string): Promise<Response> {
  const origin = siteOrigin(request.headers, getEnv().publicUrl);
  if (origin === "")
    return plainAnswer(400, "The request names no usable host, so the feed cannot name its own address.");
  const { searchParams } = new URL(request.url);
  const { network: slug } = parseFacets(rawParams(searchParams), ["network"]);
  const network = (await loadNames()).find((one) => one.slug === slug) ?? null;
  if (searchParams.has("network") && network === null)
    return plainAnswer(404, "No network that is assessed has this name. /api/v1/networks lists them.");
  const items = await loadFeedItems();
  const feed = {
    ...{ origin, network, asOf: await loadNewestDay() },
    items: network ? items.filter((item) => item.slug === network.slug) : items,
  };
  return feedAnswer(request, write(feed), type);
}
