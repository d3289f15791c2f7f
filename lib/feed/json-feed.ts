import { DISCLAIMER } from "@/lib/format/disclaimer";
import { entryOf } from "./entry";
import { type Feed, feedPage, feedQuery, feedTitle, instantOf, newestItems } from "./feed";

export const JSON_FEED_TYPE = "application/feed+json; charset=utf-8";

/** Changes of verdict as a JSON Feed (version 1.1). */
export const jsonFeed = (feed: Feed): string =>
  `${JSON.stringify(
    {
      version: "https://jsonfeed.org/version/1.1",
      title: feedTitle(feed),
      home_page_url: feedPage(feed),
      feed_url: `${feed.origin}/changes/feed.json${feedQuery(feed)}`,
      description: `Under the house definition, with what moved each. ${DISCLAIMER}`,
      icon: `${feed.origin}/icon.svg`,
      language: "en",
      authors: [{ name: "Offtake", url: `${feed.origin}/` }],
      items: newestItems(feed).map((item) => {
        const { text, category } = entryOf(item);
        return {
          id: item.id,
          url: `${feed.origin}${item.path}`,
          title: item.title,
          content_text: text,
          date_published: instantOf(item.date),
          tags: [item.slug, category.term],
        };
      }),
    },
    null,
    2,
  )}\n`;
